package io.github.zpacert.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableMap;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** The three doors: OneAPI's token endpoint, and sign-in and sign-out with a legacy API key. */
final class SignIn {

  private static final String AUDIENCE = "https://api.zscaler.com";
  private static final String ASSERTION_TYPE =
      "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
  private static final Pattern LOGIN_HOST =
      Pattern.compile("https://[a-z0-9-]+\\.(zslogin[a-z0-9]*\\.net|zidentitygov\\.(net|us))/?");

  private final SandboxOptions options;
  private final Sessions sessions;
  private final Lockout lockout;

  SignIn(SandboxOptions options) {
    this.options = options;
    this.sessions = new Sessions(options.tokenLifetime(), options.clock());
    this.lockout = new Lockout(options.clock());
  }

  /** Returns the client whose valid token the call carries. */
  Optional<String> clientOf(Call call) {
    return bearer(call).flatMap(sessions::clientOf);
  }

  /** OneAPI. {@code expires_in} is a number here. */
  Reply token(Call call) throws Refusal {
    ImmutableMap<String, String> form = Form.ofBody(call);
    if (!form.getOrDefault("grant_type", "").equals("client_credentials")) {
      return Reply.oauthError("unsupported_grant_type", "grant_type must be client_credentials");
    }
    if (!form.getOrDefault("audience", "").equals(AUDIENCE)) {
      return Reply.oauthError("invalid_request", "audience must be " + AUDIENCE);
    }
    return form.containsKey("client_assertion")
        ? tokenByAssertion(form)
        : tokenBySecret(basic(call).orElseGet(() -> credentials(form)));
  }

  /** Legacy. {@code expires_in} is a text here. */
  Reply signIn(Call call) throws Refusal {
    Credentials given = credentials(Form.ofBody(call));
    if (lockout.isLocked(given.clientId())) {
      return Reply.error(
          403,
          "api.key.locked",
          "The API key is locked for 30 minutes after three unsuccessful attempts.");
    }
    if (!accepts(given)) {
      lockout.failed(given.clientId());
      return Reply.accessDenied(401);
    }
    lockout.succeeded(given.clientId());
    return Reply.json(
        200,
        Json.object()
            .put("token_type", "Bearer")
            .put("access_token", sessions.begin(given.clientId()))
            .put("expires_in", Long.toString(sessions.lifetimeSeconds())));
  }

  Reply signOut(Call call) {
    bearer(call).ifPresent(sessions::end);
    return Reply.noContent();
  }

  private Reply tokenBySecret(Credentials given) {
    return tokenFor(
        given.clientId(),
        accepts(given) ? Optional.empty() : Optional.of("client id or secret is wrong"));
  }

  private Reply tokenByAssertion(ImmutableMap<String, String> form) {
    if (!form.getOrDefault("client_assertion_type", "").equals(ASSERTION_TYPE)) {
      return Reply.oauthError("invalid_request", "client_assertion_type must be " + ASSERTION_TYPE);
    }
    Optional<ClientAssertion> assertion =
        ClientAssertion.parse(form.getOrDefault("client_assertion", ""));
    if (assertion.isEmpty()) {
      return Reply.oauthError("invalid_client", "the assertion is not a JWT");
    }
    String clientId = assertion.get().clientId();
    return tokenFor(clientId, flaw(assertion.get(), form.getOrDefault("client_id", clientId)));
  }

  private Optional<String> flaw(ClientAssertion assertion, String clientId) {
    boolean known =
        options.credentials().map(c -> c.clientId().equals(clientId)).orElse(true);
    if (!known || !assertion.clientId().equals(clientId)) {
      return Optional.of("the assertion is of another client");
    }
    return assertion.flaw(options.clock().instant(), SignIn::isOurs, options.assertionKey());
  }

  private Reply tokenFor(String clientId, Optional<String> flaw) {
    if (lockout.isLocked(clientId)) {
      return Reply.oauthError(
          "invalid_client",
          "the client is locked for 30 minutes after three unsuccessful attempts");
    }
    if (flaw.isPresent()) {
      lockout.failed(clientId);
      return Reply.oauthError("invalid_client", flaw.get());
    }
    lockout.succeeded(clientId);
    return Reply.json(
        200,
        Json.object()
            .put("access_token", sessions.begin(clientId))
            .put("token_type", "Bearer")
            .put("expires_in", sessions.lifetimeSeconds()));
  }

  /** Both what Zscaler's clients send and what its documentation shows; a sandbox has no login host of its own. */
  private static boolean isOurs(String audience) {
    return audience.equals(AUDIENCE) || LOGIN_HOST.matcher(audience).matches();
  }

  private boolean accepts(Credentials given) {
    boolean complete = !given.clientId().isEmpty() && !given.clientSecret().isEmpty();
    return complete && options.credentials().map(given::equals).orElse(true);
  }

  private static Credentials credentials(ImmutableMap<String, String> form) {
    return new Credentials(
        form.getOrDefault("client_id", ""), form.getOrDefault("client_secret", ""));
  }

  private static Optional<Credentials> basic(Call call) {
    return credentialOf(call, "Basic ").flatMap(SignIn::decodeBasic);
  }

  private static Optional<Credentials> decodeBasic(String encoded) {
    try {
      String[] parts = new String(Base64.getDecoder().decode(encoded), UTF_8).split(":", 2);
      return Optional.of(new Credentials(parts[0], parts.length == 2 ? parts[1] : ""));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> bearer(Call call) {
    return credentialOf(call, "Bearer ");
  }

  private static Optional<String> credentialOf(Call call, String scheme) {
    return call.authorization()
        .filter(value -> value.regionMatches(true, 0, scheme, 0, scheme.length()))
        .map(value -> value.substring(scheme.length()).trim());
  }
}
