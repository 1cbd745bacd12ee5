package io.github.zpacert.net;

import java.io.IOException;
import java.time.Duration;

/** An exchange took longer, from first byte to last, than we are willing to wait. */
public final class DeadlineException extends IOException {

  private static final long serialVersionUID = 1L;

  public DeadlineException(Duration deadline) {
    super("no whole answer within " + Words.seconds(deadline));
  }
}
