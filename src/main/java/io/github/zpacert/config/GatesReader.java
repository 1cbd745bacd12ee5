package io.github.zpacert.config;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.diag.Suggestion;
import io.github.zpacert.model.Budget;
import io.github.zpacert.model.Code;
import io.github.zpacert.model.Gates;
import io.github.zpacert.model.Level;
import io.github.zpacert.model.NamePattern;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** Reads what {@code policy} says of gates, and a certificate's waivers. */
final class GatesReader {

  private static final String PATTERN = "a pattern of \"namePattern\"";

  private GatesReader() {}

  /**
   * Returns the gates.
   *
   * @param policy the mapping that {@code gates} stands in
   * @param maxChange read by whoever knows how budgets are written
   */
  static Gates read(Fields policy, Optional<Budget> maxChange) {
    return new Gates(
        policy.mapping("gates").map(GatesReader::levels).orElse(ImmutableMap.of()),
        policy.value("namePattern").map(node -> patterns(node, policy)).orElse(ImmutableList.of()),
        maxChange,
        RuleReader.read(policy));
  }

  private static ImmutableMap<Code, Level> levels(Fields fields) {
    return byCode(
        fields,
        Code::isGate,
        (key, code) -> fields.text(key).flatMap(t -> t.choice(Level.values(), fields.problems())));
  }

  /** Returns why gates do not bind a certificate. */
  static ImmutableMap<Code, String> waivers(Fields certificate) {
    return certificate.mapping("waive").map(GatesReader::reasons).orElse(ImmutableMap.of());
  }

  private static ImmutableMap<Code, String> reasons(Fields fields) {
    return byCode(
        fields,
        code -> code.kind() == Code.Kind.CERTIFICATE,
        (key, code) -> fields.text(key).flatMap(t -> reason(t, fields.problems())));
  }

  private static Optional<String> reason(Text text, Problems problems) {
    String reason = text.value().strip();
    if (reason.isEmpty() || !Characters.allPrintable(reason)) {
      problems.add(text.problem("must be the reason for the waiver, on one line"));
      return Optional.empty();
    }
    return Optional.of(reason);
  }

  private static <V> ImmutableMap<Code, V> byCode(
      Fields fields, Predicate<Code> isAllowed, BiFunction<String, Code, Optional<V>> value) {
    ImmutableMap.Builder<Code, V> values = ImmutableMap.builder();
    for (String key : fields.mapping().fields().keySet()) {
      Optional<Code> code = Code.of(key).filter(isAllowed);
      if (code.isEmpty()) {
        fields.problems().add(unknown(fields, key, isAllowed));
      }
      code.ifPresent(c -> value.apply(key, c).ifPresent(v -> values.put(c, v)));
    }
    return values.build();
  }

  private static Problem unknown(Fields fields, String key, Predicate<Code> isAllowed) {
    Optional<Code> other = Code.of(key);
    if (other.isPresent()) {
      return Problem.error(
              fields.keyAt(key),
              Quoted.of(key)
                  + (other.get().isGate()
                      ? " judges the plan as a whole: no certificate can waive it"
                      : " has no level to set"))
          .withHint("\"zpacert explain " + key + "\" tells what leads around it");
    }
    ImmutableList<String> words = Arrays.stream(Code.values())
        .filter(isAllowed)
        .map(Code::word)
        .collect(ImmutableList.toImmutableList());
    return Problem.error(fields.keyAt(key), "there is no gate " + Quoted.of(key))
        .withHint(Suggestion.forWord(key, words).orElse("\"zpacert explain\" lists them"));
  }

  private static ImmutableList<NamePattern> patterns(Yaml node, Fields fields) {
    ImmutableList<Yaml> items =
        node instanceof Yaml.Sequence list ? list.items() : ImmutableList.of(node);
    return items.stream()
        .flatMap(item -> fields.reading().text(item, PATTERN).stream())
        .filter(text -> text.isNotEmpty(fields.problems()))
        .map(text -> NamePattern.of(text.value()))
        .collect(ImmutableList.toImmutableList());
  }
}
