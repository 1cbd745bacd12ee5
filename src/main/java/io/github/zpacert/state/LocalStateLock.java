package io.github.zpacert.state;

import static com.google.common.base.Preconditions.checkState;

import io.github.zpacert.model.State;
import io.github.zpacert.state.StateException.Kind;
import java.io.IOException;
import java.util.Optional;

/** The lock on a local state. Makes sure before each write that nobody else wrote. */
final class LocalStateLock implements StateLock {

  private final StateFiles files;
  private final ProcessLock lock;
  private final LockInfo info;
  private final Optional<LockInfo> takenOverFrom;

  private Optional<Written> written = Optional.empty();
  private boolean closed = false;

  /** What we stored last, so that it need not be read again before each write. */
  private record Written(State state, StateFiles.Stamp stamp) {}

  private LocalStateLock(
      StateFiles files, ProcessLock lock, LockInfo info, Optional<LockInfo> takenOverFrom) {
    this.files = files;
    this.lock = lock;
    this.info = info;
    this.takenOverFrom = takenOverFrom;
  }

  /** Records who has the lock, in place of a process that died with it. Lets go of the lock if that fails. */
  static LocalStateLock begin(StateFiles files, ProcessLock lock, LockInfo info)
      throws StateException {
    try {
      Optional<LockInfo> dead = files.readRecord();
      files.writeRecord(info);
      return new LocalStateLock(files, lock, info, dead);
    } catch (StateException e) {
      files.unlock(lock);
      throw e;
    }
  }

  @Override
  public LockInfo info() {
    return info;
  }

  @Override
  public Optional<LockInfo> takenOverFrom() {
    return takenOverFrom;
  }

  @Override
  public synchronized void write(State next) throws StateException {
    checkStillOurs();
    Optional<String> conflict = stored().flatMap(stored -> conflict(stored, next));
    if (conflict.isPresent()) {
      throw new StateException(Kind.CONFLICT, conflict.get());
    }
    store(next);
  }

  @Override
  public synchronized void replace(State next) throws StateException {
    checkStillOurs();
    store(next);
  }

  /** Removes our record first: once the lock is free, it may be another's. */
  @Override
  public synchronized void close() throws StateException {
    if (closed) {
      return;
    }
    closed = true;
    try {
      if (files.readRecord().equals(Optional.of(info))) {
        files.deleteRecord();
      }
    } finally {
      files.unlock(lock);
    }
  }

  private void checkStillOurs() throws StateException {
    checkState(!closed, "the lock on %s was released", files.name());
    try {
      if (lock.isValid()) {
        return;
      }
    } catch (IOException e) {
      throw StorageFailure.of("cannot check the lock on " + files.name(), e);
    }
    throw new StateException(
        Kind.LOCK_LOST,
        "the lock on " + files.name()
            + " was lost: somebody removed or replaced its file during this run; nothing was written");
  }

  private Optional<State> stored() throws StateException {
    Optional<StateFiles.Stamp> stamp = files.stamp();
    return written.isPresent() && stamp.equals(written.map(Written::stamp))
        ? written.map(Written::state)
        : files.readState();
  }

  private Optional<String> conflict(State stored, State next) {
    return Succession.conflict(stored, next, files.name())
        .or(() -> written
            .filter(w -> !w.state().equals(stored))
            .map(w -> files.name()
                + " was changed by somebody else although this run has its lock; plan again"));
  }

  private void store(State next) throws StateException {
    written = Optional.empty(); // a write that fails late may have happened
    written = Optional.of(new Written(next, files.writeState(next)));
  }
}
