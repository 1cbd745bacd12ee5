package io.github.zpacert.sandbox;

/** The sandbox cannot start, or was asked for something it does not know. The message says what to do. */
public final class SandboxException extends Exception {

  private static final long serialVersionUID = 1L;

  SandboxException(String message) {
    super(message);
  }

  SandboxException(String message, Throwable cause) {
    super(message, cause);
  }
}
