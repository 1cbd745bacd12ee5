package io.github.zpacert.state;

import com.google.common.collect.ImmutableMap;
import io.github.zpacert.material.TestCertificates;
import io.github.zpacert.material.TestCertificates.Chain;
import io.github.zpacert.material.TestCertificates.Issued;
import io.github.zpacert.model.Secret;
import io.github.zpacert.state.postgres.PostgresBackend;
import io.github.zpacert.state.postgres.Sessions;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A schema of its own in a real PostgreSQL, which is started once. */
public record PostgresPlace(String schema) implements Place {

  private static final Sessions.Limits HASTY =
      new Sessions.Limits(Duration.ofSeconds(1), Duration.ofSeconds(1));

  private static final Chain CHAIN = TestCertificates.chain("localhost");

  /** Started when it is first asked for, and stopped with the process. */
  private static final class Database {

    static final EmbeddedPostgres INSTANCE = start();

    private static EmbeddedPostgres start() {
      try {
        Path folder = privateFolder();
        return EmbeddedPostgres.builder()
            .setServerConfig("fsync", "off")
            .setServerConfig("ssl", "on")
            .setServerConfig("ssl_cert_file", file(folder, "server.pem", CHAIN.pem()))
            .setServerConfig(
                "ssl_key_file", file(folder, "server.key", CHAIN.leaf().keyPem()))
            .start();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Nobody but us may read the key, or the server does not start. */
    private static Path privateFolder() throws IOException {
      Path folder = Files.createTempDirectory("zpacert-postgres");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> {
        for (String name : List.of("server.pem", "server.key", "")) {
          folder.resolve(name).toFile().delete();
        }
      }));
      return folder;
    }

    private static String file(Path folder, String name, String content) throws IOException {
      Path file = Files.createFile(
          folder.resolve(name),
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      return Files.writeString(file, content).toString();
    }
  }

  /** Returns whom the server's certificate, for {@code localhost}, is from. */
  public static Issued authority() {
    return CHAIN.root();
  }

  /** Returns the address by the name that is in the server's certificate. */
  public static String urlByName() {
    return url().replace("127.0.0.1", "localhost");
  }

  public static String url() {
    return "postgres://postgres@127.0.0.1:" + Database.INSTANCE.getPort() + "/postgres";
  }

  @Override
  public Backend open() {
    return open(url(), schema);
  }

  static Backend open(String url, String schema) {
    return open(url, schema, Sessions.Limits.GENEROUS);
  }

  static Backend open(String url, String schema, Sessions.Limits limits) {
    try {
      var settings =
          new StateSettings.Postgres(Secret.of(url), ImmutableMap.of(), schema, "default");
      return PostgresBackend.of(settings, "", limits);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public String address() {
    return "postgres|" + url() + "|" + schema;
  }

  /** Does something in a session of the database's owner. */
  public static void run(String statement, byte[]... bytes) throws SQLException {
    try (Connection session = Database.INSTANCE.getPostgresDatabase().getConnection();
        PreparedStatement change = session.prepareStatement(statement)) {
      for (int i = 0; i < bytes.length; i++) {
        change.setBytes(i + 1, bytes[i]);
      }
      change.execute();
    }
  }

  @Override
  public void put(byte[] content) throws SQLException {
    if (!isMade()) {
      run("CREATE SCHEMA \"" + schema + "\"; CREATE TABLE \"" + schema
          + "\".states (name text PRIMARY KEY, revision bigint NOT NULL, content bytea NOT NULL)");
    }
    run(
        "INSERT INTO \"" + schema + "\".states VALUES ('default', 1, ?) ON CONFLICT (name)"
            + " DO UPDATE SET content = excluded.content, revision = states.revision + 1",
        content);
  }

  private boolean isMade() throws SQLException {
    try (Connection session = Database.INSTANCE.getPostgresDatabase().getConnection();
        ResultSet tables = session.getMetaData().getTables(null, schema, "states", null)) {
      return tables.next();
    }
  }

  @Override
  public Optional<byte[]> stored() throws SQLException {
    try (Connection session = Database.INSTANCE.getPostgresDatabase().getConnection();
        PreparedStatement query =
            session.prepareStatement("SELECT content FROM \"" + schema + "\".states")) {
      ResultSet rows = query.executeQuery();
      return rows.next() ? Optional.of(rows.getBytes(1)) : Optional.empty();
    } catch (SQLException e) {
      if ("42P01".equals(e.getSQLState())) {
        return Optional.empty();
      }
      throw e;
    }
  }

  /** Ends the session that has the lock, and waits until the server has cleared up after it. */
  @Override
  public void removeLock() throws Exception {
    Backend backend = open();
    LockInfo asking = StateProcess.info("test");
    LockRecord held = backend.holder(asking).orElseThrow();
    backend.unlock(held);
  }

  @Override
  public boolean freesWhatTheDeadHeld() {
    return true;
  }

  @Override
  public Optional<Backend> at(int port) {
    return Optional.of(open("postgres://127.0.0.1:" + port + "/x", "x", HASTY));
  }
}
