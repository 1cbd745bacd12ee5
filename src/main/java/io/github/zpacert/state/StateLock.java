package io.github.zpacert.state;

import static com.google.common.base.Preconditions.checkState;

import io.github.zpacert.diag.Log;
import io.github.zpacert.model.State;
import io.github.zpacert.state.StateException.Kind;
import java.util.Optional;

/**
 * The right to write a state, until it is closed. Makes sure before each write that nobody else wrote, and tells others
 * all the while that its holder is alive. Safe for use by several threads.
 */
public final class StateLock implements AutoCloseable {

  private final StateStore store;
  private final Backend backend;
  private final Lease lease;
  private final LockInfo info;
  private final StateEffects effects;

  private Pulse.Stop heartbeat = () -> {};
  private Optional<Known> known = Optional.empty();
  private Optional<Outdated> outdated = Optional.empty();
  private boolean closed = false;

  /** What we stored last, so that it need not be read again before each write. */
  private record Known(State state, String tag) {}

  /** What is stored in an older version, until we store a newer one. */
  @SuppressWarnings("ArrayRecordComponent") // handed on, and compared by nobody
  private record Outdated(byte[] content, int version) {}

  private StateLock(
      StateStore store, Backend backend, Lease lease, LockInfo info, StateEffects effects) {
    this.store = store;
    this.backend = backend;
    this.lease = lease;
    this.info = info;
    this.effects = effects;
  }

  static StateLock begin(
      StateStore store, Backend backend, Lease lease, LockInfo info, StateEffects effects) {
    StateLock lock = new StateLock(store, backend, lease, info, effects);
    if (lease.beats()) {
      lock.heartbeat = effects.pulse().every(LockRecord.INTERVAL, lock::beat);
    }
    return lock;
  }

  /** Returns what others are told about this lock. */
  public LockInfo info() {
    return info;
  }

  /** Returns the lock of a process that died without releasing it, which this one replaced. */
  public Optional<LockInfo> takenOverFrom() {
    return lease.takenOverFrom();
  }

  /**
   * Stores a state that follows what is stored: of the same lineage, with at least its serial. Once this
   * returns, the state outlives a power cut; if it throws, what was stored before is still there, whole.
   *
   * @throws StateException if somebody else wrote in between, the lock was lost, or the place cannot store
   */
  public synchronized void write(State next) throws StateException {
    requireOpen();
    Optional<Known> base = known.isPresent() ? known : load();
    Optional<String> conflict =
        base.flatMap(b -> Succession.conflict(b.state(), next, store.describe()));
    if (conflict.isPresent()) {
      throw new StateException(Kind.CONFLICT, conflict.get());
    }
    store(next, base.map(Known::tag));
  }

  /**
   * Stores a state in place of whatever is stored, be it of another lineage or unreadable: a forced push.
   *
   * @throws StateException if the lock was lost, or the place cannot store
   */
  public synchronized void replace(State next) throws StateException {
    requireOpen();
    store(next, Uninterrupted.call(backend::read).map(Blob::tag));
  }

  /** Releases the lock. Doing so again has no effect. */
  @Override
  public synchronized void close() throws StateException {
    if (closed) {
      return;
    }
    closed = true;
    heartbeat.stop();
    Uninterrupted.call(() -> {
      lease.release();
      return info;
    });
  }

  private void requireOpen() {
    checkState(!closed, "the lock on %s was released", store.describe());
  }

  private Optional<Known> load() throws StateException {
    Optional<Blob> blob = Uninterrupted.call(backend::read);
    return blob.isEmpty() ? Optional.empty() : Optional.of(known(blob.get()));
  }

  private Known known(Blob blob) throws StateException {
    StoredState stored = store.parsed(blob);
    if (stored.version() < StateJson.VERSION) {
      outdated = Optional.of(new Outdated(blob.content(), stored.version()));
    }
    return new Known(stored.state(), blob.tag());
  }

  /** What an upgrade takes away can be had again. */
  private void keepOutdated() throws StateException {
    if (outdated.isPresent()) {
      store.attic().keep(outdated.get().content(), outdated.get().version());
      outdated = Optional.empty();
    }
  }

  private void store(State next, Optional<String> expected) throws StateException {
    keepOutdated();
    byte[] content = store.encoded(next);
    known = Optional.empty(); // a write that fails late may have happened
    Optional<String> tag = Uninterrupted.call(() -> lease.write(content, expected));
    if (tag.isEmpty()) {
      throw overtaken(next);
    }
    known = Optional.of(new Known(next, tag.get()));
  }

  /** Says what somebody who ignored the lock has stored, as exactly as it can be said. */
  private StateException overtaken(State next) throws StateException {
    return new StateException(
        Kind.CONFLICT,
        load()
            .flatMap(stored -> Succession.conflict(stored.state(), next, store.describe()))
            .orElseGet(() -> store.describe()
                + " was changed by somebody else although this run has its lock; plan again"));
  }

  private synchronized void beat() {
    if (closed) {
      return;
    }
    try {
      lease.beat(effects.clock().instant());
    } catch (StateException e) {
      // the next write finds out whether the lock is still ours
      effects.log().log(Log.Level.DEBUG, () -> "no heartbeat: " + e.reason());
    }
  }
}
