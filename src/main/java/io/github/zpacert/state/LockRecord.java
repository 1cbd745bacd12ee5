package io.github.zpacert.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A lock as others find it.
 *
 * @param heartbeat when its holder last said that it is alive; empty where a lock cannot be refreshed
 * @param life what the place itself knows of the holder
 */
public record LockRecord(LockInfo info, Optional<Instant> heartbeat, Life life) {

  /** How often a holder says that it is alive. */
  public static final Duration INTERVAL = Duration.ofSeconds(20);

  /** As long as this a heartbeat counts: two may be lost. */
  public static final Duration FRESH = INTERVAL.multipliedBy(3);

  /** What is known of a holder without its heartbeat. */
  public enum Life {
    /** It still has what dies with it: a lock of the operating system, a session. */
    RUNNING,
    /** That is gone, only the record is left. */
    DEAD,
    /** The place cannot tell. */
    UNKNOWN
  }

  /** Returns how long ago the holder last said that it is alive; clocks that differ make it no less than zero. */
  public Optional<Duration> silence(Instant now) {
    return heartbeat
        .map(beat -> Duration.between(beat, now))
        .map(d -> d.isNegative() ? Duration.ZERO : d);
  }

  public boolean isFresh(Instant now) {
    return silence(now).filter(s -> s.compareTo(FRESH) <= 0).isPresent();
  }

  /** Whether it would be rash to remove the lock: its holder lives, may live, or cannot be known to be dead. */
  public boolean mayBeAlive(Instant now) {
    return switch (life) {
      case RUNNING -> true;
      case DEAD -> false;
      case UNKNOWN -> heartbeat.isEmpty() || isFresh(now);
    };
  }
}
