package io.github.zpacert.material;

import io.github.zpacert.diag.Position;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.diag.ProblemException;
import java.util.Optional;

/** A source gave nothing, or nothing of use. Never holds what was read, and so has no cause. */
final class SourceException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String message;
  private final transient Optional<String> hint;
  private final boolean unreachable;

  private SourceException(String message, Optional<String> hint, boolean unreachable) {
    super(message);
    this.message = message;
    this.hint = hint;
    this.unreachable = unreachable;
  }

  /** Nothing could be read here; on another machine, or as another user, it might be. */
  static SourceException unreachable(String message) {
    return new SourceException(message, Optional.empty(), true);
  }

  /** Something was read, and cannot be used anywhere. */
  static SourceException unfit(String message) {
    return new SourceException(message, Optional.empty(), false);
  }

  SourceException withHint(String sentence) {
    return new SourceException(message, Optional.of(sentence), unreachable);
  }

  /** Returns this with words before it that say what the source was to give: {@code passphrase}. */
  SourceException asked(String role) {
    return new SourceException(role + ": " + message, hint, unreachable);
  }

  boolean isUnreachable() {
    return unreachable;
  }

  Problem problem() {
    Problem problem = Problem.error(message);
    return hint.map(problem::withHint).orElse(problem);
  }

  Problem problem(Position at) {
    return problem().at(at);
  }

  ProblemException at(Position place) {
    return new ProblemException(problem(place));
  }
}
