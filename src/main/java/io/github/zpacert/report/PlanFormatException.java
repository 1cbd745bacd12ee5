package io.github.zpacert.report;

import io.github.zpacert.diag.Position;
import io.github.zpacert.diag.Problem;

/**
 * A text is not a plan that this zpacert can read. The message names the field as a JSON pointer and quotes nothing of
 * the text, which may be any file, a private key too.
 */
public final class PlanFormatException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String reason;
  private final String hint;

  PlanFormatException(String reason, String hint) {
    super(reason + " (" + hint + ")");
    this.reason = reason;
    this.hint = hint;
  }

  /** Returns the same for people, with the file's name before it. */
  public Problem problem(String file) {
    return Problem.error(Position.of(file), reason).withHint(hint);
  }
}
