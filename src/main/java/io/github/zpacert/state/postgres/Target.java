package io.github.zpacert.state.postgres;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.diag.ProblemException;
import io.github.zpacert.model.Secret;
import io.github.zpacert.net.Loopback;
import io.github.zpacert.net.Trust;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which database, as the connection string and the {@code PG*} variables say it together. The string wins.
 *
 * @param options further parameters, by the driver's names
 */
record Target(
    String host,
    int port,
    String database,
    String user,
    Optional<Secret> password,
    ImmutableMap<String, String> options) {

  private static final ImmutableSet<String> SCHEMES = ImmutableSet.of("postgres", "postgresql");
  private static final ImmutableSet<String> OPTIONS = ImmutableSet.of("sslmode", "sslrootcert");
  private static final int DEFAULT_PORT = 5432;

  /** How a server proves to be of that name, by the word of an authority. */
  static final String VERIFIED = "verify-full";

  /**
   * Reads the connection string.
   *
   * @param environment the {@code PG*} variables
   * @throws ProblemException without the string, which may hold a password
   */
  static Target of(String connStr, Map<String, Secret> environment) throws ProblemException {
    URI url = url(connStr);
    Map<String, String> options = options(url);
    variable(environment, "PGSSLMODE").ifPresent(mode -> options.putIfAbsent("sslmode", mode));
    variable(environment, "PGSSLROOTCERT")
        .ifPresent(file -> options.putIfAbsent("sslrootcert", file));
    String host = Optional.ofNullable(url.getHost())
        .or(() -> variable(environment, "PGHOST"))
        .orElse("localhost");
    String user = userInfo(url, 0)
        .or(() -> variable(environment, "PGUSER"))
        .orElse(System.getProperty("user.name"));
    Target target = new Target(
        host,
        url.getPort() < 0 ? port(environment) : url.getPort(),
        database(url).or(() -> variable(environment, "PGDATABASE")).orElse(user),
        user,
        userInfo(url, 1)
            .map(Secret::of)
            .or(() -> Optional.ofNullable(environment.get("PGPASSWORD"))),
        ImmutableMap.copyOf(options));
    target.requireVerified();
    target.requireAuthorities();
    return target;
  }

  /** Whether the server is this machine: then, and only then, the connection may be open to read. */
  boolean isLoopback() {
    return Loopback.is(host);
  }

  /** Returns how the server proves who it is. Whoever names an authority wants to hear it. */
  String sslMode() {
    boolean isOpen = isLoopback() && !options.containsKey("sslrootcert");
    return options.getOrDefault("sslmode", isOpen ? "disable" : VERIFIED);
  }

  private void requireVerified() throws ProblemException {
    if (!isLoopback() && !sslMode().equals(VERIFIED)) {
      throw unusable(
          "sslmode \"" + sslMode() + "\" would not verify the server",
          "leave sslmode out, or say verify-full; sslrootcert or ZPACERT_CA_BUNDLE names its authority");
    }
  }

  /** The driver's words for a file that it cannot use are not a person's. */
  private void requireAuthorities() throws ProblemException {
    if (options.containsKey("sslrootcert") && !sslMode().equals("disable")) {
      Trust.ofBundle("sslrootcert", options.get("sslrootcert"));
    }
  }

  private static URI url(String connStr) throws ProblemException {
    try {
      URI url = new URI(connStr.isEmpty() ? "postgres:///" : connStr);
      if (SCHEMES.contains(url.getScheme())) {
        return url;
      }
    } catch (URISyntaxException e) {
      // refused below, without its message, which quotes the text
    }
    throw unusable(
        "it is no URL of a PostgreSQL database",
        "write postgres://host/database, with %XX for special characters");
  }

  private static Map<String, String> options(URI url) throws ProblemException {
    Map<String, String> options = new HashMap<>();
    String query = Optional.ofNullable(url.getRawQuery()).orElse("");
    for (String pair : Splitter.on('&').omitEmptyStrings().split(query)) {
      List<String> parts = Splitter.on('=').limit(2).splitToList(pair);
      if (!OPTIONS.contains(parts.get(0)) || parts.size() < 2) {
        throw unusable(
            "unknown option \"" + parts.get(0) + "\"", "known are " + String.join(", ", OPTIONS));
      }
      options.put(parts.get(0), decoded(parts.get(1)));
    }
    return options;
  }

  private static int port(Map<String, Secret> environment) throws ProblemException {
    try {
      return variable(environment, "PGPORT").map(Integer::parseInt).orElse(DEFAULT_PORT);
    } catch (NumberFormatException e) {
      throw unusable("PGPORT is not a number", "5432 is the usual one");
    }
  }

  private static Optional<String> database(URI url) {
    return Optional.ofNullable(url.getRawPath())
        .map(path -> decoded(path.replaceFirst("^/", "")))
        .filter(name -> !name.isEmpty());
  }

  /** Returns user or password. */
  private static Optional<String> userInfo(URI url, int part) {
    return Optional.ofNullable(url.getRawUserInfo())
        .map(info -> Splitter.on(':').limit(2).splitToList(info))
        .filter(parts -> parts.size() > part)
        .map(parts -> decoded(parts.get(part)))
        .filter(text -> !text.isEmpty());
  }

  private static Optional<String> variable(Map<String, Secret> environment, String name) {
    return Optional.ofNullable(environment.get(name)).map(value -> new String(value.reveal()));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
  }

  private static ProblemException unusable(String why, String hint) {
    return new ProblemException(
        Problem.error("the connection to PostgreSQL cannot be used: " + why).withHint(hint));
  }

  /** Renders as {@code postgres://db.example.com:5432/certs}. */
  @Override
  public String toString() {
    return "postgres://" + host + ":" + port + "/" + database;
  }
}
