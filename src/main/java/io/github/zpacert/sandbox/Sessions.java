package io.github.zpacert.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The tokens that are valid. They have the look of a JWT, because clients read {@code exp} out of them. */
final class Sessions {

  private static final int SIGNATURE_BYTES = 32;

  private record Session(String clientId, Instant end) {}

  private final Duration lifetime;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();
  private final Map<String, Session> byToken = new HashMap<>();

  Sessions(Duration lifetime, InstantSource clock) {
    this.lifetime = lifetime;
    this.clock = clock;
  }

  /** Returns a new token. */
  synchronized String begin(String clientId) {
    Instant now = clock.instant();
    byToken.values().removeIf(session -> !now.isBefore(session.end()));
    var session = new Session(clientId, now.plus(lifetime));
    String token = token(session);
    byToken.put(token, session);
    return token;
  }

  synchronized void end(String token) {
    byToken.remove(token);
  }

  /** Returns whose token it is, unless it has expired or never was one. */
  synchronized Optional<String> clientOf(String token) {
    return Optional.ofNullable(byToken.get(token))
        .filter(session -> clock.instant().isBefore(session.end()))
        .map(Session::clientId);
  }

  long lifetimeSeconds() {
    return lifetime.toSeconds();
  }

  private String token(Session session) {
    byte[] signature = new byte[SIGNATURE_BYTES];
    random.nextBytes(signature);
    ObjectNode header = Json.object().put("alg", "RS256").put("typ", "JWT");
    ObjectNode claims =
        Json.object().put("sub", session.clientId()).put("exp", session.end().getEpochSecond());
    return encode(header.toString().getBytes(UTF_8)) + "."
        + encode(claims.toString().getBytes(UTF_8)) + "." + encode(signature);
  }

  private static String encode(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
