package io.github.zpacert.cli;

import com.google.common.base.Strings;
import io.github.zpacert.apply.StateSink;
import io.github.zpacert.change.Justification;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.model.State;
import io.github.zpacert.state.LockInfo;
import io.github.zpacert.state.StateException;
import io.github.zpacert.state.StateLock;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;

/** The state while it is ours to change. An interruption waits for whoever holds it. */
final class LockedState implements AutoCloseable, StateSink {

  private final Session session;
  private final StateLock lock;
  private final String who;
  private final String operation;
  private final Justification why;
  private final String run;

  private LockedState(
      Session session, StateLock lock, String who, String operation, Justification why) {
    this.session = session;
    this.lock = lock;
    this.who = who;
    this.operation = operation;
    this.why = why;
    this.run = operation + " by " + who + why;
  }

  /** Takes the lock, waiting for it as long as the user allows. */
  static LockedState take(Session session, String operation) throws Exception {
    return take(session, operation, Justification.NONE, Optional.empty());
  }

  /**
   * As above, and tells others what is applied.
   *
   * @param why the state says so of all that is written
   * @param planDigest of a saved plan
   */
  static LockedState take(
      Session session, String operation, Justification why, Optional<String> planDigest)
      throws Exception {
    Context context = session.context();
    LockInfo request = LockRequest.of(context.io(), operation, planDigest);
    StateLock lock = session.store().lock(request, context.options().lockTimeout);
    LockedState locked = new LockedState(session, lock, request.who(), operation, why);
    context.interruption().onAbort(locked::unlock);
    context
        .interruption()
        .onWait(() -> session
            .console()
            .problem(Problem.warning(
                "interrupted: what is under way ends and is saved before zpacert does")));
    context.interruption().busy();
    lock.takenOverFrom()
        .ifPresent(dead -> session
            .console()
            .problem(Problem.warning("took over the lock of a run that has died: " + dead)));
    return locked;
  }

  /** Returns user and host. */
  String who() {
    return who;
  }

  String operation() {
    return operation;
  }

  /** Returns why this run changes something, as far as somebody has said so. */
  Justification why() {
    return why;
  }

  /** Returns who this run is, for the state: operation, user and host, and why. */
  String run() {
    return run;
  }

  /** Returns the state as it is stored, or one that was never saved. */
  State read() throws Exception {
    return session.state();
  }

  @Override
  public void save(State state) throws IOException {
    try {
      lock.write(state);
    } catch (StateException e) {
      throw new IOException(Strings.nullToEmpty(e.getMessage()), e);
    }
  }

  /** Stores a state in place of whatever is stored. */
  void replace(State state) throws StateException {
    lock.replace(state);
  }

  /** Returns the same state with the lineage that its first save gives it. */
  static State begun(State state) {
    return state.lineage().equals(Session.UNSAVED)
        ? new State(
            UUID.randomUUID().toString(),
            state.serial(),
            state.pin(),
            state.resources(),
            state.journal())
        : state;
  }

  private void unlock() {
    try {
      lock.close();
    } catch (StateException e) {
      session
          .console()
          .problem(Problem.warning("the state's lock could not be released: " + e.getMessage()));
    }
  }

  @Override
  public void close() {
    unlock();
    session.context().interruption().free();
  }
}
