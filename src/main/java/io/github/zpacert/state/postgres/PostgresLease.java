package io.github.zpacert.state.postgres;

import io.github.zpacert.state.Blob;
import io.github.zpacert.state.Lease;
import io.github.zpacert.state.LockInfo;
import io.github.zpacert.state.LockInfoJson;
import io.github.zpacert.state.StateException;
import io.github.zpacert.state.StateException.Kind;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/** The advisory lock, the session that holds it, and the record of who has it. */
final class PostgresLease implements Lease {

  private final PostgresBackend backend;
  private final Tables tables;
  private final Connection session;
  private final int pid;
  private final LockInfo info;
  private final Optional<LockInfo> takenOverFrom;

  private PostgresLease(
      PostgresBackend backend,
      Tables tables,
      Connection session,
      int pid,
      LockInfo info,
      Optional<LockInfo> takenOverFrom) {
    this.backend = backend;
    this.tables = tables;
    this.session = session;
    this.pid = pid;
    this.info = info;
    this.takenOverFrom = takenOverFrom;
  }

  /** Records who has the lock, in place of a session that ended with it. */
  static PostgresLease begin(
      PostgresBackend backend, Tables tables, Connection session, LockInfo info)
      throws SQLException {
    try (Statement setting = session.createStatement()) {
      setting.execute("SET synchronous_commit TO on");
    }
    Optional<LockInfo> dead =
        tables.lock(session).flatMap(lock -> LockInfoJson.read(lock.record()));
    tables.record(session, info.id(), LockInfoJson.write(info, info.created()));
    return new PostgresLease(backend, tables, session, tables.pid(session), info, dead);
  }

  @Override
  public Optional<LockInfo> takenOverFrom() {
    return takenOverFrom;
  }

  @Override
  public Optional<String> write(byte[] content, Optional<String> expected) throws StateException {
    long revision = expected.map(Long::parseLong).orElse(0L) + 1;
    try {
      boolean isWritten = expected.isEmpty()
          ? tables.insert(session, pid, content)
          : tables.update(session, pid, content, revision - 1);
      if (isWritten) {
        return Optional.of(String.valueOf(revision));
      }
      requireSameSession();
      return Optional.empty();
    } catch (SQLException e) {
      if (!PostgresFailure.isOver(e)) {
        throw backend.failure("cannot write the state", e);
      }
      // the write may have happened before the session ended
      if (isStored(content, revision)) {
        return Optional.of(String.valueOf(revision));
      }
      throw lost("its session has ended (" + backend.reason(e) + ")");
    }
  }

  private void requireSameSession() throws SQLException, StateException {
    if (tables.pid(session) != pid) {
      throw lost(
          "another session answers now; connect to the server itself, or to a pooler in session mode");
    }
  }

  private boolean isStored(byte[] content, long revision) throws StateException {
    Optional<Blob> stored = backend.read();
    return stored
        .filter(blob -> blob.tag().equals(String.valueOf(revision)))
        .filter(blob -> Arrays.equals(blob.content(), content))
        .isPresent();
  }

  private StateException lost(String why) {
    return new StateException(
        Kind.LOCK_LOST,
        "the lock on " + backend.quoted() + " was lost: " + why + "; nothing was written");
  }

  @Override
  public boolean beats() {
    return true;
  }

  @Override
  public void beat(Instant now) throws StateException {
    try {
      tables.record(session, info.id(), LockInfoJson.write(info, now));
    } catch (SQLException e) {
      throw backend.failure("cannot refresh the lock on", e);
    }
  }

  /** Removes our record first: once the lock is free, it may be another's. A session that has ended had no lock to give. */
  @Override
  public void release() throws StateException {
    try {
      tables.erase(session, info.id());
      tables.unlock(session);
    } catch (SQLException e) {
      if (!PostgresFailure.isOver(e)) {
        throw backend.failure("cannot unlock", e);
      }
    } finally {
      PostgresBackend.closeQuietly(session);
    }
  }
}
