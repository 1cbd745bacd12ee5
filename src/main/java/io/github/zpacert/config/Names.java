package io.github.zpacert.config;

import com.google.common.base.CharMatcher;
import io.github.zpacert.diag.Problem;
import java.util.Optional;
import java.util.regex.Pattern;

/** The rules for what people and ZPA call things. */
final class Names {

  private static final int LONGEST = 255;
  private static final Pattern ID = Pattern.compile("0|[1-9][0-9]{0,18}");
  // the asterisk is not in ZPA's own rule, but its documentation shows it in names of wildcard
  // certificates
  private static final CharMatcher USUAL = CharMatcher.inRange('a', 'z')
      .or(CharMatcher.inRange('A', 'Z'))
      .or(CharMatcher.inRange('0', '9'))
      .or(CharMatcher.anyOf("._- *"));

  private Names() {}

  /** Returns the name of a certificate, and warns of one that ZPA's own pages would refuse. */
  static Optional<String> certificate(Text text, Problems problems) {
    Optional<String> name = name(text, problems);
    if (name.isPresent() && !USUAL.matchesAllOf(text.value())) {
      text.at()
          .ifPresent(at -> problems.add(Problem.warning(
                  at,
                  text.label() + " " + text.quoted()
                      + " has characters that ZPA's own pages refuse in names")
              .withHint("letters, digits, blanks and . _ - * are safe")));
    }
    return name;
  }

  /** Returns the name of a microtenant. */
  static Optional<String> microtenant(Text text, Problems problems) {
    if (text.value().contains("/")) {
      problems.add(text.mustBe("a name without \"/\""));
      return Optional.empty();
    }
    return name(text, problems);
  }

  /** Returns the digits of an id. */
  static Optional<String> id(Text text, Problems problems) {
    if (!ID.matcher(text.value()).matches()) {
      problems.add(text.mustBe("decimal digits, at most 19 and without leading zeros"));
      return Optional.empty();
    }
    return Optional.of(text.value());
  }

  private static Optional<String> name(Text text, Problems problems) {
    Optional<String> flaw = flaw(text.value());
    flaw.ifPresent(f -> problems.add(text.problem(f)));
    return flaw.isPresent() ? Optional.empty() : Optional.of(text.value());
  }

  /** Returns what is wrong with a name, as the end of a sentence. */
  static Optional<String> flaw(String name) {
    if (name.isEmpty()) {
      return Optional.of("must not be empty");
    }
    if (name.length() > LONGEST) {
      return Optional.of("is longer than " + LONGEST + " characters");
    }
    if (!Characters.allPrintable(name)) {
      return Optional.of("holds a character that does not print");
    }
    return Characters.hasOuterBlanks(name)
        ? Optional.of("must not begin or end with a blank")
        : Optional.empty();
  }
}
