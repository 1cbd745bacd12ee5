package io.github.zpacert.cli;

import io.github.zpacert.zpa.Sleeper;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Time that stands still until somebody sleeps, and then is over at once. Safe for several threads. */
final class StandingTime implements InstantSource, Sleeper {

  private Instant now = Instant.parse("2026-06-01T12:00:00Z");

  @Override
  public synchronized Instant instant() {
    return now;
  }

  @Override
  public synchronized void sleep(Duration duration) {
    now = now.plus(duration);
  }
}
