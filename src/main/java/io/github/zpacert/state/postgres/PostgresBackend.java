package io.github.zpacert.state.postgres;

import io.github.zpacert.diag.ProblemException;
import io.github.zpacert.state.Attempt;
import io.github.zpacert.state.Backend;
import io.github.zpacert.state.Blob;
import io.github.zpacert.state.LockInfo;
import io.github.zpacert.state.LockInfoJson;
import io.github.zpacert.state.LockRecord;
import io.github.zpacert.state.LockRecord.Life;
import io.github.zpacert.state.StateException;
import io.github.zpacert.state.StateSettings;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * A state in a row of a PostgreSQL database. Its lock is an advisory one that a session holds: it ends when the holder's
 * connection does.
 */
public final class PostgresBackend implements Backend {

  private final Sessions sessions;
  private final Tables tables;
  private final String row;

  private PostgresBackend(Sessions sessions, StateSettings.Postgres settings) {
    this.sessions = sessions;
    this.tables = new Tables(settings.schemaName(), settings.name());
    this.row = settings.schemaName() + "." + settings.name();
  }

  /**
   * Opens nothing yet.
   *
   * @param bundle a PEM file of further authorities; empty for those of the JDK alone
   */
  public static PostgresBackend of(
      StateSettings.Postgres settings, String bundle, Sessions.Limits limits)
      throws ProblemException {
    Target target = Target.of(new String(settings.connStr().reveal()), settings.environment());
    return new PostgresBackend(new Sessions(target, bundle, limits), settings);
  }

  /** What is done in a session. */
  private interface Work<T> {
    T run(Connection session) throws SQLException;
  }

  /** Does something in a session of its own. */
  private <T> T inSession(String what, Work<T> work) throws StateException {
    try (Connection session = sessions.open(what)) {
      return work.run(session);
    } catch (SQLException e) {
      throw PostgresFailure.of(what, sessions.target(), e);
    }
  }

  @Override
  public Optional<Blob> read() throws StateException {
    return inSession("cannot read the state " + quoted(), tables::row)
        .map(found -> new Blob(found.content(), String.valueOf(found.revision())));
  }

  @Override
  public Attempt tryLock(LockInfo request) throws StateException {
    String what = "cannot lock " + quoted();
    Connection session = sessions.open(what);
    Optional<PostgresLease> lease = Optional.empty();
    try {
      tables.make(session);
      if (tables.tryLock(session)) {
        lease = Optional.of(PostgresLease.begin(this, tables, session, request));
        return Attempt.taken(lease.get());
      }
      return Attempt.held(tables.lock(session).flatMap(this::recorded).map(LockRecord::info));
    } catch (SQLException e) {
      throw PostgresFailure.of(what, sessions.target(), e);
    } finally {
      if (lease.isEmpty()) {
        closeQuietly(session);
      }
    }
  }

  @Override
  public Optional<LockRecord> holder(LockInfo asking) throws StateException {
    return inSession("cannot read the record of the lock on " + quoted(), tables::lock)
        .flatMap(this::recorded);
  }

  private Optional<LockRecord> recorded(Tables.Lock lock) {
    return LockInfoJson.read(lock.record(), lock.isHeld() ? Life.RUNNING : Life.DEAD);
  }

  /** Ends the session of a holder that lives; of one that died only the record is left. */
  @Override
  public void unlock(LockRecord held) throws StateException {
    inSession("cannot unlock " + quoted(), session -> {
      tables.endHolder(session, held.info().id());
      tables.erase(session, held.info().id());
      return held;
    });
  }

  @Override
  public String name() {
    return sessions.target() + " (" + row + ")";
  }

  @Override
  public String advice(Optional<LockInfo> holder) {
    return "wait for it to end, or stop that process: its lock goes with its connection";
  }

  StateException failure(String what, SQLException e) {
    return PostgresFailure.of(what + " " + quoted(), sessions.target(), e);
  }

  String reason(SQLException e) {
    return PostgresFailure.reason(sessions.target(), e);
  }

  String quoted() {
    return "\"" + name() + "\"";
  }

  static void closeQuietly(Connection session) {
    try {
      session.close();
    } catch (SQLException e) {
      // it is of no more use, and the server forgets it by itself
    }
  }
}
