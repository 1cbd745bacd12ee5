package io.github.zpacert.state;

import io.github.zpacert.diag.Log;
import io.github.zpacert.model.State;
import io.github.zpacert.state.StateException.Kind;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * A state in a file, mode 0600. Beside it stand {@code .zpacert.state.json.lock}, which is empty and stays once it was
 * used, and {@code .zpacert.state.json.lock.info} for as long as somebody has the lock.
 */
public final class LocalStateStore implements StateStore {

  private static final Duration PAUSE = Duration.ofMillis(250);

  private final Path file;
  private final Sleeper sleeper;
  private final Log log;

  /** How to let time pass between two attempts. */
  public interface Sleeper {
    void sleep(Duration pause) throws InterruptedException;
  }

  /**
   * @param file as the user named it; may be a symbolic link, which stays one
   * @param log told whom a run waits for
   */
  public LocalStateStore(Path file, Sleeper sleeper, Log log) {
    this.file = file;
    this.sleeper = sleeper;
    this.log = log;
  }

  @Override
  public Optional<State> read() throws StateException {
    return StateFiles.of(file).readState();
  }

  @Override
  public StateLock lock(LockInfo request, Duration timeout) throws StateException {
    StateFiles files = StateFiles.of(file);
    ProcessLock lock = await(files, timeout);
    return LocalStateLock.begin(files, lock, request.withPath(file.toString()));
  }

  @Override
  public Optional<LockInfo> holder() throws StateException {
    return StateFiles.of(file).readRecord();
  }

  /** Removes the record of a process that died; one that lives cannot be robbed of its lock. */
  @Override
  public void forceUnlock(String id) throws StateException {
    StateFiles files = StateFiles.of(file);
    Optional<ProcessLock> lock = files.tryLock();
    if (lock.isEmpty()) {
      throw notUnlocked("it is held by " + LockInfo.describe(files.readRecord())
          + ", which is still running; stop that process: its lock goes with it");
    }
    try {
      removeRecord(files, id);
    } finally {
      files.unlock(lock.get());
    }
  }

  @Override
  public String describe() {
    return "\"" + file + "\"";
  }

  private ProcessLock await(StateFiles files, Duration timeout) throws StateException {
    for (Duration left = timeout; ; left = left.minus(PAUSE)) {
      Optional<ProcessLock> lock = files.tryLock();
      if (lock.isPresent()) {
        return lock.get();
      }
      if (left.isNegative() || left.isZero()) {
        throw held(files);
      }
      if (left.equals(timeout)) {
        announce(files, timeout);
      }
      sleep(left.compareTo(PAUSE) < 0 ? left : PAUSE);
    }
  }

  private LockHeldException held(StateFiles files) throws StateException {
    return new LockHeldException(
        describe(),
        files.readRecord(),
        "wait for it to end, or stop that process: its lock goes with it");
  }

  private void announce(StateFiles files, Duration timeout) throws StateException {
    log.warn("%s is locked by %s; waiting for up to %s s"
        .formatted(describe(), LockInfo.describe(files.readRecord()), seconds(timeout)));
  }

  private static String seconds(Duration duration) {
    return BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros().toPlainString();
  }

  private void sleep(Duration pause) throws StateException {
    try {
      sleeper.sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StateException(
          Kind.INTERRUPTED, "interrupted while waiting for the lock on " + describe(), e);
    }
  }

  private void removeRecord(StateFiles files, String id) throws StateException {
    LockInfo recorded = files.readRecord().orElseThrow(() -> notUnlocked("it is not locked"));
    if (!recorded.id().equals(id)) {
      throw notUnlocked("the lock is not \"%s\"; it is of %s".formatted(id, recorded));
    }
    files.deleteRecord();
  }

  private StateException notUnlocked(String reason) {
    return new StateException(Kind.NOT_UNLOCKED, "cannot unlock " + describe() + ": " + reason);
  }
}
