package io.github.zpacert.x509;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.common.collect.ImmutableList;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Base64;

/**
 * The certificates in a PEM text (RFC 7468). Text around and between them, other blocks included, is
 * passed over, so that a file which also carries a private key can be read without looking at it.
 */
public final class PemCertificates {

  private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
  private static final String END = "-----END CERTIFICATE-----";
  private static final int LINE_LENGTH = 64;

  private PemCertificates() {}

  /**
   * Returns the DER of every certificate block, in the order of the text.
   *
   * @throws CertificateException if a block has no end or is not Base64; the message says which block
   */
  public static ImmutableList<byte[]> ders(String pem) throws CertificateException {
    ImmutableList.Builder<byte[]> ders = ImmutableList.builder();
    int number = 0;
    for (int begin = pem.indexOf(BEGIN); begin >= 0; begin = pem.indexOf(BEGIN, begin)) {
      number++;
      int body = begin + BEGIN.length();
      int end = pem.indexOf(END, body);
      if (end < 0) {
        throw new CertificateException("certificate block " + number + " has no END line");
      }
      ders.add(decode(pem.substring(body, end), number));
      begin = end + END.length();
    }
    return ders.build();
  }

  /**
   * Parses one certificate.
   *
   * @throws CertificateException if the DER is not an X.509 certificate
   */
  public static X509Certificate parse(byte[] der) throws CertificateException {
    return (X509Certificate)
        CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
  }

  /** Returns the PEM block of a certificate, with a final line feed. */
  public static String encode(byte[] der) {
    String base64 = Base64.getMimeEncoder(LINE_LENGTH, "\n".getBytes(US_ASCII)).encodeToString(der);
    return BEGIN + "\n" + base64 + "\n" + END + "\n";
  }

  private static byte[] decode(String body, int number) throws CertificateException {
    try {
      return Base64.getDecoder().decode(body.replaceAll("\\s", ""));
    } catch (IllegalArgumentException e) {
      throw new CertificateException(
          "certificate block " + number + " is not Base64: " + e.getMessage(), e);
    }
  }
}
