package io.github.zpacert.notify;

import io.github.zpacert.net.NoAnswer;
import java.time.Duration;
import java.util.Optional;

/**
 * How one attempt has ended.
 *
 * @param failure why it did not succeed; absent if it did
 * @param isWorthAnother whether the next one may fare better
 * @param retryAfter when, if the server says so
 */
record Attempt(Optional<String> failure, boolean isWorthAnother, Optional<Duration> retryAfter) {

  private static final int TOO_MANY_REQUESTS = 429;
  private static final int NOT_IMPLEMENTED = 501;

  /** A notification that may have arrived is sent again: better twice than not at all. */
  static Attempt of(NoAnswer none) {
    return new Attempt(
        Optional.of(none.reason()), none.meaning() != NoAnswer.Meaning.NEVER, Optional.empty());
  }

  /** @param said what the server says to it, fit for one line */
  static Attempt of(int status, String said, Optional<Duration> retryAfter) {
    int kind = status / 100;
    if (kind == 2) {
      return new Attempt(Optional.empty(), false, Optional.empty());
    }
    String reason = "HTTP " + status + (said.isEmpty() ? "" : ", " + said)
        + (kind == 3 ? "; a redirect is not followed, check the address" : "");
    boolean isWorthAnother =
        status == TOO_MANY_REQUESTS || (kind == 5 && status != NOT_IMPLEMENTED);
    return new Attempt(Optional.of(reason), isWorthAnother, retryAfter);
  }
}
