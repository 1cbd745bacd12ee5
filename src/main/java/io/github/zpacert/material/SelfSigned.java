package io.github.zpacert.material;

import io.github.zpacert.model.Secret;
import io.github.zpacert.x509.PemCertificates;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** A throw-away certificate and its key, in the forms that sources have. Says {@code ***} of itself. */
public final class SelfSigned {

  private static final String ENCRYPTION = "PBEWithHmacSHA256AndAES_256";
  private static final byte[] PBES2 = { // 1.2.840.113549.1.5.13
    0x06, 0x09, 0x2A, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xF7, 0x0D, 0x01, 0x05, 0x0D
  };

  private final X509Certificate certificate;
  private final PrivateKey key;

  SelfSigned(X509Certificate certificate, PrivateKey key) {
    this.certificate = certificate;
    this.key = key;
  }

  public X509Certificate certificate() {
    return certificate;
  }

  /** Returns the certificate's PEM block. */
  public String pem() throws GeneralSecurityException {
    return PemCertificates.encode(certificate.getEncoded());
  }

  /** Returns the key as PKCS#8 in PEM. The caller closes it. */
  public Secret keyPem() {
    byte[] pkcs8 = key.getEncoded();
    try {
      return CertBlob.keyBlock("PRIVATE KEY", pkcs8);
    } finally {
      Arrays.fill(pkcs8, (byte) 0);
    }
  }

  /** Returns the key as PKCS#8 in PEM, encrypted by PBES2 with AES-256. The caller closes it. */
  public Secret encryptedKeyPem(Secret passphrase) throws GeneralSecurityException, IOException {
    var spec = new PBEKeySpec(passphrase.reveal());
    byte[] pkcs8 = key.getEncoded();
    try {
      var cipher = Cipher.getInstance(ENCRYPTION);
      cipher.init(
          Cipher.ENCRYPT_MODE, SecretKeyFactory.getInstance(ENCRYPTION).generateSecret(spec));
      return CertBlob.keyBlock(
          "ENCRYPTED PRIVATE KEY", encryptedInfo(cipher.getParameters(), cipher.doFinal(pkcs8)));
    } finally {
      spec.clearPassword();
      Arrays.fill(pkcs8, (byte) 0);
    }
  }

  /** Returns a PKCS#12 keystore of one entry; keystore and key have the same password. */
  public byte[] pkcs12(String alias, Secret password) throws GeneralSecurityException, IOException {
    var keystore = KeyStore.getInstance("PKCS12");
    keystore.load(null, null);
    keystore.setKeyEntry(alias, key, password.reveal(), new Certificate[] {certificate});
    var bytes = new ByteArrayOutputStream();
    keystore.store(bytes, password.reveal());
    return bytes.toByteArray();
  }

  @Override
  public String toString() {
    return "***";
  }

  /** By hand, for JDK 17's own class names this scheme in a way that nobody else knows. */
  private static byte[] encryptedInfo(AlgorithmParameters parameters, byte[] encrypted)
      throws IOException {
    return Der.element(
        Der.SEQUENCE,
        Der.element(Der.SEQUENCE, PBES2, parameters.getEncoded()),
        Der.element(Der.OCTET_STRING, encrypted));
  }
}
