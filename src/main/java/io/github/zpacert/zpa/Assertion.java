package io.github.zpacert.zpa;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableMap;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.function.Supplier;

/** The JSON web token by which an API client that has a private key proves who it is (RFC 7523). */
record Assertion(String clientId, String audience) {

  private static final Duration LIFETIME = Duration.ofMinutes(10);

  String signed(ApiClientKey key, Instant now, Supplier<String> ids)
      throws GeneralSecurityException {
    String head = encoded(json(ImmutableMap.of("alg", key.algorithm(), "typ", "JWT")));
    String content = head + "." + encoded(claims(now, ids.get()));
    return content + "." + encoded(key.sign(content));
  }

  private byte[] claims(Instant now, String id) {
    String texts = new String(
        json(ImmutableMap.of("iss", clientId, "sub", clientId, "aud", audience, "jti", id)), UTF_8);
    String times =
        "\"iat\":" + now.getEpochSecond() + ",\"exp\":" + now.plus(LIFETIME).getEpochSecond();
    return (texts.substring(0, texts.length() - 1) + "," + times + "}").getBytes(UTF_8);
  }

  private static byte[] json(Map<String, CharSequence> fields) {
    var out = new ByteArrayOutputStream();
    try (var body = new JsonBody(fields)) {
      body.writeTo(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
