package io.github.zpacert.diag;

import java.util.Comparator;
import java.util.Optional;

/**
 * One thing that somebody must look at: where it is, what is wrong, and, if we know it, what to do.
 *
 * @param severity whether the run can go on
 * @param at the place, when the problem has one
 * @param message lower case, in the user's words, names in quotes
 * @param hint what to do about it
 */
public record Problem(
    Severity severity, Optional<Position> at, String message, Optional<String> hint) {

  /** Problems with a place first, in the order of their places; the others keep their order. */
  public static final Comparator<Problem> BY_PLACE = Comparator.comparing(
      p -> p.at().orElse(null), Comparator.nullsLast(Comparator.naturalOrder()));

  /** Whether a problem stops the run. */
  public enum Severity {
    ERROR,
    WARNING
  }

  public static Problem error(Position at, String message) {
    return new Problem(Severity.ERROR, Optional.of(at), message, Optional.empty());
  }

  public static Problem error(String message) {
    return new Problem(Severity.ERROR, Optional.empty(), message, Optional.empty());
  }

  public static Problem warning(Position at, String message) {
    return new Problem(Severity.WARNING, Optional.of(at), message, Optional.empty());
  }

  public static Problem warning(String message) {
    return new Problem(Severity.WARNING, Optional.empty(), message, Optional.empty());
  }

  /** Returns this problem with a sentence that says what to do. */
  public Problem withHint(String sentence) {
    return new Problem(severity, at, message, Optional.of(sentence));
  }

  /** Returns this problem at the given place. */
  public Problem at(Position place) {
    return new Problem(severity, Optional.of(place), message, hint);
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /** Renders as {@code zpacert.yaml:12:5: unknown key "protct" (did you mean "protect"?)}. */
  @Override
  public String toString() {
    return at.map(p -> p + ": ").orElse("")
        + message
        + hint.map(h -> " (" + h + ")").orElse("");
  }
}
