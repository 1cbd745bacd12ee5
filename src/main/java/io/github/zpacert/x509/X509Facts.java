package io.github.zpacert.x509;

import com.google.common.collect.ImmutableSortedSet;
import io.github.zpacert.model.CertificateFacts;
import io.github.zpacert.model.Fingerprint;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import javax.security.auth.x500.X500Principal;

/** Reads the facts out of a parsed certificate. */
public final class X509Facts {

  /** The GeneralName choices of RFC 5280 §4.2.1.6, by number. */
  private static final List<String> GENERAL_NAMES =
      List.of("other", "email", "DNS", "x400", "DirName", "ediParty", "URI", "IP", "RID");

  private static final int DNS_NAME = 2;

  private X509Facts() {}

  /**
   * Returns what the certificate says of itself.
   *
   * @throws CertificateParsingException if its names cannot be read
   */
  public static CertificateFacts of(X509Certificate certificate)
      throws CertificateParsingException {
    return new CertificateFacts(
        fingerprint(certificate),
        Fingerprint.ofDer(certificate.getPublicKey().getEncoded()),
        certificate.getSubjectX500Principal().getName(X500Principal.RFC2253),
        certificate.getIssuerX500Principal().getName(X500Principal.RFC2253).intern(),
        certificate.getSerialNumber(),
        sans(certificate),
        key(certificate.getPublicKey()).intern(),
        certificate.getSigAlgName().intern(),
        certificate.getNotBefore().toInstant(),
        certificate.getNotAfter().toInstant());
  }

  /** Returns the SHA-256 of the certificate's DER. */
  public static Fingerprint fingerprint(X509Certificate certificate)
      throws CertificateParsingException {
    try {
      return Fingerprint.ofDer(certificate.getEncoded());
    } catch (CertificateEncodingException e) {
      throw parsingException("the certificate has no DER form", e);
    }
  }

  private static ImmutableSortedSet<String> sans(X509Certificate certificate)
      throws CertificateParsingException {
    Collection<List<?>> names = certificate.getSubjectAlternativeNames();
    return names == null
        ? ImmutableSortedSet.of()
        : names.stream()
            .map(X509Facts::san)
            .collect(ImmutableSortedSet.toImmutableSortedSet(String::compareTo));
  }

  private static String san(List<?> generalName) {
    int kind = (Integer) generalName.get(0);
    Object value = generalName.get(1);
    if (kind == DNS_NAME) {
      return value.toString().toLowerCase(Locale.ROOT);
    }
    String text = value instanceof byte[] ? "(binary)" : value.toString();
    return GENERAL_NAMES.get(kind) + ":" + text;
  }

  private static String key(PublicKey key) {
    if (key instanceof RSAPublicKey rsa) {
      return "RSA " + rsa.getModulus().bitLength();
    }
    if (key instanceof ECPublicKey ec) {
      return "EC P-" + ec.getParams().getCurve().getField().getFieldSize();
    }
    return key.getAlgorithm();
  }

  private static CertificateParsingException parsingException(String message, Exception cause) {
    var e = new CertificateParsingException(message);
    e.initCause(cause);
    return e;
  }
}
