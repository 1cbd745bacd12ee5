package io.github.zpacert.config;

import com.google.common.collect.ImmutableSet;
import io.github.zpacert.diag.Position;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.model.TenantSettings;
import io.github.zpacert.model.TenantSettings.Auth;
import io.github.zpacert.model.TenantSettings.CertificatesApi;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads {@code tenant}, with the environment where the files are silent. */
final class TenantReader {

  private static final ImmutableSet<String> KEYS = ImmutableSet.of(
      "customerId", "cloud", "auth", "vanityDomain", "baseUrl", "tokenUrl", "certificatesApi");
  private static final String SANDBOX_CUSTOMER = "216196257331281920";
  private static final String NO_CLOUD = "";
  private static final Pattern DNS_LABEL =
      Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?", Pattern.CASE_INSENSITIVE);

  private final Fields fields;
  private final Environment environment;
  private final Problems problems;
  private Optional<Problem> mismatch = Optional.empty();

  TenantReader(Fields fields, Environment environment) {
    this.fields = fields;
    this.environment = environment;
    this.problems = fields.problems();
  }

  /** Returns the settings, or nothing after reporting what is wrong with them. */
  Optional<TenantSettings> read() {
    fields.refuseUnknownAndCredentials(KEYS);
    Auth auth = auth();
    String cloud = cloud(auth).orElse(NO_CLOUD);
    Optional<URI> baseUrl = url("baseUrl", "ZPACERT_BASE_URL");
    Optional<URI> tokenUrl = url("tokenUrl", "ZPACERT_TOKEN_URL");
    Optional<String> vanityDomain = vanityDomain();
    CertificatesApi certificatesApi = fields
        .text("certificatesApi")
        .flatMap(t -> t.choice(CertificatesApi.values(), problems))
        .orElse(CertificatesApi.ALL);
    if (auth == Auth.ONEAPI && !cloud.equals(TenantSettings.SANDBOX)) {
      requireSignIn();
    }
    return customerId(cloud)
        .map(id ->
            new TenantSettings(id, cloud, auth, vanityDomain, baseUrl, tokenUrl, certificatesApi));
  }

  /** Returns that the files and the environment name different tenants, if they do; known after {@link #read()}. */
  Optional<Problem> mismatch() {
    return mismatch;
  }

  private Auth auth() {
    boolean legacy = environment
        .value("ZSCALER_USE_LEGACY_CLIENT")
        .map(t -> t.value().equalsIgnoreCase("true"))
        .orElse(false);
    return fields
        .text("auth")
        .flatMap(t -> t.choice(Auth.values(), problems))
        .orElse(legacy ? Auth.LEGACY : Auth.ONEAPI);
  }

  private Optional<String> cloud(Auth auth) {
    String variable = auth == Auth.LEGACY ? "ZPA_CLOUD" : "ZSCALER_CLOUD";
    if (!isSet("cloud", variable)) {
      return Optional.of(Clouds.PRODUCTION);
    }
    return written("cloud", variable).flatMap(t -> Clouds.cloud(t, auth, problems));
  }

  private void requireSignIn() {
    if (!isSet("vanityDomain", "ZSCALER_VANITY_DOMAIN")
        && !isSet("tokenUrl", "ZPACERT_TOKEN_URL")) {
      problems.error(
          fields.at(),
          "\"vanityDomain\" is missing in \"tenant\"",
          "OneAPI signs in at it: write it, or set ZSCALER_VANITY_DOMAIN");
    }
  }

  private Optional<String> vanityDomain() {
    return written("vanityDomain", "ZSCALER_VANITY_DOMAIN").flatMap(text -> {
      if (DNS_LABEL.matcher(text.value()).matches()) {
        return Optional.of(text.value().toLowerCase(Locale.ROOT));
      }
      problems.add(text.mustBe("the first word of <word>.zslogin.net"));
      return Optional.empty();
    });
  }

  // here the environment wins, so that one file serves a test against another address
  private Optional<URI> url(String key, String variable) {
    Optional<URI> written = fields.text(key).flatMap(t -> Urls.url(t, problems));
    return environment.value(variable).map(t -> Urls.url(t, problems)).orElse(written);
  }

  private Optional<String> customerId(String cloud) {
    Optional<Text> given = environment.value("ZPA_CUSTOMER_ID");
    if (fields.has("customerId")) {
      Optional<Text> pin = fields.textOrNumber("customerId", "decimal digits");
      pin.ifPresent(p -> given.ifPresent(g -> compare(p, g)));
      return pin.flatMap(t -> Names.id(t, problems));
    }
    if (given.isPresent()) {
      return given.flatMap(t -> Names.id(t, problems));
    }
    if (cloud.equals(TenantSettings.SANDBOX)) {
      return Optional.of(SANDBOX_CUSTOMER);
    }
    problems.error(
        fields.at(), "\"customerId\" is missing in \"tenant\"", "write it, or set ZPA_CUSTOMER_ID");
    return Optional.empty();
  }

  private void compare(Text pin, Text given) {
    if (!pin.value().equals(given.value())) {
      Position at = pin.at().orElse(fields.at());
      mismatch = Optional.of(Problem.error(
              at,
              "the files are for customer " + Quoted.of(pin.value()) + ", but ZPA_CUSTOMER_ID is "
                  + Quoted.of(given.value()))
          .withHint("use the credentials of the tenant that the files are for"));
    }
  }

  private Optional<Text> written(String key, String variable) {
    return fields.has(key) ? fields.text(key) : environment.value(variable);
  }

  private boolean isSet(String key, String variable) {
    return fields.has(key) || environment.value(variable).isPresent();
  }
}
