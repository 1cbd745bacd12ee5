package io.github.zpacert.x509;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.common.collect.ImmutableList;
import java.io.ByteArrayInputStream;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * The certificates in a PEM text (RFC 7468). Text around and between them, other blocks included, is
 * passed over, so that a file which also carries a private key can be read without looking at it.
 */
public final class PemCertificates {

  private static final String CERTIFICATE = "CERTIFICATE";
  private static final String OLD_CERTIFICATE = "X509 CERTIFICATE";
  private static final int LINE_LENGTH = 64;
  private static final int LONGEST_REASON = 200;

  private PemCertificates() {}

  /**
   * Returns the DER of every certificate block, in the order of the text.
   *
   * @throws CertificateException if a block has no end or is not Base64; the message says which block
   */
  public static ImmutableList<byte[]> ders(String pem) throws CertificateException {
    return ders(PemBlock.scan(pem.getBytes(ISO_8859_1)));
  }

  /**
   * Returns the DER of those of the blocks that are certificates, in their order.
   *
   * @throws CertificateException if one has no end or is not Base64; the message says which
   */
  public static ImmutableList<byte[]> ders(Iterable<PemBlock> blocks) throws CertificateException {
    ImmutableList.Builder<byte[]> ders = ImmutableList.builder();
    int number = 0;
    for (PemBlock block : blocks) {
      if (isCertificate(block)) {
        number++;
        ders.add(decode(block, number));
      }
    }
    return ders.build();
  }

  /** Whether the block says that it is an X.509 certificate. */
  public static boolean isCertificate(PemBlock block) {
    return block.label().equals(CERTIFICATE) || block.label().equals(OLD_CERTIFICATE);
  }

  /**
   * Parses one certificate.
   *
   * @throws CertificateException if the bytes are not the DER of one X.509 certificate and nothing more
   */
  public static X509Certificate parse(byte[] der) throws CertificateException {
    Certificate certificate = generate(der);
    if (certificate instanceof X509Certificate x509 && Arrays.equals(x509.getEncoded(), der)) {
      return x509;
    }
    throw new CertificateException("not the DER of a single X.509 certificate");
  }

  /** Returns the PEM block of a certificate, with a final line feed. */
  public static String encode(byte[] der) {
    String base64 = Base64.getMimeEncoder(LINE_LENGTH, "\n".getBytes(US_ASCII)).encodeToString(der);
    return "-----BEGIN CERTIFICATE-----\n" + base64 + "\n-----END CERTIFICATE-----\n";
  }

  private static @Nullable Certificate generate(byte[] der) throws CertificateException {
    try {
      return CertificateFactory.getInstance("X.509")
          .generateCertificate(new ByteArrayInputStream(der));
    } catch (CertificateException | RuntimeException e) { // the parser throws both at hostile input
      throw new CertificateException("not an X.509 certificate" + reason(e), e);
    }
  }

  /** Returns the parser's words without its class names and without what could harm a terminal. */
  private static String reason(Exception e) {
    String message = e.getMessage() == null ? "" : e.getMessage();
    String words = message
        .replaceAll("\\b(\\w+\\.)+\\w+(Exception|Error)(: )?", "")
        .replaceAll("[^ -~]", "?")
        .strip();
    return words.isEmpty()
        ? ""
        : ": " + words.substring(0, Math.min(words.length(), LONGEST_REASON));
  }

  private static byte[] decode(PemBlock block, int number) throws CertificateException {
    try {
      return block.decode();
    } catch (CertificateException e) {
      throw new CertificateException("certificate block " + number + " " + e.getMessage(), e);
    }
  }
}
