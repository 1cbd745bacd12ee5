package io.github.zpacert.state;

import io.github.zpacert.model.State;
import java.time.Duration;
import java.util.Optional;

/**
 * A place where a state is kept. Anybody may read; to write takes the lock:
 *
 * <pre>{@code
 * try (StateLock lock = store.lock(info, Duration.ofSeconds(30))) {
 *   lock.write(state);
 * }
 * }</pre>
 */
public interface StateStore {

  /**
   * Returns the state as of its last write, whole even while somebody writes; empty before the first write.
   *
   * @throws StateException if the place cannot be read, or what it holds is not a state
   */
  Optional<State> read() throws StateException;

  /**
   * Takes the lock, and waits for it if need be.
   *
   * @param request who asks; the store fills in its {@code path}
   * @param timeout how long to wait at most; zero tries once
   * @throws LockHeldException if another run has the lock until the end of that time
   * @throws StateException if the lock cannot be taken for another reason, or the wait is interrupted
   */
  StateLock lock(LockInfo request, Duration timeout) throws StateException;

  /** Returns the lock on record: of a run under way, or of one that died before it could release it. */
  Optional<LockInfo> holder() throws StateException;

  /**
   * Removes the lock of that very id, and no other.
   *
   * @throws StateException if there is none, if it has another id, or if it cannot be forced
   */
  void forceUnlock(String id) throws StateException;

  /** Names the place, for messages. */
  String describe();
}
