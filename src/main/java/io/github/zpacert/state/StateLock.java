package io.github.zpacert.state;

import io.github.zpacert.model.State;
import java.util.Optional;

/** The right to write a state, until it is closed. Safe for use by several threads. */
public interface StateLock extends AutoCloseable {

  /** Returns what others are told about this lock. */
  LockInfo info();

  /** Returns the lock of a process that died without releasing it, which this one replaced. */
  Optional<LockInfo> takenOverFrom();

  /**
   * Stores a state that follows what is stored: of the same lineage, with at least its serial. Once this
   * returns, the state outlives a power cut; if it throws, what was stored before is still there, whole.
   *
   * @throws StateException if somebody else wrote in between, the lock was lost, or the place cannot store
   */
  void write(State next) throws StateException;

  /**
   * Stores a state in place of whatever is stored, be it of another lineage or unreadable: a forced push.
   *
   * @throws StateException if the lock was lost, or the place cannot store
   */
  void replace(State next) throws StateException;

  /** Releases the lock. Doing so again has no effect. */
  @Override
  void close() throws StateException;
}
