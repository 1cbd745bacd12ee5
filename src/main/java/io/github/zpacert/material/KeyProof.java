package io.github.zpacert.material;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;

/** Whether a private key is that of a certificate: what it signs must verify. */
final class KeyProof {

  /** ECDSA and RSA sign its hash; nothing of value is ever signed by this text. */
  private static final byte[] SIGNED = "zpacert: does the key match?".getBytes(US_ASCII);

  private KeyProof() {}

  static boolean matches(PrivateKey key, PublicKey publicKey) {
    try {
      var signature = Signature.getInstance(algorithm(key));
      signature.initSign(key);
      signature.update(SIGNED);
      byte[] signed = signature.sign();
      signature.initVerify(publicKey);
      signature.update(SIGNED);
      return signature.verify(signed);
    } catch (GeneralSecurityException e) { // a key of another algorithm, or of another size
      return false;
    }
  }

  private static String algorithm(PrivateKey key) {
    return switch (key.getAlgorithm()) {
      case "RSA" -> "SHA256withRSA";
      case "EC" -> "SHA256withECDSA";
      default -> "EdDSA";
    };
  }
}
