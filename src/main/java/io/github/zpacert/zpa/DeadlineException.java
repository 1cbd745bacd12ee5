package io.github.zpacert.zpa;

import java.io.IOException;
import java.time.Duration;

/** An exchange took longer, from first byte to last, than we are willing to wait. */
final class DeadlineException extends IOException {

  private static final long serialVersionUID = 1L;

  DeadlineException(Duration deadline) {
    super("no whole answer within " + Words.seconds(deadline));
  }
}
