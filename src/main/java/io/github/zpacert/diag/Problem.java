package io.github.zpacert.diag;

import java.util.Comparator;
import java.util.Optional;

/**
 * One thing that somebody must look at: where it is, what is wrong, and, if we know it, what to do.
 *
 * @param severity whether the run can go on
 * @param code a stable word for the kind of problem, when it has one
 * @param at the place, when the problem has one
 * @param message lower case, in the user's words, names in quotes
 * @param hint what to do about it
 */
public record Problem(
    Severity severity,
    Optional<String> code,
    Optional<Position> at,
    String message,
    Optional<String> hint) {

  /** Problems with a place first, in the order of their places; the others keep their order. */
  public static final Comparator<Problem> BY_PLACE = Comparator.comparing(
      p -> p.at().orElse(null), Comparator.nullsLast(Comparator.naturalOrder()));

  /** Whether a problem stops the run. */
  public enum Severity {
    ERROR,
    WARNING
  }

  public static Problem error(Position at, String message) {
    return new Problem(
        Severity.ERROR, Optional.empty(), Optional.of(at), message, Optional.empty());
  }

  public static Problem error(String message) {
    return new Problem(
        Severity.ERROR, Optional.empty(), Optional.empty(), message, Optional.empty());
  }

  public static Problem warning(Position at, String message) {
    return new Problem(
        Severity.WARNING, Optional.empty(), Optional.of(at), message, Optional.empty());
  }

  public static Problem warning(String message) {
    return new Problem(
        Severity.WARNING, Optional.empty(), Optional.empty(), message, Optional.empty());
  }

  /** Returns this problem with a sentence that says what to do. */
  public Problem withHint(String sentence) {
    return new Problem(severity, code, at, message, Optional.of(sentence));
  }

  /** Returns this problem at the given place. */
  public Problem at(Position place) {
    return new Problem(severity, code, Optional.of(place), message, hint);
  }

  /** Returns this problem as one of the given kind. */
  public Problem withCode(String word) {
    return new Problem(severity, Optional.of(word), at, message, hint);
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /**
   * Renders as {@code zpacert.yaml:12:5: unknown key "protct" (did you mean "protect"?)}; the code, where there is one,
   * stands behind the message.
   */
  @Override
  public String toString() {
    return at.map(p -> p + ": ").orElse("")
        + message
        + code.map(c -> " [" + c + "]").orElse("")
        + hint.map(h -> " (" + h + ")").orElse("");
  }
}
