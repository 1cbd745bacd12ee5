package io.github.zpacert.state;

import io.github.zpacert.state.LockRecord.Life;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A state in a file, mode 0600. Beside it stand {@code .zpacert.state.json.lock}, which is empty and stays once it was
 * used, and {@code .zpacert.state.json.lock.info} for as long as somebody has the lock.
 */
public final class LocalBackend implements Backend {

  private static final Duration PAUSE = Duration.ofMillis(250);

  private final Path file;

  /**
   * @param file as the user named it; may be a symbolic link, which stays one
   */
  public LocalBackend(Path file) {
    this.file = file;
  }

  @Override
  public Optional<Blob> read() throws StateException {
    return StateFiles.of(file).readState();
  }

  @Override
  public Attempt tryLock(LockInfo request) throws StateException {
    StateFiles files = StateFiles.of(file);
    Optional<ProcessLock> lock = files.tryLock();
    return lock.isPresent()
        ? Attempt.taken(LocalLease.begin(files, lock.get(), request))
        : Attempt.held(files.readRecord(Life.RUNNING).map(LockRecord::info));
  }

  @Override
  public Optional<LockRecord> holder(LockInfo asking) throws StateException {
    StateFiles files = StateFiles.of(file);
    Optional<LockRecord> recorded = files.readRecord(Life.RUNNING);
    if (recorded.isEmpty()) {
      return recorded;
    }
    Optional<ProcessLock> lock = files.tryLock();
    if (lock.isPresent()) {
      files.unlock(lock.get());
    }
    return files.readRecord(lock.isPresent() ? Life.DEAD : Life.RUNNING);
  }

  /** A process that lives cannot be robbed of its lock. */
  @Override
  public void requireRemovable(LockRecord held) throws StateException {
    if (held.life() == Life.RUNNING) {
      throw stillRunning(held);
    }
  }

  /** Removes the record of a process that died. */
  @Override
  public void unlock(LockRecord held) throws StateException {
    StateFiles files = StateFiles.of(file);
    ProcessLock lock = files.tryLock().orElseThrow(() -> stillRunning(held));
    try {
      files.deleteRecord(held.info().id());
    } finally {
      files.unlock(lock);
    }
  }

  private StateException stillRunning(LockRecord held) {
    return StateStore.notUnlocked(
        "\"" + file + "\"",
        "it is held by " + held.info()
            + ", which is still running; stop that process: its lock goes with it");
  }

  @Override
  public String name() {
    return file.toString();
  }

  @Override
  public Duration pause() {
    return PAUSE;
  }

  @Override
  public String advice(Optional<LockInfo> holder) {
    return "wait for it to end, or stop that process: its lock goes with it";
  }
}
