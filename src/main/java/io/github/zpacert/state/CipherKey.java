package io.github.zpacert.state;

import com.google.common.io.BaseEncoding;
import io.github.zpacert.model.Secret;
import io.github.zpacert.state.StateException.Kind;
import java.security.GeneralSecurityException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * The key of encrypted states. One that is derived from a passphrase is derived once for each salt, and
 * the salt is kept for a run's many writes, since the derivation is slow on purpose.
 */
final class CipherKey {

  /** The derivation of a key that is given itself. */
  static final String NONE = "none";

  private static final int KEY_BYTES = 32;
  private static final int SALT_BYTES = 16;

  /** As OWASP recommends for PBKDF2 with HMAC-SHA256. */
  private static final int ITERATIONS = 600_000;

  /** More would only be a way to make us compute for hours. */
  private static final int MOST_ITERATIONS = 10_000_000;

  private static final Pattern DERIVATION = Pattern.compile("PBKDF2-HMAC-SHA256:([0-9]{1,8})");

  private final Optional<Secret> passphrase;
  private final Map<String, byte[]> keys = new HashMap<>();
  private byte[] lastSalt = new byte[0];

  private CipherKey(Optional<Secret> passphrase) {
    this.passphrase = passphrase;
  }

  static CipherKey ofPassphrase(Secret passphrase) {
    return new CipherKey(Optional.of(passphrase));
  }

  /** Takes 32 bytes in Base64 or hexadecimal. */
  static CipherKey ofBytes(Secret encoded) throws StateException {
    CipherKey key = new CipherKey(Optional.empty());
    key.keys.put(id(NONE, new byte[0]), decoded(encoded));
    return key;
  }

  private static byte[] decoded(Secret encoded) throws StateException {
    String text = new String(encoded.reveal()).strip();
    try {
      byte[] bytes = text.length() == 2 * KEY_BYTES
          ? BaseEncoding.base16().ignoreCase().decode(text)
          : Base64.getDecoder().decode(text);
      if (bytes.length == KEY_BYTES) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      // its message quotes the text
    }
    throw new StateException(
        Kind.FAILED,
        "encryption.key is not 32 bytes in Base64 or hexadecimal (make one with: openssl rand -base64 32)");
  }

  String derivation() {
    return passphrase.isPresent() ? "PBKDF2-HMAC-SHA256:" + ITERATIONS : NONE;
  }

  /** Returns the salt for the next encryption. */
  synchronized byte[] salt(SecureRandom random) {
    if (passphrase.isPresent() && lastSalt.length == 0) {
      lastSalt = new byte[SALT_BYTES];
      random.nextBytes(lastSalt);
    }
    return lastSalt.clone();
  }

  /**
   * Returns the key for what was encrypted like that.
   *
   * @throws GeneralSecurityException if this is no key of that kind
   */
  synchronized byte[] bytes(String derivation, byte[] salt) throws GeneralSecurityException {
    byte[] known = keys.get(id(derivation, salt));
    if (known != null) {
      return known;
    }
    byte[] derived = derived(derivation, salt);
    keys.put(id(derivation, salt), derived);
    if (derivation.equals(derivation())) {
      lastSalt = salt.clone();
    }
    return derived;
  }

  private byte[] derived(String derivation, byte[] salt) throws GeneralSecurityException {
    Matcher matcher = DERIVATION.matcher(derivation);
    if (passphrase.isEmpty() || !matcher.matches() || salt.length < SALT_BYTES) {
      throw new NoSuchAlgorithmException("another kind of key");
    }
    int iterations = Integer.parseInt(matcher.group(1));
    if (iterations < 1 || iterations > MOST_ITERATIONS) {
      throw new NoSuchAlgorithmException("another number of iterations");
    }
    PBEKeySpec spec = new PBEKeySpec(passphrase.get().reveal(), salt, iterations, 8 * KEY_BYTES);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
          .generateSecret(spec)
          .getEncoded();
    } finally {
      spec.clearPassword();
    }
  }

  private static String id(String derivation, byte[] salt) {
    return derivation + " " + Arrays.toString(salt);
  }
}
