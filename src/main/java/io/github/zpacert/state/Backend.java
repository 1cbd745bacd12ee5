package io.github.zpacert.state;

import java.time.Duration;
import java.util.Optional;

/**
 * A place for one state: its bytes, and a lock. What differs between places, and nothing else; what a state means, and
 * who waits for whom, is {@link StateStore}'s.
 *
 * <p>Every failure is a {@link StateException} that names the place, and says in a person's words what happened there.
 */
public interface Backend extends AutoCloseable {

  /** Returns what is stored; empty before the first write. */
  Optional<Blob> read() throws StateException;

  /** Takes the lock if nobody has it. Never waits. */
  Attempt tryLock(LockInfo request) throws StateException;

  /**
   * Returns the lock on record: of a run under way, or of one that died before it could release it.
   *
   * @param asking who wants to know: there are places that can be asked only by trying to lock
   */
  Optional<LockRecord> holder(LockInfo asking) throws StateException;

  /**
   * Makes sure that a lock that {@link #holder} has returned could be removed at all.
   *
   * @throws StateException if it cannot be taken from its holder
   */
  default void requireRemovable(LockRecord held) throws StateException {}

  /**
   * Removes a lock that {@link #holder} has returned.
   *
   * @throws StateException if it cannot be taken from its holder
   */
  void unlock(LockRecord held) throws StateException;

  /** Returns the place as the user knows it, without secrets and without quotes. */
  String name();

  /** Returns how long to wait between two attempts to lock: a server is asked less often than a disk. */
  default Duration pause() {
    return Duration.ofSeconds(1);
  }

  /** Tells the user how a lock that is in the way is got rid of: most stay until somebody removes them. */
  default String advice(Optional<LockInfo> holder) {
    return "wait for it to end"
        + holder
            .map(h -> ", or, if it has died: zpacert force-unlock " + h.id())
            .orElse("");
  }

  /** Lets go of connections. The lock is not released by it. */
  @Override
  default void close() {}
}
