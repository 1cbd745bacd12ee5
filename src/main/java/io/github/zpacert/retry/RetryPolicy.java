package io.github.zpacert.retry;

import static com.google.common.base.Preconditions.checkArgument;

import java.time.Duration;
import java.util.Optional;

/**
 * How often and how patiently to try again. Waits double from attempt to attempt; half of each is left to chance, so
 * that many callers do not come back at once, and none comes back at once.
 *
 * @param attempts in all, the first one included; 1 means never try again
 * @param base the longest wait after the first failure
 * @param cap the longest wait of our own choice, however many failures
 * @param bound the longest that all waits of one call together may take, whoever asked for them
 */
public record RetryPolicy(int attempts, Duration base, Duration cap, Duration bound) {

  private static final int MAX_DOUBLINGS = 16;

  public RetryPolicy {
    checkArgument(attempts >= 1, "attempts must be at least 1: %s", attempts);
    checkArgument(!base.isNegative(), "base is negative: %s", base);
    checkArgument(base.compareTo(cap) <= 0, "base %s is longer than cap %s", base, cap);
    checkArgument(!bound.isNegative(), "bound is negative: %s", bound);
  }

  /**
   * Returns how long to wait before the next attempt, or empty to give up: when attempts are used up, or when the wait
   * would exceed the bound.
   *
   * @param failed the number of the attempt that just failed, from 1
   * @param waited how long this call has waited between its attempts so far
   * @param retryAfter what the server asked for; it wins over our own wait, but not over the bound
   * @param random from 0 to 1
   */
  public Optional<Duration> delayAfter(
      int failed, Duration waited, Optional<Duration> retryAfter, double random) {
    if (failed >= attempts) {
      return Optional.empty();
    }
    Duration delay = retryAfter.orElseGet(() -> backoff(failed, random));
    Duration left = bound.minus(waited);
    return Optional.of(delay).filter(d -> d.compareTo(left) <= 0);
  }

  private Duration backoff(int failed, double random) {
    long doubled = base.toMillis() << Math.min(failed - 1, MAX_DOUBLINGS);
    long longest = Math.min(doubled, cap.toMillis());
    return Duration.ofMillis(Math.round(longest * (1 + random) / 2));
  }
}
