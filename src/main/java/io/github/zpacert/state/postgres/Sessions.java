package io.github.zpacert.state.postgres;

import io.github.zpacert.state.StateException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.postgresql.Driver;

/** Opens sessions at the database. */
public final class Sessions {

  private final Target target;
  private final String bundle;
  private final Limits limits;

  /**
   * What a session may take at most.
   *
   * @param connect until it stands
   * @param response for one answer
   */
  public record Limits(Duration connect, Duration response) {

    public static final Limits GENEROUS =
        new Limits(Duration.ofSeconds(10), Duration.ofSeconds(60));
  }

  /**
   * @param bundle a PEM file of further authorities; empty for those of the JDK alone
   */
  Sessions(Target target, String bundle, Limits limits) {
    this.target = target;
    this.bundle = bundle;
    this.limits = limits;
  }

  Target target() {
    return target;
  }

  Connection open(String what) throws StateException {
    try {
      Connection session = new Driver().connect("jdbc:postgresql:", properties());
      if (session == null) {
        throw new IllegalStateException("the driver does not know its own URL");
      }
      return session;
    } catch (SQLException e) {
      throw PostgresFailure.of(what, target, e);
    }
  }

  private Properties properties() {
    Properties all = new Properties();
    all.setProperty("PGHOST", target.host());
    all.setProperty("PGPORT", String.valueOf(target.port()));
    all.setProperty("PGDBNAME", target.database());
    all.setProperty("user", target.user());
    target.password().ifPresent(p -> all.setProperty("password", new String(p.reveal())));
    all.setProperty("ApplicationName", "zpacert");
    all.setProperty("connectTimeout", seconds(limits.connect()));
    all.setProperty("socketTimeout", seconds(limits.response()));
    // a server that is gone without a word must not keep its session, and with it the lock
    all.setProperty("tcpKeepAlive", "true");
    all.putAll(tls());
    return all;
  }

  private Map<String, String> tls() {
    if (target.options().containsKey("sslrootcert")) {
      return Map.of(
          "sslmode",
          target.sslMode(),
          "sslfactory",
          NamedAuthority.class.getName(),
          "sslrootcert",
          target.options().get("sslrootcert"));
    }
    return target.sslMode().equals("disable")
        ? Map.of("sslmode", "disable")
        : Map.of(
            "sslmode",
            target.sslMode(),
            "sslfactory",
            TrustedSockets.class.getName(),
            "sslfactoryarg",
            bundle);
  }

  private static String seconds(Duration time) {
    return String.valueOf(Math.max(1, time.toSeconds()));
  }
}
