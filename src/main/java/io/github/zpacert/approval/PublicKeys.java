package io.github.zpacert.approval;

import com.google.common.primitives.Bytes;
import java.math.BigInteger;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.ECParameterSpec;
import java.security.spec.ECPoint;
import java.security.spec.ECPublicKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;

/** Makes the JDK's keys of OpenSSH's. */
final class PublicKeys {

  /** Around the 32 bytes of an Ed25519 key in X.509's form. */
  private static final byte[] ED25519_HEAD = {
    0x30, 0x2A, 0x30, 0x05, 0x06, 0x03, 0x2B, 0x65, 0x70, 0x03, 0x21, 0x00
  };

  private static final int ED25519_LENGTH = 32;
  private static final int SHORTEST_RSA = 2048;
  private static final int LONGEST_RSA = 16_384;
  private static final byte UNCOMPRESSED = 4;

  private PublicKeys() {}

  /** Reads what stands between a key's type and what only security keys have. */
  static PublicKey read(KeyType type, WireReader reader) throws MalformedException {
    try {
      return switch (type) {
        case ED25519, SK_ED25519 -> ed25519(reader.string());
        case RSA -> rsa(reader.number(), reader.number());
        case P256, P384, P521, SK_P256 -> ec(type, reader.text(), reader.string());
      };
    } catch (GeneralSecurityException | RuntimeException e) { // the JDK throws both at odd numbers
      throw new MalformedException("is not a key of its type");
    }
  }

  private static PublicKey ed25519(byte[] point)
      throws GeneralSecurityException, MalformedException {
    if (point.length != ED25519_LENGTH) {
      throw new MalformedException("is not a key of its type");
    }
    return KeyFactory.getInstance("Ed25519")
        .generatePublic(new X509EncodedKeySpec(Bytes.concat(ED25519_HEAD, point)));
  }

  private static PublicKey rsa(BigInteger exponent, BigInteger modulus)
      throws GeneralSecurityException, MalformedException {
    if (modulus.bitLength() < SHORTEST_RSA || modulus.bitLength() > LONGEST_RSA) {
      throw new MalformedException("is an RSA key of " + modulus.bitLength() + " bits, expected "
          + SHORTEST_RSA + " to " + LONGEST_RSA);
    }
    return KeyFactory.getInstance("RSA").generatePublic(new RSAPublicKeySpec(modulus, exponent));
  }

  private static PublicKey ec(KeyType type, String curve, byte[] point)
      throws GeneralSecurityException, MalformedException {
    AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
    parameters.init(new ECGenParameterSpec(type.curve));
    ECParameterSpec spec = parameters.getParameterSpec(ECParameterSpec.class);
    int length = length(spec);
    if (!type.word.replace("@openssh.com", "").endsWith("-" + curve)
        || point.length != 1 + 2 * length
        || point[0] != UNCOMPRESSED) {
      throw new MalformedException("is not a key of its type");
    }
    var x = new BigInteger(1, Arrays.copyOfRange(point, 1, 1 + length));
    var y = new BigInteger(1, Arrays.copyOfRange(point, 1 + length, point.length));
    return KeyFactory.getInstance("EC")
        .generatePublic(new ECPublicKeySpec(new ECPoint(x, y), spec));
  }

  /** Returns how many bytes a number of the curve takes. */
  static int length(ECParameterSpec curve) {
    return (curve.getCurve().getField().getFieldSize() + 7) / 8;
  }
}
