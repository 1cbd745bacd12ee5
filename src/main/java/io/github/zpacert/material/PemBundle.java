package io.github.zpacert.material;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.x509.PemBlock;
import io.github.zpacert.x509.PemCertificates;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** A text of PEM blocks, or a single certificate in binary (DER). */
final class PemBundle implements Bundle {

  private static final int SEQUENCE = 0x30;

  /** How a PKCS#12 file goes on after its first length: version 3. */
  private static final byte[] PKCS12_VERSION = {2, 1, 3};

  private final byte[] text;
  private final String where;
  private final SourceReader reader;

  /** Takes over the text. */
  PemBundle(byte[] text, String where, SourceReader reader) {
    this.text = text;
    this.where = where;
    this.reader = reader;
  }

  @Override
  public ImmutableList<X509Certificate> certificates() throws SourceException {
    ImmutableList<byte[]> ders = ders();
    ImmutableList.Builder<X509Certificate> certificates = ImmutableList.builder();
    for (int i = 0; i < ders.size(); i++) {
      try {
        certificates.add(PemCertificates.parse(ders.get(i)));
      } catch (CertificateException e) {
        throw SourceException.unfit(
            where + ": certificate block " + (i + 1) + ": " + e.getMessage());
      }
    }
    return certificates.build();
  }

  @Override
  public EncodedKey key(Optional<Source> passphrase) throws SourceException {
    ImmutableList<PemBlock> keys = PemBlock.scan(text).stream()
        .filter(b -> b.label().endsWith(PemKey.LABEL))
        .collect(ImmutableList.toImmutableList());
    if (keys.isEmpty()) {
      throw SourceException.unfit(where + " " + insteadOf("private key"));
    }
    if (keys.size() > 1) {
      throw SourceException.unfit(where + " holds " + keys.size() + " private keys, expected one");
    }
    return new PemKey(where, reader).read(keys.get(0), PemBlock.scan(text), passphrase);
  }

  /** Whether a key in it cannot be read without a passphrase. */
  boolean isEncrypted() {
    return PemBlock.scan(text).stream()
        .anyMatch(b -> b.label().equals("ENCRYPTED " + PemKey.LABEL) || b.hasHeaders());
  }

  @Override
  public void close() {
    Arrays.fill(text, (byte) 0);
  }

  private ImmutableList<byte[]> ders() throws SourceException {
    ImmutableList<PemBlock> blocks = PemBlock.scan(text);
    if (blocks.isEmpty() && text.length > 0 && text[0] == SEQUENCE && !isPkcs12()) {
      return ImmutableList.of(text.clone());
    }
    ImmutableList<byte[]> ders;
    try {
      ders = PemCertificates.ders(blocks);
    } catch (CertificateException e) {
      throw SourceException.unfit(where + ": " + e.getMessage());
    }
    if (ders.isEmpty()) {
      throw SourceException.unfit(where + " " + insteadOf("certificate"))
          .withHint("expected PEM: the leaf, then its intermediates");
    }
    return ders;
  }

  /** Says what is there in place of what was looked for: {@code holds no certificate, but a public key}. */
  private String insteadOf(String wanted) {
    if (text.length == 0) {
      return "is empty";
    }
    String found = PemBlock.scan(text).stream()
        .map(b -> PemLabels.inWords(b.label()))
        .distinct()
        .collect(Collectors.joining(" and "));
    if (!found.isEmpty()) {
      return "holds no " + wanted + ", but " + found;
    }
    return isKeystore()
        ? "is a keystore: name it as {keystore: ..., password: ...}"
        : notPem(wanted);
  }

  private String notPem(String wanted) {
    if (startsWith(0xFF, 0xFE) || startsWith(0xFE, 0xFF)) {
      return "is UTF-16 text, expected ASCII or UTF-8";
    }
    return text[0] == SEQUENCE
        ? "is binary, expected PEM"
        : "holds no " + wanted + ", and no other PEM block";
  }

  private boolean startsWith(int first, int second) {
    return text.length > 1 && text[0] == (byte) first && text[1] == (byte) second;
  }

  private boolean isKeystore() {
    return isPkcs12() || KeystoreBundle.isJks(text);
  }

  private boolean isPkcs12() {
    if (text.length < 8 || text[0] != SEQUENCE) {
      return false;
    }
    int lengthBytes = text[1] < 0 ? text[1] & 0x7F : 0;
    int body = 2 + lengthBytes;
    return body + 3 <= text.length
        && Arrays.equals(text, body, body + 3, PKCS12_VERSION, 0, PKCS12_VERSION.length);
  }
}
