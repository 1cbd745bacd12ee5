package io.github.zpacert.x509;

import com.google.common.collect.ImmutableSortedSet;
import com.google.common.net.InetAddresses;
import io.github.zpacert.model.CertificateFacts;
import io.github.zpacert.model.Fingerprint;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;

/** Reads the facts out of a parsed certificate, which may come from a hostile place. */
public final class X509Facts {

  /** The GeneralName choices of RFC 5280 §4.2.1.6, by number. */
  private static final List<String> GENERAL_NAMES =
      List.of("other", "email", "DNS", "x400", "DirName", "ediParty", "URI", "IP", "RID");

  private static final int DNS_NAME = 2;
  private static final int IP_ADDRESS = 7;
  private static final String SUBJECT_ALTERNATIVE_NAME = "2.5.29.17";

  private X509Facts() {}

  /**
   * Returns what the certificate says of itself.
   *
   * @throws CertificateParsingException if its names or its key cannot be read
   */
  public static CertificateFacts of(X509Certificate certificate)
      throws CertificateParsingException {
    try {
      return read(certificate);
    } catch (RuntimeException e) { // the JDK reads names late, and throws unchecked at bad ones
      throw parsingException("the certificate's names or key cannot be read", e);
    }
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

  private static CertificateFacts read(X509Certificate certificate)
      throws CertificateParsingException {
    return new CertificateFacts(
        fingerprint(certificate),
        Fingerprint.ofDer(certificate.getPublicKey().getEncoded()),
        certificate.getSubjectX500Principal().getName(X500Principal.RFC2253),
        certificate.getIssuerX500Principal().getName(X500Principal.RFC2253).intern(),
        certificate.getSerialNumber(),
        sans(certificate),
        KeyLabel.of(certificate.getPublicKey()).intern(),
        certificate.getSigAlgName().intern(),
        certificate.getNotBefore().toInstant(),
        certificate.getNotAfter().toInstant());
  }

  private static ImmutableSortedSet<String> sans(X509Certificate certificate)
      throws CertificateParsingException {
    Optional<Collection<List<?>>> names = names(certificate);
    if (names.isEmpty() && certificate.getExtensionValue(SUBJECT_ALTERNATIVE_NAME) != null) {
      throw new CertificateParsingException(
          "the certificate's subject alternative names cannot be read");
    }
    return names.stream()
        .flatMap(Collection::stream)
        .map(X509Facts::san)
        .collect(ImmutableSortedSet.toImmutableSortedSet(String::compareTo));
  }

  /** Returns nothing for an extension that cannot be parsed: JDK 17 passes over it, newer ones throw. */
  private static Optional<Collection<List<?>>> names(X509Certificate certificate) {
    try {
      return Optional.ofNullable(certificate.getSubjectAlternativeNames());
    } catch (CertificateParsingException e) {
      return Optional.empty();
    }
  }

  private static String san(List<?> generalName) {
    int kind = (Integer) generalName.get(0);
    Object value = generalName.get(1);
    String text = value instanceof byte[] ? "(binary)" : value.toString();
    return switch (kind) {
      case DNS_NAME -> text.toLowerCase(Locale.ROOT);
      case IP_ADDRESS -> "IP:" + shortened(text);
      default -> GENERAL_NAMES.get(kind) + ":" + text;
    };
  }

  /** Returns an IPv6 address as RFC 5952 wants it, {@code 2001:db8::1}; others as they are. */
  private static String shortened(String address) {
    return InetAddresses.isInetAddress(address)
        ? InetAddresses.toAddrString(InetAddresses.forString(address))
        : address;
  }

  private static CertificateParsingException parsingException(String message, Exception cause) {
    var e = new CertificateParsingException(message);
    e.initCause(cause);
    return e;
  }
}
