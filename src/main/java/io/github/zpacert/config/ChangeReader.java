package io.github.zpacert.config;

import com.google.common.collect.ImmutableSet;
import io.github.zpacert.change.ChangeRules;
import io.github.zpacert.change.TicketRule;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/** Reads {@code policy.windows} and {@code policy.change}. */
final class ChangeReader {

  static final ImmutableSet<String> KEYS_OF_POLICY = ImmutableSet.of("windows", "change");

  private static final ImmutableSet<String> KEYS = ImmutableSet.of("required", "pattern");

  private ChangeReader() {}

  /** Returns what the policy asks for, without what is wrong and reported. */
  static ChangeRules read(Fields policy) {
    return new ChangeRules(
        policy.mapping("windows").map(WindowsReader::read),
        policy.mapping("change").map(ChangeReader::ticket).orElse(TicketRule.NONE));
  }

  private static TicketRule ticket(Fields fields) {
    fields.refuseUnknown(KEYS);
    return new TicketRule(
        fields.flag("required").orElse(true),
        fields.text("pattern").flatMap(t -> pattern(t, fields.problems())));
  }

  private static Optional<Pattern> pattern(Text text, Problems problems) {
    if (!text.isNotEmpty(problems)) {
      return Optional.empty();
    }
    try {
      return Optional.of(Pattern.compile(text.value()));
    } catch (PatternSyntaxException e) {
      problems.add(text.problem("is no regular expression: " + e.getDescription())
          .withHint("like CHG[0-9]{7}"));
      return Optional.empty();
    }
  }
}
