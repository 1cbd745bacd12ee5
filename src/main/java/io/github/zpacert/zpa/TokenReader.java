package io.github.zpacert.zpa;

import io.github.zpacert.model.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads the answer to a sign-in, as ZIdentity and as the legacy API write it. */
final class TokenReader {

  /** How much earlier than its end a token is given up; short-lived ones at half their life. */
  private static final Duration MARGIN = Duration.ofSeconds(60);

  /** For a token that does not say how long it lives: the shortest life that is met by default. */
  private static final Duration ASSUMED_LIFETIME = Duration.ofMinutes(6);

  private static final Pattern SECONDS = Pattern.compile("\\d{1,10}");

  private final Instant now;

  TokenReader(Instant now) {
    this.now = now;
  }

  Token read(InputStream body) throws IOException, MalformedException {
    Map<String, String> fields;
    try (JsonParser parser = Json.started(body)) {
      fields = scalars(parser);
    }
    String token = fields.getOrDefault("access_token", "");
    if (token.isEmpty()) {
      throw new MalformedException("the answer holds no access token");
    }
    Duration lifetime = seconds(fields, "expires_in")
        .map(Duration::ofSeconds)
        .or(() -> expiry(token).map(end -> Duration.between(now, end)))
        .orElse(ASSUMED_LIFETIME);
    return new Token(Secret.of(token), now.plus(useful(lifetime)));
  }

  private static Duration useful(Duration lifetime) {
    Duration half = lifetime.dividedBy(2);
    return half.compareTo(MARGIN) < 0 ? half : lifetime.minus(MARGIN);
  }

  /** Returns the claim {@code exp}, if the token is a JSON web token. */
  private static Optional<Instant> expiry(String token) {
    List<String> parts = List.of(token.split("\\.", -1));
    if (parts.size() != 3) {
      return Optional.empty();
    }
    try (JsonParser parser =
        Json.started(new ByteArrayInputStream(Base64.getUrlDecoder().decode(parts.get(1))))) {
      return seconds(scalars(parser), "exp").map(Instant::ofEpochSecond);
    } catch (IllegalArgumentException | IOException | JacksonException e) {
      return Optional.empty(); // not that kind of token: nothing to learn from it
    }
  }

  private static Optional<Long> seconds(Map<String, String> fields, String name) {
    return Optional.ofNullable(fields.get(name))
        .filter(value -> SECONDS.matcher(value).matches())
        .map(Long::valueOf);
  }

  private static Map<String, String> scalars(JsonParser parser) {
    Map<String, String> fields = new HashMap<>();
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        parser.nextToken();
        Json.scalar(parser).ifPresent(value -> fields.put(name, value));
      }
    }
    return fields;
  }
}
