package io.github.zpacert.state.postgres;

import com.google.common.base.Strings;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Set;

/** Our two tables in a schema, and what is asked of them. One object serves any number of sessions. */
final class Tables {

  /** An undefined table, or schema: nobody has written yet. */
  private static final Set<String> ABSENT = Set.of("42P01", "3F000");

  /** The advisory lock with our key in this database, as the server lists it: the key in two halves. */
  private static final String HOLDERS = "pg_locks k WHERE k.locktype = 'advisory' AND k.granted"
      + " AND k.objsubid = 1 AND k.database = (SELECT oid FROM pg_database WHERE datname = current_database())"
      + " AND ((k.classid::bigint << 32) | k.objid::bigint) = ?";

  private final String schema;
  private final String name;
  private final long key;

  /** A row of the locks with what the server knows of its session. */
  record Lock(String record, boolean isHeld) {}

  /** A row of the states. */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record Row(long revision, byte[] content) {}

  /**
   * @param name of the row
   */
  Tables(String schema, String name) {
    this.schema = "\"" + schema.replace("\"", "\"\"") + "\"";
    this.name = name;
    this.key = Hashing.sha256()
        .hashString("zpacert\0" + schema + "\0" + name, StandardCharsets.UTF_8)
        .asLong();
  }

  /** Makes what is not there yet. A lock of its own keeps first users from getting into each other's way. */
  void make(Connection session) throws SQLException {
    if (exist(session)) {
      return;
    }
    session.setAutoCommit(false);
    try (Statement statement = session.createStatement()) {
      statement.execute("SELECT pg_advisory_xact_lock(" + ~key + ")");
      statement.execute("CREATE SCHEMA IF NOT EXISTS " + schema);
      statement.execute("CREATE TABLE IF NOT EXISTS " + schema + ".states (name text PRIMARY KEY,"
          + " revision bigint NOT NULL, content bytea NOT NULL)");
      statement.execute("CREATE TABLE IF NOT EXISTS " + schema + ".locks (name text PRIMARY KEY,"
          + " id text NOT NULL, record text NOT NULL)");
      session.commit();
    } finally {
      session.setAutoCommit(true);
    }
  }

  private boolean exist(Connection session) throws SQLException {
    try (PreparedStatement query = session.prepareStatement(
        "SELECT to_regclass(?) IS NOT NULL AND to_regclass(?) IS NOT NULL")) {
      query.setString(1, schema + ".states");
      query.setString(2, schema + ".locks");
      return isTrue(query);
    }
  }

  boolean tryLock(Connection session) throws SQLException {
    try (PreparedStatement query = session.prepareStatement("SELECT pg_try_advisory_lock(?)")) {
      query.setLong(1, key);
      return isTrue(query);
    }
  }

  void unlock(Connection session) throws SQLException {
    try (PreparedStatement query = session.prepareStatement("SELECT pg_advisory_unlock(?)")) {
      query.setLong(1, key);
      query.execute();
    }
  }

  Optional<Row> row(Connection session) throws SQLException {
    try (PreparedStatement query = session.prepareStatement(
        "SELECT revision, content FROM " + schema + ".states WHERE name = ?")) {
      query.setString(1, name);
      ResultSet rows = query.executeQuery();
      return rows.next()
          ? Optional.of(new Row(rows.getLong(1), rows.getBytes(2)))
          : Optional.empty();
    } catch (SQLException e) {
      return orAbsent(e);
    }
  }

  /** Stores the first content; returns whether there was none, and the session is still the one that locked. */
  boolean insert(Connection session, int pid, byte[] content) throws SQLException {
    try (PreparedStatement change = session.prepareStatement(
        "INSERT INTO " + schema
            + ".states (name, revision, content) SELECT ?, 1, ? WHERE pg_backend_pid() = ? ON CONFLICT DO NOTHING")) {
      change.setString(1, name);
      change.setBytes(2, content);
      change.setInt(3, pid);
      return change.executeUpdate() == 1;
    }
  }

  /** Stores a content after the given revision; returns whether that was the last, and the session is the one that locked. */
  boolean update(Connection session, int pid, byte[] content, long after) throws SQLException {
    try (PreparedStatement change = session.prepareStatement(
        "UPDATE " + schema + ".states SET content = ?, revision = revision + 1"
            + " WHERE name = ? AND revision = ? AND pg_backend_pid() = ?")) {
      change.setBytes(1, content);
      change.setString(2, name);
      change.setLong(3, after);
      change.setInt(4, pid);
      return change.executeUpdate() == 1;
    }
  }

  int pid(Connection session) throws SQLException {
    try (Statement query = session.createStatement()) {
      ResultSet rows = query.executeQuery("SELECT pg_backend_pid()");
      rows.next();
      return rows.getInt(1);
    }
  }

  Optional<Lock> lock(Connection session) throws SQLException {
    try (PreparedStatement query = session.prepareStatement("SELECT record, EXISTS (SELECT 1 FROM "
        + HOLDERS + ") FROM " + schema + ".locks WHERE name = ?")) {
      query.setLong(1, key);
      query.setString(2, name);
      ResultSet rows = query.executeQuery();
      return rows.next()
          ? Optional.of(new Lock(Strings.nullToEmpty(rows.getString(1)), rows.getBoolean(2)))
          : Optional.empty();
    } catch (SQLException e) {
      return orAbsent(e);
    }
  }

  void record(Connection session, String id, String record) throws SQLException {
    try (PreparedStatement change = session.prepareStatement("INSERT INTO " + schema
        + ".locks (name, id, record) VALUES (?, ?, ?) ON CONFLICT (name)"
        + " DO UPDATE SET id = excluded.id, record = excluded.record")) {
      change.setString(1, name);
      change.setString(2, id);
      change.setString(3, record);
      change.executeUpdate();
    }
  }

  void erase(Connection session, String id) throws SQLException {
    try (PreparedStatement change =
        session.prepareStatement("DELETE FROM " + schema + ".locks WHERE name = ? AND id = ?")) {
      change.setString(1, name);
      change.setString(2, id);
      change.executeUpdate();
    }
  }

  /** Ends the session that has the lock, if the record still has that id: the lock goes with it. */
  void endHolder(Connection session, String id) throws SQLException {
    try (PreparedStatement query =
        session.prepareStatement("SELECT pg_terminate_backend(k.pid) FROM " + HOLDERS
            + " AND EXISTS (SELECT 1 FROM " + schema + ".locks WHERE name = ? AND id = ?)")) {
      query.setLong(1, key);
      query.setString(2, name);
      query.setString(3, id);
      query.execute();
    }
  }

  private static boolean isTrue(PreparedStatement query) throws SQLException {
    ResultSet rows = query.executeQuery();
    return rows.next() && rows.getBoolean(1);
  }

  private static <T> Optional<T> orAbsent(SQLException e) throws SQLException {
    if (ABSENT.contains(Strings.nullToEmpty(e.getSQLState()))) {
      return Optional.empty();
    }
    throw e;
  }
}
