package io.github.zpacert.material;

import io.github.zpacert.model.Secret;
import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.spec.InvalidKeySpecException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** A PKCS#8 key encrypted with a passphrase, as far as the JDK can decrypt it: PBES2 with AES, PBES1. */
final class EncryptedKey {

  private final EncryptedPrivateKeyInfo info;
  private final String where;

  private EncryptedKey(EncryptedPrivateKeyInfo info, String where) {
    this.info = info;
    this.where = where;
  }

  /** @param where the source in a person's words */
  static EncryptedKey of(byte[] der, String where) throws SourceException {
    try {
      return new EncryptedKey(new EncryptedPrivateKeyInfo(der), where);
    } catch (IOException | RuntimeException e) {
      throw namesItsEncryption(der)
          ? unsupported(where)
          : SourceException.unfit(where + ": the encrypted private key is damaged");
    }
  }

  /** Returns the PKCS#8 DER; the caller overwrites it. */
  byte[] decrypt(Secret passphrase) throws SourceException {
    for (char c : passphrase.reveal()) {
      if (c < ' ' || c > '~') {
        throw SourceException.unfit(where
            + ": the passphrase holds characters beyond ASCII, which are not supported for keys");
      }
    }
    Cipher cipher = cipher(passphrase);
    byte[] pkcs8;
    try {
      pkcs8 = cipher.doFinal(info.getEncryptedData());
    } catch (GeneralSecurityException e) {
      throw wrongPassphrase();
    }
    // one wrong passphrase in 256 decrypts to something; that must not be called a damaged key
    if (!Der.isSequence(pkcs8)) {
      Arrays.fill(pkcs8, (byte) 0);
      throw wrongPassphrase();
    }
    return pkcs8;
  }

  private Cipher cipher(Secret passphrase) throws SourceException {
    var spec = new PBEKeySpec(passphrase.reveal());
    try {
      AlgorithmParameters parameters = info.getAlgParameters();
      String algorithm = parameters != null && info.getAlgName().equals("PBES2")
          ? parameters.toString() // JDK 17 names the scheme here, and its parts there
          : info.getAlgName();
      SecretKey key = SecretKeyFactory.getInstance(algorithm).generateSecret(spec);
      var cipher = Cipher.getInstance(algorithm);
      cipher.init(Cipher.DECRYPT_MODE, key, parameters);
      return cipher;
    } catch (GeneralSecurityException | RuntimeException e) { // odd parameters throw unchecked
      throw unsupported(where);
    } finally {
      spec.clearPassword();
    }
  }

  private SourceException wrongPassphrase() {
    return SourceException.unfit(where + ": wrong passphrase");
  }

  private static SourceException unsupported(String where) {
    return SourceException.unfit(
            where + ": the private key is encrypted in a way that is not supported"
                + " (expected PBES2 with AES)")
        .withHint(PemKey.CONVERT);
  }

  /** Whether the outer form is right, so that only the encryption itself can be what is not known. */
  private static boolean namesItsEncryption(byte[] der) {
    try {
      byte[] algorithm = Der.elements(der).get(0);
      return Der.elements(algorithm).get(0)[0] == Der.OID;
    } catch (InvalidKeySpecException e) {
      return false;
    }
  }
}
