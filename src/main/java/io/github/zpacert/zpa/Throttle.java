package io.github.zpacert.zpa;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/**
 * Lets one kind of request pass at the pace that the server bears: never more than so many in any window, never two
 * closer than a gap, none during a pause. First come, first served. Safe for several threads.
 */
final class Throttle {

  private final int permits;
  private final Duration window;
  private final Duration gap;
  private final InstantSource clock;
  private final Sleeper sleeper;
  private final ReentrantLock turn = new ReentrantLock(true);
  private final Deque<Instant> passed = new ArrayDeque<>();
  private volatile Instant pausedUntil = Instant.MIN;

  private Throttle(int permits, Duration window, Duration gap, Effects effects) {
    this.permits = permits;
    this.window = window;
    this.gap = gap;
    this.clock = effects.clock();
    this.sleeper = effects.sleeper();
  }

  /** Reads may come in a bunch. */
  static Throttle ofReads(RateLimit limit, Effects effects) {
    return new Throttle(limit.reads(), limit.window(), Duration.ZERO, effects);
  }

  /** Writes are spread over the window: bunches of them are what ZPA answers with edit conflicts. */
  static Throttle ofWrites(RateLimit limit, Effects effects) {
    Duration gap = limit.window().dividedBy(limit.writes());
    return new Throttle(limit.writes(), limit.window(), gap, effects);
  }

  /**
   * Waits for its turn and takes it.
   *
   * @param interrupted looked at before each wait and at the end; when true, no turn is taken
   * @return whether the turn was taken
   */
  boolean pass(BooleanSupplier interrupted) throws InterruptedException {
    turn.lockInterruptibly();
    try {
      while (!interrupted.getAsBoolean()) {
        Instant now = clock.instant();
        Duration wait = waitAt(now);
        if (wait.isZero()) {
          passed.addLast(now);
          return true;
        }
        sleeper.sleep(wait);
      }
      return false;
    } finally {
      turn.unlock();
    }
  }

  /** Holds everybody back for the given time from now; a longer pause that is already on stays. */
  synchronized void pause(Duration duration) {
    pausedUntil = later(pausedUntil, clock.instant().plus(duration));
  }

  private Duration waitAt(Instant now) {
    forgetWhatLeftTheWindow(now);
    Instant free = pausedUntil;
    if (!passed.isEmpty()) {
      free = later(free, passed.getLast().plus(gap));
    }
    if (passed.size() >= permits) {
      free = later(free, passed.getFirst().plus(window));
    }
    return free.isAfter(now) ? Duration.between(now, free) : Duration.ZERO;
  }

  private void forgetWhatLeftTheWindow(Instant now) {
    // what seems to lie in the future was taken before the clock was set back, and would block us
    // until then
    passed.removeIf(taken -> !taken.isAfter(now.minus(window)) || taken.isAfter(now));
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
