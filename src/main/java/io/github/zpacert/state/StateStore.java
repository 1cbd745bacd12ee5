package io.github.zpacert.state;

import io.github.zpacert.model.State;
import io.github.zpacert.state.StateException.Kind;
import java.math.BigDecimal;
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
public final class StateStore implements AutoCloseable {

  /** Is handed a state of an older version, as it was stored, before a newer one takes its place. */
  @FunctionalInterface
  public interface Attic {
    void keep(byte[] content, int version) throws StateException;
  }

  private final Backend backend;
  private final StateCodec codec;
  private final Attic attic;
  private final StateEffects effects;

  /** Makes a store that encrypts nothing, and lets states of older versions go. */
  public StateStore(Backend backend, StateEffects effects) {
    this(backend, StateCodec.PLAIN, (content, version) -> {}, effects);
  }

  public StateStore(Backend backend, StateCodec codec, Attic attic, StateEffects effects) {
    this.backend = backend;
    this.codec = codec;
    this.attic = attic;
    this.effects = effects;
  }

  /**
   * Returns the state as of its last write, whole even while somebody writes; empty before the first write.
   *
   * @throws StateException if the place cannot be read, or what it holds is not a state
   */
  public Optional<State> read() throws StateException {
    Optional<Blob> blob = Uninterrupted.call(backend::read);
    return blob.isEmpty() ? Optional.empty() : Optional.of(parsed(blob.get()).state());
  }

  StoredState parsed(Blob blob) throws StateException {
    return codec.stored(blob.content(), backend.name());
  }

  byte[] encoded(State state) throws StateException {
    return codec.encode(state);
  }

  Attic attic() {
    return attic;
  }

  /**
   * Takes the lock, and waits for it if need be.
   *
   * @param request who asks; the store fills in its {@code path}
   * @param timeout how long to wait at most; zero tries once
   * @throws LockHeldException if another run has the lock until the end of that time
   * @throws StateException if the lock cannot be taken for another reason, or the wait is interrupted
   */
  public StateLock lock(LockInfo request, Duration timeout) throws StateException {
    LockInfo info = request.withPath(backend.name());
    for (Duration left = timeout; ; left = left.minus(backend.pause())) {
      Attempt attempt = Uninterrupted.call(() -> backend.tryLock(info));
      if (attempt.lease().isPresent()) {
        return StateLock.begin(this, backend, attempt.lease().get(), info, effects);
      }
      if (left.isNegative() || left.isZero()) {
        throw new LockHeldException(describe(), attempt.holder(), backend.advice(attempt.holder()));
      }
      if (left.equals(timeout)) {
        announce(attempt.holder(), timeout);
      }
      sleep(left.compareTo(backend.pause()) < 0 ? left : backend.pause());
    }
  }

  /**
   * Returns the lock on record: of a run under way, or of one that died before it could release it.
   *
   * @param asking who wants to know
   */
  public Optional<LockRecord> holder(LockInfo asking) throws StateException {
    return Uninterrupted.call(() -> backend.holder(asking.withPath(backend.name())));
  }

  /**
   * Returns the lock of that very id, and no other, for {@link #forceUnlock}.
   *
   * @throws StateException if there is none, if it has another id, or if it cannot be forced
   */
  public LockRecord recorded(String id, LockInfo asking) throws StateException {
    LockRecord held = holder(asking).orElseThrow(() -> notUnlocked(describe(), "it is not locked"));
    if (!held.info().id().equals(id)) {
      throw notUnlocked(
          describe(), "the lock is not \"%s\"; it is of %s".formatted(id, held.info()));
    }
    backend.requireRemovable(held);
    return held;
  }

  /** Removes a lock that {@link #recorded} has returned. */
  public void forceUnlock(LockRecord held) throws StateException {
    Uninterrupted.call(() -> {
      backend.unlock(held);
      return held;
    });
  }

  /** Names the place, for messages. */
  public String describe() {
    return "\"" + backend.name() + "\"";
  }

  /** Lets go of connections; a lock is not released by it. */
  @Override
  public void close() {
    backend.close();
  }

  static StateException notUnlocked(String where, String reason) {
    return new StateException(Kind.NOT_UNLOCKED, "cannot unlock " + where + ": " + reason);
  }

  private void announce(Optional<LockInfo> holder, Duration timeout) {
    effects
        .log()
        .warn("%s is locked by %s; waiting for up to %s s"
            .formatted(describe(), LockInfo.describe(holder), seconds(timeout)));
  }

  private static String seconds(Duration duration) {
    return BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros().toPlainString();
  }

  private void sleep(Duration pause) throws StateException {
    try {
      effects.sleeper().sleep(pause);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StateException(
          Kind.INTERRUPTED, "interrupted while waiting for the lock on " + describe(), e);
    }
  }
}
