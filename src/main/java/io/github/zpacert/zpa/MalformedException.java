package io.github.zpacert.zpa;

/** An answer came whole, but makes no sense. */
final class MalformedException extends Exception {

  private static final long serialVersionUID = 1L;

  private final String reason;

  MalformedException(String reason) {
    super(reason);
    this.reason = reason;
  }

  String reason() {
    return reason;
  }
}
