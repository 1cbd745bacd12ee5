package io.github.zpacert.approval;

/** Bytes or a text are not what they should be. The message, {@code is not Base64}, continues a sentence that names them. */
public final class MalformedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String reason;

  MalformedException(String reason) {
    super(reason);
    this.reason = reason;
  }

  public String reason() {
    return reason;
  }
}
