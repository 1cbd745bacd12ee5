package io.github.zpacert.sandbox;

import static com.google.common.base.Preconditions.checkArgument;

import java.time.Duration;

/**
 * How many requests are let through in a window that starts with its first request.
 *
 * @param reads how many GETs in one window
 * @param writes how many POSTs, PUTs and DELETEs in one window
 */
public record RateLimit(int reads, int writes, Duration window) {

  /** What Zscaler documents: 20 reads and 10 writes in ten seconds. */
  public static final RateLimit DOCUMENTED = new RateLimit(20, 10, Duration.ofSeconds(10));

  public RateLimit {
    checkArgument(
        reads > 0 && writes > 0, "a limit of nothing: %s reads, %s writes", reads, writes);
    checkArgument(!window.isNegative() && !window.isZero(), "not a window: %s", window);
  }
}
