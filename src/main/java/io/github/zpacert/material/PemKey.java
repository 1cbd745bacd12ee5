package io.github.zpacert.material;

import io.github.zpacert.model.Secret;
import io.github.zpacert.x509.PemBlock;
import java.security.cert.CertificateException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads a private key's PEM block: PKCS#1, PKCS#8, SEC1, encrypted PKCS#8. */
final class PemKey {

  /** How the label of every kind of private key ends. */
  static final String LABEL = "PRIVATE KEY";

  static final String CONVERT =
      "convert it with: " + "openssl pkcs8 -topk8 -v2 aes-256-cbc -in OLD.key -out NEW.key";

  private final String where;
  private final SourceReader reader;

  PemKey(String where, SourceReader reader) {
    this.where = where;
    this.reader = reader;
  }

  /**
   * Reads one block.
   *
   * @param all the blocks beside it, of which one may name the curve of an EC key
   * @param passphrase read only when the key is encrypted
   */
  EncodedKey read(PemBlock block, List<PemBlock> all, Optional<Source> passphrase)
      throws SourceException {
    if (block.hasHeaders()) {
      throw SourceException.unfit(where + ": the private key is encrypted in OpenSSL's old way "
              + "(Proc-Type: 4,ENCRYPTED), which is not supported")
          .withHint(CONVERT);
    }
    byte[] der = decode(block);
    try {
      return read(block.label(), der, all, passphrase);
    } catch (SourceException e) {
      Arrays.fill(der, (byte) 0);
      throw e;
    }
  }

  private EncodedKey read(String label, byte[] der, List<PemBlock> all, Optional<Source> passphrase)
      throws SourceException {
    return switch (label) {
      case "PRIVATE KEY" -> EncodedKey.pkcs8(der, where);
      case "RSA PRIVATE KEY" -> EncodedKey.pkcs1(der, where);
      case "EC PRIVATE KEY" -> EncodedKey.sec1(der, curve(all), where);
      case "ENCRYPTED PRIVATE KEY" -> decrypted(der, passphrase);
      default ->
        throw SourceException.unfit(where + ": " + PemLabels.quoted(label)
                + " is not supported, expected PKCS#8, PKCS#1 or SEC1")
            .withHint(CONVERT);
    };
  }

  private EncodedKey decrypted(byte[] der, Optional<Source> passphrase) throws SourceException {
    var encrypted = EncryptedKey.of(der, where);
    try (Secret secret = passphrase(passphrase)) {
      return EncodedKey.pkcs8(encrypted.decrypt(secret), where);
    }
  }

  private Secret passphrase(Optional<Source> source) throws SourceException {
    if (source.isEmpty()) {
      throw SourceException.unfit(
              where + ": the private key is encrypted, and there is no passphrase")
          .withHint("add passphrase: {env: NAME}, or another source");
    }
    try {
      return reader.password(source.get());
    } catch (SourceException e) {
      throw e.asked("passphrase");
    }
  }

  private Optional<byte[]> curve(List<PemBlock> all) throws SourceException {
    for (PemBlock block : all) {
      if (block.label().equals("EC PARAMETERS")) {
        return Optional.of(decode(block));
      }
    }
    return Optional.empty();
  }

  private byte[] decode(PemBlock block) throws SourceException {
    try {
      return block.decode();
    } catch (CertificateException e) {
      throw SourceException.unfit(
          where + ": the block " + PemLabels.quoted(block.label()) + " " + e.getMessage());
    }
  }
}
