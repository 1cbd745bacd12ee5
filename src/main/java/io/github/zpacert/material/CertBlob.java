package io.github.zpacert.material;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.zpacert.model.Secret;
import io.github.zpacert.x509.PemCertificates;
import java.nio.CharBuffer;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** The text that is uploaded: leaf, the rest of the chain, private key; 64 columns, line feeds only. */
final class CertBlob {

  private static final int LINE_LENGTH = 64;

  private CertBlob() {}

  static Secret of(List<X509Certificate> chain, EncodedKey key)
      throws CertificateEncodingException {
    var certificates = new StringBuilder();
    for (X509Certificate certificate : chain) {
      certificates.append(PemCertificates.encode(certificate.getEncoded()));
    }
    return keyBlock(certificates, key.label(), key.der());
  }

  /** Returns a key's block alone. */
  static Secret keyBlock(String label, byte[] der) {
    return keyBlock("", label, der);
  }

  private static Secret keyBlock(CharSequence before, String label, byte[] der) {
    byte[] base64 = Base64.getMimeEncoder(LINE_LENGTH, "\n".getBytes(US_ASCII)).encode(der);
    String begin = "-----BEGIN " + label + "-----\n";
    String end = "\n-----END " + label + "-----\n";
    CharBuffer text =
        CharBuffer.allocate(before.length() + begin.length() + base64.length + end.length());
    text.append(before).append(begin);
    for (byte b : base64) {
      text.append((char) b);
    }
    Arrays.fill(base64, (byte) 0);
    return Secret.takeOver(text.append(end).array());
  }
}
