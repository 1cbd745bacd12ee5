package io.github.zpacert.state;

import java.time.Instant;
import java.util.Optional;

/** A lock that was taken, as its place knows it. Used by one thread at a time. */
public interface Lease {

  /** Returns the lock of a process that died without releasing it, which this one replaced. */
  default Optional<LockInfo> takenOverFrom() {
    return Optional.empty();
  }

  /**
   * Stores the content, if what is stored still has the expected tag. Once this returns a tag, the content outlives a
   * power cut; otherwise what was stored before is still there, whole.
   *
   * @param expected empty if nothing is expected to be stored
   * @return the new tag, or empty if something else is stored and nothing was written
   * @throws StateException of kind {@code LOCK_LOST} if the lock is no longer ours
   */
  Optional<String> write(byte[] content, Optional<String> expected) throws StateException;

  /** Whether others can be shown that the holder is still alive. */
  boolean beats();

  /** Tells others that the holder is still alive. */
  void beat(Instant now) throws StateException;

  /** Gives the lock back, unless it is another's by now. */
  void release() throws StateException;
}
