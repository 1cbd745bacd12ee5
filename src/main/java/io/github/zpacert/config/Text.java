package io.github.zpacert.config;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import io.github.zpacert.diag.Position;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.diag.Suggestion;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * A text that the user gave, with enough of its origin to complain about it.
 *
 * @param at empty for a text from the environment
 * @param label what the user calls it: {@code "cloud"}, {@code environment variable "ZSCALER_CLOUD"}
 * @param written before references to the environment were expanded; messages show this alone, as a
 *     variable may hold a secret
 * @param value what counts
 */
record Text(Optional<Position> at, String label, String written, String value) {

  /** Returns the complaint {@code "cloud" must be a word, not "a b"}. */
  Problem mustBe(String expected) {
    return problem("must be " + expected + ", not " + quoted());
  }

  /** Returns the complaint {@code "name" begins with a blank}. */
  Problem problem(String predicate) {
    Problem problem = Problem.error(label + " " + predicate);
    return at.map(problem::at).orElse(problem);
  }

  /** Returns what the user wrote, between quotes, and says so when something else came of it. */
  String quoted() {
    return (written.equals(value) ? "" : "the value of ") + Quoted.of(written);
  }

  /** Returns the constant that the text names in lower case, or reports the words that it could be. */
  <E extends Enum<E>> Optional<E> choice(E[] constants, Problems problems) {
    Optional<E> chosen =
        Arrays.stream(constants).filter(c -> word(c).equals(value)).findFirst();
    if (chosen.isEmpty()) {
      problems.add(mustBeOneOf(
          Arrays.stream(constants).map(Text::word).collect(ImmutableList.toImmutableList())));
    }
    return chosen;
  }

  /** Returns the complaint that lists the words allowed, with the nearest as a hint. */
  Problem mustBeOneOf(ImmutableList<String> words) {
    Problem problem = mustBe("one of " + Joiner.on(", ").join(words));
    return written.equals(value)
        ? Suggestion.forWord(value, words).map(problem::withHint).orElse(problem)
        : problem;
  }

  /** Whether there is a text at all; reports it when there is none. */
  boolean isNotEmpty(Problems problems) {
    if (value.isBlank()) {
      problems.add(problem("must not be empty"));
    }
    return !value.isBlank();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
