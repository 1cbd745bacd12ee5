package io.github.zpacert.material;

import java.io.IOException;
import java.io.StringWriter;
import java.security.PrivateKey;
import java.security.SecureRandom;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.misc.MiscObjectIdentifiers;
import org.bouncycastle.asn1.misc.ScryptParams;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.EncryptedPrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.EncryptionScheme;
import org.bouncycastle.asn1.pkcs.KeyDerivationFunc;
import org.bouncycastle.asn1.pkcs.PBES2Parameters;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.openssl.jcajce.JcaPKCS8Generator;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8EncryptorBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMEncryptorBuilder;
import org.bouncycastle.operator.OperatorCreationException;

/** One private key in all the forms that OpenSSL writes. */
public final class KeyEncodings {

  public static final ASN1ObjectIdentifier AES_256 = NISTObjectIdentifiers.id_aes256_CBC;
  static final ASN1ObjectIdentifier TRIPLE_DES = PKCSObjectIdentifiers.des_EDE3_CBC;

  private KeyEncodings() {}

  static String pkcs1(PrivateKey rsa) {
    return TestCertificates.block("RSA PRIVATE KEY", inner(rsa));
  }

  /** As {@code openssl ecparam -genkey} writes it: the curve stands in the key. */
  public static String sec1(PrivateKey ec) {
    try {
      var inside = ECPrivateKey.getInstance(inner(ec));
      var curve =
          PrivateKeyInfo.getInstance(ec.getEncoded()).getPrivateKeyAlgorithm().getParameters();
      return TestCertificates.block(
          "EC PRIVATE KEY", new ECPrivateKey(256, inside.getKey(), curve).getEncoded());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The curve does not stand in the key. */
  static String sec1WithoutCurve(PrivateKey ec) {
    return TestCertificates.block("EC PRIVATE KEY", inner(ec));
  }

  static String ecParameters(PrivateKey ec) {
    try {
      var curve =
          PrivateKeyInfo.getInstance(ec.getEncoded()).getPrivateKeyAlgorithm().getParameters();
      return TestCertificates.block("EC PARAMETERS", curve.toASN1Primitive().getEncoded());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** PKCS#8, PBES2 of PBKDF2 and the given cipher. */
  public static String encrypted(PrivateKey key, ASN1ObjectIdentifier cipher, String passphrase) {
    var text = new StringWriter();
    try (var writer = new JcaPEMWriter(text)) {
      var encryptor = new JceOpenSSLPKCS8EncryptorBuilder(cipher)
          .setProvider(new BouncyCastleProvider())
          .setPassword(passphrase.toCharArray())
          .setIterationCount(16)
          .build();
      writer.writeObject(new JcaPKCS8Generator(key, encryptor));
    } catch (IOException | OperatorCreationException e) {
      throw new IllegalStateException(e);
    }
    return text.toString();
  }

  /** PKCS#8, PBES2 of scrypt and AES; the content is noise. */
  static String scrypt() {
    var random = new SecureRandom();
    byte[] noise = new byte[160];
    random.nextBytes(noise);
    var derivation = new KeyDerivationFunc(
        MiscObjectIdentifiers.id_scrypt, new ScryptParams(new byte[16], 16384, 8, 1));
    var encryption = new EncryptionScheme(AES_256, new DEROctetString(new byte[16]));
    var scheme = new AlgorithmIdentifier(
        PKCSObjectIdentifiers.id_PBES2, new PBES2Parameters(derivation, encryption));
    try {
      return TestCertificates.block(
          "ENCRYPTED PRIVATE KEY", new EncryptedPrivateKeyInfo(scheme, noise).getEncoded());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** With the headers {@code Proc-Type} and {@code DEK-Info}. */
  public static String oldEncrypted(PrivateKey key, String passphrase) {
    var text = new StringWriter();
    try (var writer = new JcaPEMWriter(text)) {
      writer.writeObject(
          key,
          new JcePEMEncryptorBuilder("AES-256-CBC")
              .setProvider(new BouncyCastleProvider())
              .build(passphrase.toCharArray()));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return text.toString();
  }

  private static byte[] inner(PrivateKey key) {
    try {
      return PrivateKeyInfo.getInstance(key.getEncoded())
          .parsePrivateKey()
          .toASN1Primitive()
          .getEncoded();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
