package io.github.zpacert.state;

import java.util.Optional;

/**
 * What came of an attempt to lock.
 *
 * @param lease empty if somebody else has the lock
 * @param holder who that is, if it is known
 */
public record Attempt(Optional<Lease> lease, Optional<LockInfo> holder) {

  public static Attempt taken(Lease lease) {
    return new Attempt(Optional.of(lease), Optional.empty());
  }

  public static Attempt held(Optional<LockInfo> holder) {
    return new Attempt(Optional.empty(), holder);
  }
}
