package io.github.zpacert.material;

import static java.math.BigInteger.ONE;
import static java.nio.charset.StandardCharsets.US_ASCII;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.interfaces.RSAPublicKey;

/**
 * Whether a private key is that of a certificate. An RSA key shows it by its numbers, for to sign with one leaves its
 * exponent in a cache of the JDK's; what any other key signs must verify.
 */
final class KeyProof {

  /** ECDSA signs its hash; nothing of value is ever signed by this text. */
  private static final byte[] SIGNED = "zpacert: does the key match?".getBytes(US_ASCII);

  private KeyProof() {}

  static boolean matches(PrivateKey key, PublicKey publicKey) {
    if (key instanceof RSAPrivateCrtKey rsa && publicKey instanceof RSAPublicKey rsaPublic) {
      return key.getAlgorithm().equals("RSA") && isPair(rsa, rsaPublic);
    }
    return verifies(key, publicKey);
  }

  private static boolean isPair(RSAPrivateCrtKey key, RSAPublicKey publicKey) {
    BigInteger p = key.getPrimeP();
    BigInteger q = key.getPrimeQ();
    return key.getModulus().equals(publicKey.getModulus())
        && key.getPublicExponent().equals(publicKey.getPublicExponent())
        && p.compareTo(ONE) > 0
        && q.compareTo(ONE) > 0
        && p.multiply(q).equals(key.getModulus())
        && isInverse(key.getPrimeExponentP(), key.getPublicExponent(), p.subtract(ONE))
        && isInverse(key.getPrimeExponentQ(), key.getPublicExponent(), q.subtract(ONE))
        && isInverse(key.getPrivateExponent(), key.getPublicExponent(), p.subtract(ONE))
        && isInverse(key.getPrivateExponent(), key.getPublicExponent(), q.subtract(ONE))
        && isInverse(key.getCrtCoefficient(), q, p);
  }

  private static boolean isInverse(BigInteger one, BigInteger other, BigInteger modulus) {
    return one.multiply(other).mod(modulus).equals(ONE);
  }

  private static boolean verifies(PrivateKey key, PublicKey publicKey) {
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
