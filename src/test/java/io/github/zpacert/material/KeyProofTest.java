package io.github.zpacert.material;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.RSAPrivateCrtKeySpec;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyProofTest {

  private static final KeyPair RSA = TestCertificates.rsaKey();

  @Test
  void knowsAPair() {
    KeyPair ec = TestCertificates.newEcKey();

    assertTrue(KeyProof.matches(RSA.getPrivate(), RSA.getPublic()));
    assertTrue(KeyProof.matches(ec.getPrivate(), ec.getPublic()));
    assertFalse(KeyProof.matches(ec.getPrivate(), TestCertificates.newEcKey().getPublic()));
    assertFalse(KeyProof.matches(RSA.getPrivate(), ec.getPublic()));
    assertFalse(KeyProof.matches(ec.getPrivate(), RSA.getPublic()));
  }

  static IntStream numbers() {
    return IntStream.range(0, 8);
  }

  /** A key of whose numbers one is wrong would be sent, and would serve nobody. */
  @ParameterizedTest
  @MethodSource("numbers")
  void takesNoRsaKeyOfWhichOneNumberIsWrong(int wrong) throws Exception {
    assertFalse(KeyProof.matches(with(wrong, number(wrong).add(BigInteger.TWO)), RSA.getPublic()));
  }

  @ParameterizedTest
  @ValueSource(ints = {3, 4})
  void takesNoRsaKeyWithoutTwoPrimes(int prime) throws Exception {
    assertFalse(KeyProof.matches(with(prime, BigInteger.ONE), RSA.getPublic()));
  }

  private static PrivateKey with(int index, BigInteger other) throws Exception {
    BigInteger[] numbers = IntStream.range(0, 8)
        .mapToObj(i -> i == index ? other : number(i))
        .toArray(BigInteger[]::new);
    return KeyFactory.getInstance("RSA")
        .generatePrivate(new RSAPrivateCrtKeySpec(
            numbers[0],
            numbers[1],
            numbers[2],
            numbers[3],
            numbers[4],
            numbers[5],
            numbers[6],
            numbers[7]));
  }

  private static BigInteger number(int index) {
    RSAPrivateCrtKey key = (RSAPrivateCrtKey) RSA.getPrivate();
    return switch (index) {
      case 0 -> key.getModulus();
      case 1 -> key.getPublicExponent();
      case 2 -> key.getPrivateExponent();
      case 3 -> key.getPrimeP();
      case 4 -> key.getPrimeQ();
      case 5 -> key.getPrimeExponentP();
      case 6 -> key.getPrimeExponentQ();
      default -> key.getCrtCoefficient();
    };
  }
}
