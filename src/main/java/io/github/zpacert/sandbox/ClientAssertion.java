package io.github.zpacert.sandbox;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.common.base.Splitter;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The JWT by which a client shows that it has a private key, in place of a secret (RFC 7523).
 *
 * @param signed the text that the signature is about
 * @param signature as the JWT has it, in Base64
 */
record ClientAssertion(JsonNode header, JsonNode claims, String signed, String signature) {

  private static final int PARTS = 3;

  /** Reads a JWT; absent if it is none. */
  static Optional<ClientAssertion> parse(String jwt) {
    List<String> parts = Splitter.on('.').splitToList(jwt);
    if (parts.size() != PARTS) {
      return Optional.empty();
    }
    try {
      return Optional.of(new ClientAssertion(
          Json.MAPPER.readTree(decode(parts.get(0))),
          Json.MAPPER.readTree(decode(parts.get(1))),
          parts.get(0) + "." + parts.get(1),
          parts.get(2)));
    } catch (JacksonException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  String clientId() {
    return Json.text(claims, "sub");
  }

  /** Returns what is wrong with it, in the words of an {@code error_description}. */
  Optional<String> flaw(Instant now, Predicate<String> audience, Optional<PublicKey> key) {
    if (algorithm().isEmpty()) {
      return Optional.of("the assertion must be signed with RS256 or ES256");
    }
    if (clientId().isEmpty() || !clientId().equals(Json.text(claims, "iss"))) {
      return Optional.of("iss and sub of the assertion must both be the client id");
    }
    if (claims.path("exp").asLong(0) <= now.getEpochSecond()) {
      return Optional.of("the assertion has expired");
    }
    if (!isFor(audience)) {
      return Optional.of("the assertion is for another audience");
    }
    return key.isPresent() && !isSignedBy(key.get())
        ? Optional.of("the assertion is not signed by the key of this client")
        : Optional.empty();
  }

  private boolean isFor(Predicate<String> audience) {
    JsonNode aud = claims.path("aud");
    return aud.isArray()
        ? aud.values().stream().anyMatch(a -> audience.test(a.stringValue("")))
        : audience.test(aud.stringValue(""));
  }

  private boolean isSignedBy(PublicKey key) {
    try {
      Signature verifier = Signature.getInstance(algorithm().orElseThrow());
      verifier.initVerify(key);
      verifier.update(signed.getBytes(US_ASCII));
      return verifier.verify(decode(signature));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  private Optional<String> algorithm() {
    return switch (Json.text(header, "alg")) {
      case "RS256" -> Optional.of("SHA256withRSA");
      case "ES256" -> Optional.of("SHA256withECDSAinP1363Format");
      default -> Optional.empty();
    };
  }

  private static byte[] decode(String part) {
    return Base64.getUrlDecoder().decode(part);
  }
}
