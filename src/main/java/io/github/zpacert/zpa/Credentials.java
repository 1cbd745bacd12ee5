package io.github.zpacert.zpa;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.zpacert.model.Secret;
import io.github.zpacert.model.TenantSettings.Auth;
import io.github.zpacert.tenant.TenantException;
import io.github.zpacert.tenant.TenantException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Who we are at the tenant: an id, and a secret or a private key. Says nothing of itself but the id. */
public final class Credentials {

  private static final String ONEAPI_ID = "ZSCALER_CLIENT_ID";
  private static final String ONEAPI_SECRET = "ZSCALER_CLIENT_SECRET";
  private static final String ONEAPI_KEY = "ZSCALER_PRIVATE_KEY";
  private static final String LEGACY_ID = "ZPA_CLIENT_ID";
  private static final String LEGACY_SECRET = "ZPA_CLIENT_SECRET";

  private static final String AUDIENCE = "https://api.zscaler.com";
  private static final String ASSERTION_TYPE =
      "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

  private final Auth auth;
  private final String clientId;
  private final Secret secret;
  private final Optional<ApiClientKey> key;

  private Credentials(Auth auth, String clientId, Secret secret, Optional<ApiClientKey> key) {
    this.auth = auth;
    this.clientId = clientId;
    this.secret = secret;
    this.key = key;
  }

  /** Returns what the embedded ZPA accepts: anything. */
  public static Credentials sandbox(Auth auth) {
    return new Credentials(auth, "sandbox", Secret.of("sandbox"), Optional.empty());
  }

  /**
   * Takes the credentials from the environment, where {@code NAME_FILE} names a file that is read when {@code NAME} is
   * unset. With both a private key and a secret, the key wins, as in Zscaler's own tools.
   *
   * @throws TenantException UNAUTHORIZED, if something is missing or unusable; the message names all that is missing
   */
  public static Credentials from(Map<String, String> environment, Auth auth)
      throws TenantException {
    var variables = new Variables(environment);
    return auth == Auth.LEGACY ? legacy(variables) : oneApi(variables);
  }

  private static Credentials legacy(Variables variables) throws TenantException {
    Optional<String> id = variables.text(LEGACY_ID);
    Optional<String> secret = variables.text(LEGACY_SECRET);
    if (id.isEmpty() || secret.isEmpty()) {
      throw missing(id.isEmpty(), LEGACY_ID, secret.isEmpty(), LEGACY_SECRET);
    }
    return new Credentials(Auth.LEGACY, id.get(), Secret.of(secret.get()), Optional.empty());
  }

  private static Credentials oneApi(Variables variables) throws TenantException {
    Optional<String> id = variables.text(ONEAPI_ID);
    Optional<String> key = variables.text(ONEAPI_KEY);
    Optional<String> secret = key.isPresent() ? key : variables.text(ONEAPI_SECRET);
    if (id.isEmpty() || secret.isEmpty()) {
      throw missing(
          id.isEmpty(), ONEAPI_ID, secret.isEmpty(), ONEAPI_SECRET + " (or " + ONEAPI_KEY + ")");
    }
    return key.isPresent()
        ? withKey(id.get(), variables.pem(key.get()))
        : new Credentials(Auth.ONEAPI, id.get(), Secret.of(secret.get()), Optional.empty());
  }

  private static Credentials withKey(String id, Secret pem) throws TenantException {
    try {
      return new Credentials(Auth.ONEAPI, id, pem, Optional.of(ApiClientKey.parse(pem)));
    } catch (GeneralSecurityException e) {
      throw unusable(ONEAPI_KEY, Optional.ofNullable(e.getMessage()).orElse("unknown format"));
    }
  }

  private static TenantException missing(
      boolean noId, String idName, boolean noSecret, String secretName) {
    var names = ImmutableList.<String>builder();
    if (noId) {
      names.add(idName);
    }
    if (noSecret) {
      names.add(secretName);
    }
    return new TenantException(
        Kind.UNAUTHORIZED,
        "no credentials: set " + Joiner.on(" and ").join(names.build())
            + " in the environment, or the same names with _FILE behind them to files that hold the values");
  }

  private static TenantException unusable(String name, String why) {
    return new TenantException(Kind.UNAUTHORIZED, name + " cannot be used: " + why);
  }

  /** Returns what must not come back in a message. */
  ImmutableList<Secret> secrets() {
    return ImmutableList.of(secret);
  }

  /**
   * Returns the fields of the sign-in's form.
   *
   * @param ids makes ids that no two tokens share
   */
  ImmutableMap<String, String> form(Instant now, Supplier<String> ids)
      throws GeneralSecurityException {
    var form = ImmutableMap.<String, String>builder().put("client_id", clientId);
    if (key.isPresent()) {
      form.put("client_assertion", new Assertion(clientId, AUDIENCE).signed(key.get(), now, ids));
      form.put("client_assertion_type", ASSERTION_TYPE);
    } else {
      form.put("client_secret", new String(secret.reveal()));
    }
    if (auth == Auth.ONEAPI) {
      form.put("grant_type", "client_credentials").put("audience", AUDIENCE);
    }
    return form.buildOrThrow();
  }

  @Override
  public String toString() {
    return clientId;
  }

  /** The environment, and the files that it names. */
  private record Variables(Map<String, String> environment) {

    Optional<String> text(String name) throws TenantException {
      Optional<String> value = direct(name);
      if (value.isPresent()) {
        return value;
      }
      Optional<String> file = direct(name + "_FILE");
      return file.isPresent() ? nonBlank(read(name + "_FILE", file.get())) : Optional.empty();
    }

    /** Returns the PEM text itself, or that of the file which it names. */
    Secret pem(String textOrPath) throws TenantException {
      return Secret.of(
          textOrPath.contains("-----BEGIN") ? textOrPath : read(ONEAPI_KEY, textOrPath));
    }

    private Optional<String> direct(String name) {
      return nonBlank(environment.getOrDefault(name, ""));
    }

    private static Optional<String> nonBlank(String value) {
      return Optional.of(value.strip()).filter(v -> !v.isEmpty());
    }

    private static String read(String name, String path) throws TenantException {
      try {
        return Files.readString(Path.of(path), UTF_8);
      } catch (IOException | InvalidPathException e) {
        // the value is not repeated: it may be a mangled secret and no path at all
        throw unusable(name, "the file that it names cannot be read");
      }
    }
  }
}
