package io.github.zpacert.sandbox;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Counts requests over all endpoints and clients, and says which ones are too many. */
final class Throttle {

  private final Optional<RateLimit> limit;
  private final InstantSource clock;
  private final Window reads = new Window();
  private final Window writes = new Window();

  Throttle(Optional<RateLimit> limit, InstantSource clock) {
    this.limit = limit;
    this.clock = clock;
  }

  /** Whether one more request is let through; a request that is not does not count. */
  synchronized boolean admits(boolean write) {
    return limit
        .map(l -> write ? writes.admits(l.writes(), l) : reads.admits(l.reads(), l))
        .orElse(true);
  }

  private final class Window {

    private Instant end = Instant.MIN;
    private int count;

    boolean admits(int most, RateLimit rate) {
      Instant now = clock.instant();
      if (!now.isBefore(end)) {
        end = now.plus(rate.window());
        count = 0;
      }
      if (count == most) {
        return false;
      }
      count++;
      return true;
    }
  }
}
