package io.github.zpacert.config;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.zpacert.diag.Position;
import io.github.zpacert.model.Level;
import io.github.zpacert.model.Rule;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code policy.rules}. Whether an expression is one is found out by who knows the language. */
final class RuleReader {

  private static final ImmutableSet<String> KEYS =
      ImmutableSet.of("name", "when", "message", "level");
  private static final ImmutableSet<String> REQUIRED = ImmutableSet.of("name", "when", "message");
  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  private final Map<String, Position> names = new HashMap<>();

  private RuleReader() {}

  static ImmutableList<Rule> read(Fields policy) {
    RuleReader reader = new RuleReader();
    return policy.list("rules").stream()
        .flatMap(node -> policy.reading().mapping(node, "a rule").stream())
        .flatMap(fields -> reader.rule(fields).stream())
        .collect(ImmutableList.toImmutableList());
  }

  private Optional<Rule> rule(Fields fields) {
    fields.refuseUnknown(KEYS);
    REQUIRED.stream()
        .filter(key -> !fields.has(key))
        .forEach(key ->
            fields.problems().error(fields.at(), Quoted.of(key) + " is missing in this rule"));
    Optional<String> name = fields.text("name").flatMap(t -> name(t, fields));
    Optional<String> when = text(fields, "when");
    Optional<String> message = text(fields, "message");
    Level level = fields
        .text("level")
        .flatMap(t -> t.choice(Level.values(), fields.problems()))
        .orElse(Level.DENY);
    return name.flatMap(n ->
        when.flatMap(w -> message.map(m -> new Rule(n, w, m, level, fields.at("when")))));
  }

  private Optional<String> name(Text text, Fields fields) {
    if (!NAME.matcher(text.value()).matches()) {
      fields
          .problems()
          .add(text.mustBe("words of lower-case letters and digits with - between them"));
      return Optional.empty();
    }
    Position earlier = names.putIfAbsent(text.value(), fields.at("name"));
    if (earlier != null) {
      fields.problems().add(text.problem("is the name of the rule at " + earlier + " already"));
      return Optional.empty();
    }
    return Optional.of(text.value());
  }

  private static Optional<String> text(Fields fields, String key) {
    return fields
        .text(key)
        .filter(t -> t.isNotEmpty(fields.problems()))
        .map(t -> t.value().strip());
  }
}
