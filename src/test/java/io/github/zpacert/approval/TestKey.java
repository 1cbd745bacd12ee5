package io.github.zpacert.approval;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.common.hash.Hashing;
import com.google.common.primitives.Bytes;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.Base64;

/** A key made for one test, which signs as OpenSSH's do; security keys are played. */
final class TestKey {

  private static final String APPLICATION = "ssh:";
  private static final byte[] TOUCHED_ONCE = {1, 0, 0, 0, 7};
  private static final byte[] UNTOUCHED = {0, 0, 0, 0, 7};

  private final KeyType type;
  private final KeyPair pair;

  private TestKey(KeyType type, KeyPair pair) {
    this.type = type;
    this.pair = pair;
  }

  static TestKey of(KeyType type) {
    return switch (type) {
      case ED25519, SK_ED25519 -> new TestKey(type, generated("Ed25519"));
      case RSA -> rsa(2048);
      case P256, P384, P521, SK_P256 -> new TestKey(type, onCurve(type.curve));
    };
  }

  static TestKey rsa(int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      return new TestKey(KeyType.RSA, generator.generateKeyPair());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair generated(String algorithm) {
    try {
      return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeyPair onCurve(String curve) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(curve));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  byte[] blob() {
    WireWriter writer = new WireWriter().text(type.word);
    if (pair.getPublic() instanceof RSAPublicKey rsa) {
      number(number(writer, rsa.getPublicExponent()), rsa.getModulus());
    } else if (pair.getPublic() instanceof ECPublicKey ec) {
      writer.text(type.word.replaceAll(".*-(nistp\\d+).*", "$1")).string(point(ec));
    } else {
      byte[] x509 = pair.getPublic().getEncoded();
      writer.string(Arrays.copyOfRange(x509, x509.length - 32, x509.length));
    }
    return (type.isOnSecurityKey() ? writer.text(APPLICATION) : writer).bytes();
  }

  private static byte[] point(ECPublicKey ec) {
    int length = PublicKeys.length(ec.getParams());
    return Bytes.concat(
        new byte[] {4},
        fixed(ec.getW().getAffineX(), length),
        fixed(ec.getW().getAffineY(), length));
  }

  private static byte[] fixed(BigInteger number, int length) {
    byte[] bytes = number.toByteArray();
    byte[] fixed = new byte[length];
    int kept = Math.min(bytes.length, length);
    System.arraycopy(bytes, bytes.length - kept, fixed, length - kept, kept);
    return fixed;
  }

  private static WireWriter number(WireWriter writer, BigInteger number) {
    return writer.string(number.toByteArray());
  }

  SshPublicKey publicKey() throws MalformedException {
    return SshPublicKey.parse(blob());
  }

  /** Returns what stands in a {@code .pub} file. */
  String line() {
    return type.word + " " + Base64.getEncoder().encodeToString(blob());
  }

  /** Returns the text of a signature over a message. */
  String over(String message) {
    return over(message, Statement.NAMESPACE);
  }

  String over(String message, String namespace) {
    return armored(message, namespace, TOUCHED_ONCE);
  }

  /** Returns a signature of a security key that nobody touched. */
  String untouchedOver(String message) {
    return armored(message, Statement.NAMESPACE, UNTOUCHED);
  }

  private String armored(String message, String namespace, byte[] presence) {
    byte[] signed = SshSignature.toBeSigned(namespace, message.getBytes(US_ASCII));
    return SshSignature.of(blob(), namespace, sign(signed, presence)).armored();
  }

  byte[] sign(byte[] data) {
    return sign(data, TOUCHED_ONCE);
  }

  private byte[] sign(byte[] data, byte[] presence) {
    String kind = type == KeyType.RSA ? "rsa-sha2-512" : type.word;
    String algorithm = type.signature(kind).orElseThrow();
    byte[] signed = type.isOnSecurityKey()
        ? Bytes.concat(sha256(APPLICATION.getBytes(US_ASCII)), presence, sha256(data))
        : data;
    try {
      Signature signer = Signature.getInstance(algorithm);
      signer.initSign(pair.getPrivate());
      signer.update(signed);
      byte[] value = signer.sign();
      WireWriter writer = new WireWriter()
          .text(kind)
          .string(pair.getPublic() instanceof ECPublicKey ? numbers(value) : value);
      return (type.isOnSecurityKey() ? writer.raw(presence) : writer).bytes();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] numbers(byte[] joined) {
    int half = joined.length / 2;
    WireWriter writer = new WireWriter();
    number(writer, new BigInteger(1, Arrays.copyOf(joined, half)));
    number(writer, new BigInteger(1, Arrays.copyOfRange(joined, half, joined.length)));
    return writer.bytes();
  }

  private static byte[] sha256(byte[] bytes) {
    return Hashing.sha256().hashBytes(bytes).asBytes();
  }
}
