package io.github.zpacert.state;

import io.github.zpacert.state.LockRecord.Life;
import io.github.zpacert.state.StateException.Kind;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** The lock on a local state: the operating system's, and a record of who has it. */
final class LocalLease implements Lease {

  private final StateFiles files;
  private final ProcessLock lock;
  private final LockInfo info;
  private final Optional<LockInfo> takenOverFrom;

  private LocalLease(
      StateFiles files, ProcessLock lock, LockInfo info, Optional<LockInfo> takenOverFrom) {
    this.files = files;
    this.lock = lock;
    this.info = info;
    this.takenOverFrom = takenOverFrom;
  }

  /** Records who has the lock, in place of a process that died with it. Lets go of the lock if that fails. */
  static LocalLease begin(StateFiles files, ProcessLock lock, LockInfo info) throws StateException {
    try {
      Optional<LockInfo> dead = files.readRecord(Life.DEAD).map(LockRecord::info);
      files.writeRecord(info, info.created());
      return new LocalLease(files, lock, info, dead);
    } catch (StateException e) {
      files.unlock(lock);
      throw e;
    }
  }

  @Override
  public Optional<LockInfo> takenOverFrom() {
    return takenOverFrom;
  }

  @Override
  public Optional<String> write(byte[] content, Optional<String> expected) throws StateException {
    requireOurs();
    return files.tag().equals(expected) ? Optional.of(files.writeState(content)) : Optional.empty();
  }

  @Override
  public boolean beats() {
    return true;
  }

  @Override
  public void beat(Instant now) throws StateException {
    requireOurs();
    files.writeRecord(info, now);
  }

  /** Removes our record first: once the lock is free, it may be another's. */
  @Override
  public void release() throws StateException {
    try {
      files.deleteRecord(info.id());
    } finally {
      files.unlock(lock);
    }
  }

  private void requireOurs() throws StateException {
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
}
