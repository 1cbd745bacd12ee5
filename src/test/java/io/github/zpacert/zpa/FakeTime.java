package io.github.zpacert.zpa;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Time that stands still until somebody sleeps, and then is over at once. */
final class FakeTime implements InstantSource, Sleeper {

  static final Instant START = Instant.parse("2026-06-01T12:00:00Z");

  private final List<Duration> slept = new ArrayList<>();
  private Instant now = START;
  private Event event = () -> {};

  /** What happens while somebody sleeps. */
  @FunctionalInterface
  interface Event {
    void happen() throws InterruptedException;
  }

  @Override
  public synchronized Instant instant() {
    return now;
  }

  @Override
  public synchronized void sleep(Duration duration) throws InterruptedException {
    slept.add(duration);
    now = now.plus(duration);
    event.happen();
  }

  synchronized void whileSleeping(Event thisHappens) {
    event = thisHappens;
  }

  synchronized void pass(Duration duration) {
    now = now.plus(duration);
  }

  synchronized List<Duration> slept() {
    return List.copyOf(slept);
  }

  synchronized Duration elapsed() {
    return Duration.between(START, now);
  }
}
