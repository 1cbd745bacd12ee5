package io.github.zpacert.zpa;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.primitives.Bytes;
import io.github.zpacert.model.Secret;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.RSAPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The private key with which an API client signs in: RSA, or EC P-256. Not a key of a certificate. Says nothing of
 * itself.
 */
final class ApiClientKey {

  private static final Pattern BLOCK = Pattern.compile(
      "-----BEGIN ((?:RSA |EC |ENCRYPTED )?PRIVATE KEY)-----(.*?)-----END \\1-----",
      Pattern.DOTALL);

  private static final byte[] VERSION_0 = bytes("020100");
  private static final byte[] RSA_ENCRYPTION = bytes("300d06092a864886f70d0101010500");
  private static final byte[] EC_P256 = bytes("301306072a8648ce3d020106082a8648ce3d030107");
  private static final int SEQUENCE = 0x30;
  private static final int OCTET_STRING = 0x04;
  private static final int P256_BITS = 256;
  private static final int LEAST_RSA_BITS = 2048;

  private final PrivateKey key;

  private ApiClientKey(PrivateKey key) {
    this.key = key;
  }

  /**
   * Reads PEM: PKCS#8, PKCS#1 or SEC1, not encrypted.
   *
   * @throws GeneralSecurityException if it is something else; the message says what, and holds nothing of the text
   */
  static ApiClientKey parse(Secret pem) throws GeneralSecurityException {
    // a variable of a pipeline often holds the two characters \n where a file has a line feed
    String text = new String(pem.reveal()).replace("\\n", "\n");
    Matcher block = BLOCK.matcher(text);
    if (!block.find()) {
      throw new GeneralSecurityException("it holds no private key in PEM");
    }
    String label = block.group(1);
    if (label.startsWith("ENCRYPTED") || block.group(2).contains("Proc-Type:")) {
      throw new GeneralSecurityException("the key is encrypted; decrypt it with \"openssl pkcs8\"");
    }
    return new ApiClientKey(checked(parse(label, block.group(2))));
  }

  private static PrivateKey parse(String label, String body) throws GeneralSecurityException {
    byte[] der = decoded(body);
    byte[] pkcs8 = switch (label) {
      case "RSA PRIVATE KEY" -> wrapped(RSA_ENCRYPTION, der);
      case "EC PRIVATE KEY" -> wrapped(EC_P256, der);
      default -> der;
    };
    var spec = new PKCS8EncodedKeySpec(pkcs8);
    try {
      return KeyFactory.getInstance("RSA").generatePrivate(spec);
    } catch (GeneralSecurityException notRsa) {
      return ecKey(spec);
    } finally {
      Arrays.fill(der, (byte) 0);
      Arrays.fill(pkcs8, (byte) 0);
    }
  }

  private static PrivateKey ecKey(PKCS8EncodedKeySpec spec) throws GeneralSecurityException {
    try {
      return KeyFactory.getInstance("EC").generatePrivate(spec);
    } catch (GeneralSecurityException e) {
      throw new GeneralSecurityException("the key is neither RSA nor EC P-256");
    }
  }

  private static byte[] decoded(String body) throws GeneralSecurityException {
    try {
      return Base64.getDecoder().decode(body.replaceAll("\\s", ""));
    } catch (IllegalArgumentException e) {
      throw new GeneralSecurityException("the key's block is not Base64");
    }
  }

  private static PrivateKey checked(PrivateKey key) throws GeneralSecurityException {
    if (key instanceof RSAPrivateKey rsa && rsa.getModulus().bitLength() < LEAST_RSA_BITS) {
      throw new GeneralSecurityException("the RSA key is shorter than " + LEAST_RSA_BITS + " bits");
    }
    if (key instanceof ECPrivateKey ec
        && ec.getParams().getCurve().getField().getFieldSize() != P256_BITS) {
      throw new GeneralSecurityException("the EC key is not on the curve P-256");
    }
    return key;
  }

  /** Returns the name that JSON web tokens have for this key's signatures. */
  String algorithm() {
    return isEc() ? "ES256" : "RS256";
  }

  byte[] sign(String text) throws GeneralSecurityException {
    // a JSON web token wants r and s side by side, not in DER
    var signature =
        Signature.getInstance(isEc() ? "SHA256withECDSAinP1363Format" : "SHA256withRSA");
    signature.initSign(key);
    signature.update(text.getBytes(UTF_8));
    return signature.sign();
  }

  private boolean isEc() {
    return key instanceof ECPrivateKey;
  }

  /** Puts a bare key into the envelope of PKCS#8. */
  private static byte[] wrapped(byte[] algorithm, byte[] bareKey) {
    return tagged(SEQUENCE, Bytes.concat(VERSION_0, algorithm, tagged(OCTET_STRING, bareKey)));
  }

  private static byte[] tagged(int tag, byte[] content) {
    return Bytes.concat(new byte[] {(byte) tag}, length(content.length), content);
  }

  private static byte[] length(int length) {
    if (length < 0x80) {
      return new byte[] {(byte) length};
    }
    byte[] digits = BigInteger.valueOf(length).toByteArray();
    byte[] minimal = digits[0] == 0 ? Arrays.copyOfRange(digits, 1, digits.length) : digits;
    return Bytes.concat(new byte[] {(byte) (0x80 | minimal.length)}, minimal);
  }

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }
}
