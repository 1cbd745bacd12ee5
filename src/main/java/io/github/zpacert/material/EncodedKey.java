package io.github.zpacert.material;

import com.google.common.collect.ImmutableList;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Optional;

/** An unencrypted private key in DER, overwritten on closing. Says {@code ***} of itself. */
final class EncodedKey implements AutoCloseable {

  private static final ImmutableList<String> ALGORITHMS = ImmutableList.of("RSA", "EC", "EdDSA");

  private static final byte[] VERSION_0 = {0x02, 0x01, 0x00};
  private static final byte[] RSA_ENCRYPTION = { // 1.2.840.113549.1.1.1, no parameters
    0x30,
    0x0D,
    0x06,
    0x09,
    0x2A,
    (byte) 0x86,
    0x48,
    (byte) 0x86,
    (byte) 0xF7,
    0x0D,
    0x01,
    0x01,
    0x01,
    0x05,
    0x00
  };
  private static final byte[] EC_PUBLIC_KEY = { // 1.2.840.10045.2.1
    0x06, 0x07, 0x2A, (byte) 0x86, 0x48, (byte) 0xCE, 0x3D, 0x02, 0x01
  };

  /** Where SEC1 keeps the curve: {@code [0]}. */
  private static final byte SEC1_PARAMETERS = (byte) 0xA0;

  private final String label;
  private final byte[] sent;
  private final byte[] pkcs8;
  private final PrivateKey key;

  private EncodedKey(String label, byte[] sent, byte[] pkcs8, PrivateKey key) {
    this.label = label;
    this.sent = sent;
    this.pkcs8 = pkcs8;
    this.key = key;
  }

  /**
   * Takes over the DER of a PKCS#8 key.
   *
   * @param where the source in a person's words
   */
  static EncodedKey pkcs8(byte[] der, String where) throws SourceException {
    return new EncodedKey("PRIVATE KEY", der, der, parse(der, where));
  }

  /** Takes over the DER of a PKCS#1 RSA key; it stays PKCS#1, a form that the API is known to take. */
  static EncodedKey pkcs1(byte[] der, String where) throws SourceException {
    byte[] pkcs8 = wrapped(RSA_ENCRYPTION, der);
    return new EncodedKey("RSA PRIVATE KEY", der, pkcs8, parse(pkcs8, where));
  }

  /**
   * Takes over the DER of a SEC1 key, which becomes PKCS#8.
   *
   * @param parameters the curve, for a key that does not name it itself
   */
  static EncodedKey sec1(byte[] der, Optional<byte[]> parameters, String where)
      throws SourceException {
    Optional<byte[]> curve = curve(der, where).or(() -> parameters);
    if (curve.isEmpty()) {
      throw SourceException.unfit(
          where + ": the private key names no curve, " + "and no block \"EC PARAMETERS\" does");
    }
    byte[] algorithm = Der.element(Der.SEQUENCE, EC_PUBLIC_KEY, curve.get());
    byte[] pkcs8 = wrapped(algorithm, der);
    Arrays.fill(der, (byte) 0);
    return pkcs8(pkcs8, where);
  }

  /** Returns what the BEGIN line must say of {@link #der()}. */
  String label() {
    return label;
  }

  /** Returns the very bytes, not a copy. */
  byte[] der() {
    return sent;
  }

  PrivateKey key() {
    return key;
  }

  @Override
  public void close() {
    Arrays.fill(sent, (byte) 0);
    Arrays.fill(pkcs8, (byte) 0);
  }

  @Override
  public String toString() {
    return "***";
  }

  private static byte[] wrapped(byte[] algorithm, byte[] inner) {
    byte[] octets = Der.element(Der.OCTET_STRING, inner);
    try {
      return Der.element(Der.SEQUENCE, VERSION_0, algorithm, octets);
    } finally {
      Arrays.fill(octets, (byte) 0);
    }
  }

  private static Optional<byte[]> curve(byte[] sec1, String where) throws SourceException {
    try {
      for (byte[] element : Der.elements(sec1)) {
        if (element[0] == SEC1_PARAMETERS) {
          return Optional.of(Der.content(element));
        }
      }
      return Optional.empty();
    } catch (InvalidKeySpecException e) {
      throw unreadable(where);
    }
  }

  private static PrivateKey parse(byte[] pkcs8, String where) throws SourceException {
    var spec = new PKCS8EncodedKeySpec(pkcs8);
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(spec);
      } catch (GeneralSecurityException | RuntimeException e) {
        // of another algorithm, or damaged; not kept, for it may quote the key
      }
    }
    Arrays.fill(pkcs8, (byte) 0);
    throw unreadable(where);
  }

  private static SourceException unreadable(String where) {
    return SourceException.unfit(
        where + ": the private key cannot be read, expected an RSA, EC or Ed25519 key");
  }
}
