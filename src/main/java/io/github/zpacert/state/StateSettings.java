package io.github.zpacert.state;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.zpacert.model.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.X509KeyManager;

/** Where a configuration keeps the state, and how that place is reached. What is secret says nothing of itself. */
public sealed interface StateSettings {

  /**
   * A file.
   *
   * @param path resolved against the folder of the file that names it
   */
  record Local(Path path) implements StateSettings {

    /** The name of the state file where the configuration gives none. */
    public static final String DEFAULT_FILE = "zpacert.state.json";
  }

  /**
   * A server that speaks the protocol of Terraform's HTTP backend.
   *
   * @param locking empty if the server has no locks
   * @param login for HTTP's basic authentication
   * @param headers by name, sent with every request
   * @param tls what https is to be like there
   */
  record Http(
      URI address,
      String updateMethod,
      Optional<Locking> locking,
      Optional<Login> login,
      ImmutableMap<String, Secret> headers,
      Retries retries,
      Tls tls)
      implements StateSettings {

    /** Where and how the server is asked for its lock. */
    public record Locking(
        URI lockAddress, String lockMethod, URI unlockAddress, String unlockMethod) {}

    /** Who we are to a server. */
    public record Login(String user, Secret password) {}

    /**
     * How patiently a request is sent again.
     *
     * @param max after the first attempt
     */
    public record Retries(int max, Duration waitMin, Duration waitMax) {}

    /**
     * How the two sides of a TLS connection prove who they are.
     *
     * @param authorities the only ones whose word is taken for the server; if empty, those of all other connections
     * @param identity shown to a server that asks for a certificate
     */
    public record Tls(
        ImmutableList<X509Certificate> authorities, Optional<X509KeyManager> identity) {

      public static final Tls USUAL = new Tls(ImmutableList.of(), Optional.empty());
    }
  }

  /**
   * A row in a table of a PostgreSQL database.
   *
   * @param connStr a URL, which may hold a password; empty to take all from the {@code PG*} variables
   * @param environment the {@code PG*} variables
   * @param schemaName made if it is not there
   * @param name of the row
   */
  record Postgres(
      Secret connStr, ImmutableMap<String, Secret> environment, String schemaName, String name)
      implements StateSettings {}

  /**
   * An object in a store that speaks S3.
   *
   * @param region the SDK's own sources if it is empty
   * @param endpoint AWS's if it is empty
   * @param usePathStyle whether the bucket stands in the path, not in the host name
   */
  record S3(
      String bucket,
      String key,
      Optional<String> region,
      Optional<URI> endpoint,
      boolean usePathStyle)
      implements StateSettings {}
}
