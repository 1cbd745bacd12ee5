package io.github.zpacert.sandbox;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;

/** A private key on its way past: looked at once, and kept by nobody. */
final class PemKey {

  private static final String FIELD = "certBlob";
  private static final byte[] PROBE = {1, 2, 3, 4};
  private static final byte[] VERSION = {2, 1, 0};
  private static final int SEQUENCE = 0x30;
  private static final int OCTET_STRING = 0x04;

  private final String label;
  private final String body;

  PemKey(String label, String body) {
    this.label = label;
    this.body = body;
  }

  /** Refuses a key that is encrypted, cannot be read, or is not the one of this public key. */
  void requireMatch(PublicKey expected) throws Refusal {
    if (label.equals("ENCRYPTED PRIVATE KEY") || body.contains("Proc-Type:")) {
      throw Refusal.invalid(FIELD, "The private key is encrypted.");
    }
    if (!matches(expected)) {
      throw Refusal.invalid(FIELD, "The private key does not match the certificate.");
    }
  }

  private boolean matches(PublicKey expected) throws Refusal {
    byte[] der = pkcs8(expected);
    try {
      PrivateKey key = KeyFactory.getInstance(expected.getAlgorithm())
          .generatePrivate(new PKCS8EncodedKeySpec(der));
      return (key instanceof RSAPrivateCrtKey rsa && expected instanceof RSAPublicKey other)
          ? isOf(rsa, other)
          : signsFor(key, expected);
    } catch (GeneralSecurityException e) {
      return false; // a key of another kind, or damaged
    } finally {
      Arrays.fill(der, (byte) 0);
    }
  }

  /** Compares numbers, because a signature with RSA takes long. */
  private static boolean isOf(RSAPrivateCrtKey key, RSAPublicKey expected) {
    return key.getModulus().equals(expected.getModulus())
        && key.getPublicExponent().equals(expected.getPublicExponent());
  }

  private static boolean signsFor(PrivateKey key, PublicKey expected)
      throws GeneralSecurityException {
    Signature signature = Signature.getInstance(signatureFor(expected));
    signature.initSign(key);
    signature.update(PROBE);
    byte[] signed = signature.sign();
    signature.initVerify(expected);
    signature.update(PROBE);
    return signature.verify(signed);
  }

  private byte[] pkcs8(PublicKey expected) throws Refusal {
    byte[] der = decoded();
    return switch (label) {
      case "PRIVATE KEY" -> der;
      case "RSA PRIVATE KEY", "EC PRIVATE KEY" -> wrap(der, algorithmOf(expected));
      default ->
        throw Refusal.invalid(FIELD, "There is a block that is neither certificate nor key.");
    };
  }

  private byte[] decoded() throws Refusal {
    try {
      return Base64.getDecoder().decode(body.replaceAll("\\s", ""));
    } catch (IllegalArgumentException e) {
      throw Refusal.invalid(FIELD, "The private key cannot be read.");
    }
  }

  private static String signatureFor(PublicKey key) {
    return switch (key.getAlgorithm()) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      default -> key.getAlgorithm(); // EdDSA: key and signature have one name
    };
  }

  /** Puts PKCS#1 or SEC1 into PKCS#8, of the algorithm that the public key says. */
  private static byte[] wrap(byte[] key, byte[] algorithm) {
    byte[] octets = tagged(OCTET_STRING, key);
    return tagged(SEQUENCE, VERSION, algorithm, octets);
  }

  /** Returns the AlgorithmIdentifier, which is the first element inside of a SubjectPublicKeyInfo. */
  private static byte[] algorithmOf(PublicKey key) {
    byte[] info = key.getEncoded();
    int start = 2 + lengthBytes(info[1]);
    // no AlgorithmIdentifier of a usable key is as long as 128 bytes
    return Arrays.copyOfRange(info, start, start + 2 + info[start + 1]);
  }

  private static int lengthBytes(byte first) {
    return first >= 0 ? 0 : first & 0x7f;
  }

  private static byte[] tagged(int tag, byte[]... contents) {
    var bytes = new ByteArrayOutputStream();
    int length = Arrays.stream(contents).mapToInt(c -> c.length).sum();
    bytes.write(tag);
    if (length < 0x80) {
      bytes.write(length);
    } else {
      bytes.write(0x82);
      bytes.write(length >> 8);
      bytes.write(length);
    }
    for (byte[] content : contents) {
      bytes.writeBytes(content);
    }
    return bytes.toByteArray();
  }
}
