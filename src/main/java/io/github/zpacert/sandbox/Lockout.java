package io.github.zpacert.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** Locks a client for a while after too many failed sign-ins, as ZPA does with API keys. */
final class Lockout {

  static final int ATTEMPTS = 3;
  static final Duration LENGTH = Duration.ofMinutes(30);

  private final InstantSource clock;
  private final Map<String, Integer> failures = new HashMap<>();
  private final Map<String, Instant> lockedUntil = new HashMap<>();

  Lockout(InstantSource clock) {
    this.clock = clock;
  }

  synchronized boolean isLocked(String clientId) {
    Instant until = lockedUntil.get(clientId);
    return until != null && clock.instant().isBefore(until);
  }

  synchronized void failed(String clientId) {
    if (failures.merge(clientId, 1, Integer::sum) == ATTEMPTS) {
      failures.remove(clientId);
      lockedUntil.put(clientId, clock.instant().plus(LENGTH));
    }
  }

  synchronized void succeeded(String clientId) {
    failures.remove(clientId);
  }
}
