package io.github.zpacert.sandbox;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Lists;
import java.security.PublicKey;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.security.auth.x500.X500Principal;

/** Reads out of an uploaded certificate what ZPA shows of it. */
final class Issuing {

  private static final int DNS_NAME = 2;
  private static final int LINE_LENGTH = 64;

  private Issuing() {}

  static CertificateRow.Issued of(CertBlob blob) throws Refusal {
    X509Certificate leaf = blob.leaf();
    String commonName = commonName(leaf.getSubjectX500Principal());
    return new CertificateRow.Issued(
        blob.leafPem(),
        blob.chainPem(),
        commonName,
        leaf.getSubjectX500Principal().getName(X500Principal.RFC2253),
        leaf.getIssuerX500Principal().getName(X500Principal.RFC2253),
        leaf.getSerialNumber().toString(),
        pem(leaf.getPublicKey()),
        san(leaf, commonName),
        leaf.getNotBefore().toInstant().getEpochSecond(),
        leaf.getNotAfter().toInstant().getEpochSecond());
  }

  /** Returns the first common name as the text of the name has it, or nothing. */
  private static String commonName(X500Principal subject) throws Refusal {
    try {
      // LDAP counts from the right
      for (Rdn rdn :
          Lists.reverse(new LdapName(subject.getName(X500Principal.RFC2253)).getRdns())) {
        if (rdn.getType().equalsIgnoreCase("CN")) {
          return rdn.getValue().toString();
        }
      }
      return "";
    } catch (InvalidNameException e) {
      throw Refusal.invalid("certBlob", "The subject of the certificate cannot be read.");
    }
  }

  /** Returns the DNS names. Without the extension it is the common name, as was recorded. */
  private static ImmutableList<String> san(X509Certificate leaf, String commonName) throws Refusal {
    try {
      Collection<List<?>> names = leaf.getSubjectAlternativeNames();
      if (names == null) {
        return commonName.isEmpty() ? ImmutableList.of() : ImmutableList.of(commonName);
      }
      return names.stream()
          .filter(name -> name.get(0).equals(DNS_NAME))
          .map(name -> name.get(1).toString())
          .collect(ImmutableList.toImmutableList());
    } catch (CertificateParsingException e) {
      throw Refusal.invalid("certBlob", "The names of the certificate cannot be read.");
    }
  }

  private static String pem(PublicKey key) {
    String base64 = Base64.getMimeEncoder(LINE_LENGTH, "\n".getBytes(US_ASCII))
        .encodeToString(key.getEncoded());
    return "-----BEGIN PUBLIC KEY-----\n" + base64 + "\n-----END PUBLIC KEY-----\n";
  }
}
