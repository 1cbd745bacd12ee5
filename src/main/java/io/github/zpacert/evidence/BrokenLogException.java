package io.github.zpacert.evidence;

import java.io.IOException;

/** A log that nothing may be added to, since what it holds cannot be trusted. */
public final class BrokenLogException extends IOException {

  private static final long serialVersionUID = 1L;

  private final transient Flaw flaw;

  BrokenLogException(Flaw flaw) {
    super("line " + flaw.line() + ": " + flaw.reason());
    this.flaw = flaw;
  }

  public Flaw flaw() {
    return flaw;
  }
}
