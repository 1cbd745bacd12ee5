package io.github.zpacert.x509;

import java.math.BigInteger;
import java.security.PublicKey;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.interfaces.XECPublicKey;
import java.security.spec.ECFieldFp;
import java.security.spec.NamedParameterSpec;
import java.util.Map;

/** A public key's kind and size, as people say it: {@code RSA 2048}, {@code EC P-256}, {@code Ed25519}. */
final class KeyLabel {

  /** The primes of NIST's curves (FIPS 186-4, D.1.2), for a curve of that size may also be another one. */
  private static final Map<BigInteger, String> NIST_PRIMES = Map.of(
      two(256).subtract(two(224)).add(two(192)).add(two(96)).subtract(BigInteger.ONE), "P-256",
      two(384).subtract(two(128)).subtract(two(96)).add(two(32)).subtract(BigInteger.ONE), "P-384",
      two(521).subtract(BigInteger.ONE), "P-521");

  private KeyLabel() {}

  static String of(PublicKey key) {
    if (key instanceof RSAPublicKey rsa) {
      return "RSA " + rsa.getModulus().bitLength();
    }
    if (key instanceof ECPublicKey ec) {
      return "EC " + curve(ec);
    }
    if (key instanceof EdECPublicKey edwards) {
      return edwards.getParams().getName();
    }
    if (key instanceof XECPublicKey montgomery
        && montgomery.getParams() instanceof NamedParameterSpec named) {
      return named.getName();
    }
    // a kind that the JDK does not look into
    return key.getAlgorithm();
  }

  private static String curve(ECPublicKey key) {
    var field = key.getParams().getCurve().getField();
    String size = field.getFieldSize() + " bit";
    return field instanceof ECFieldFp prime ? NIST_PRIMES.getOrDefault(prime.getP(), size) : size;
  }

  private static BigInteger two(int exponent) {
    return BigInteger.ONE.shiftLeft(exponent);
  }
}
