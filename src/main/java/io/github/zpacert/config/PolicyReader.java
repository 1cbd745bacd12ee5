package io.github.zpacert.config;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.zpacert.model.Budget;
import io.github.zpacert.model.NamePattern;
import io.github.zpacert.model.Policy;
import io.github.zpacert.model.Rotation;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads {@code policy}. */
final class PolicyReader {

  private static final ImmutableSet<String> KEYS = ImmutableSet.<String>builder()
      .add("prune", "maxDelete", "maxChange", "minRemaining", "ignore")
      .add("gates", "namePattern", "rules", ApprovalsReader.KEY)
      .addAll(ChangeReader.KEYS_OF_POLICY)
      .build();
  private static final Pattern COUNT = Pattern.compile("[0-9]{1,9}");
  private static final Pattern PERCENT = Pattern.compile("(100|[0-9]{1,2})%");
  private static final String LIMIT = "a count such as 5 or a share such as 30%";

  private final Fields fields;
  private final Problems problems;
  private final Rotation rotation;

  private PolicyReader(Fields fields, Rotation rotation) {
    this.fields = fields;
    this.rotation = rotation;
    this.problems = fields.problems();
  }

  /** Returns the policy, with defaults for what is missing, and for what is wrong and reported. */
  static Policy read(Fields fields, Rotation rotation) {
    fields.refuseUnknown(KEYS);
    return new PolicyReader(fields, rotation).policy();
  }

  private Policy policy() {
    return new Policy(
        fields
            .text("prune")
            .flatMap(t -> t.choice(Policy.Prune.values(), problems))
            .orElse(Policy.DEFAULT.prune()),
        budget("maxDelete").orElse(Policy.DEFAULT.maxDelete()),
        Durations.read(fields, "minRemaining").orElse(Policy.DEFAULT.minRemaining()),
        ignore(),
        rotation,
        GatesReader.read(fields, budget("maxChange")));
  }

  private Optional<Budget> budget(String key) {
    return fields.textOrNumber(key, LIMIT).flatMap(this::budget);
  }

  private Optional<Budget> budget(Text text) {
    if (COUNT.matcher(text.value()).matches()) {
      return Optional.of(new Budget.Count(Integer.parseInt(text.value())));
    }
    Matcher percent = PERCENT.matcher(text.value());
    if (percent.matches()) {
      return Optional.of(new Budget.Percent(Integer.parseInt(percent.group(1))));
    }
    problems.add(text.mustBe(LIMIT));
    return Optional.empty();
  }

  private ImmutableList<NamePattern> ignore() {
    return fields.list("ignore").stream()
        .flatMap(node -> fields.reading().text(node, "a pattern of \"ignore\"").stream())
        .filter(this::isPattern)
        .map(text -> NamePattern.of(text.value()))
        .collect(toImmutableList());
  }

  private boolean isPattern(Text text) {
    if (text.value().isEmpty()) {
      problems.add(text.problem("must not be empty"));
    }
    return !text.value().isEmpty();
  }
}
