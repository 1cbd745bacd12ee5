package io.github.zpacert.sandbox;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.x509.PemCertificates;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The certificates out of an uploaded PEM text. Its private key is checked on the way and then forgotten.
 *
 * @param leaf the first certificate
 * @param leafPem as it was uploaded, with a final line feed
 * @param chainPem the certificates after the first, as they were uploaded; empty if there are none
 */
record CertBlob(X509Certificate leaf, String leafPem, String chainPem) {

  private static final String FIELD = "certBlob";
  private static final String CERTIFICATE = "CERTIFICATE";
  private static final String PARAMETERS = "EC PARAMETERS";
  private static final Pattern BLOCK =
      Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----(.*?)-----END \\1-----", Pattern.DOTALL);

  /** Reads certificates and one private key, in any order; the reasons for a refusal are our choice. */
  static CertBlob parse(String text) throws Refusal {
    List<String> certificates = new ArrayList<>();
    List<PemKey> keys = new ArrayList<>();
    for (Matcher block = BLOCK.matcher(text); block.find(); ) {
      String label = block.group(1);
      if (label.equals(CERTIFICATE)) {
        certificates.add(block.group() + "\n");
      } else if (!label.equals(PARAMETERS)) {
        keys.add(new PemKey(label, block.group(2)));
      }
    }
    CertBlob blob = of(certificates);
    onlyOne(keys).requireMatch(blob.leaf().getPublicKey());
    return blob;
  }

  private static CertBlob of(List<String> certificates) throws Refusal {
    if (certificates.isEmpty()) {
      throw Refusal.invalid(FIELD, "There is no certificate.");
    }
    ImmutableList.Builder<X509Certificate> parsed = ImmutableList.builder();
    for (String pem : certificates) {
      parsed.add(certificate(pem));
    }
    String chain = String.join("", certificates.subList(1, certificates.size()));
    return new CertBlob(parsed.build().get(0), certificates.get(0), chain);
  }

  private static X509Certificate certificate(String pem) throws Refusal {
    try {
      return PemCertificates.parse(PemCertificates.ders(pem).get(0));
    } catch (CertificateException e) {
      throw Refusal.invalid(FIELD, "A certificate cannot be read.");
    }
  }

  private static PemKey onlyOne(List<PemKey> keys) throws Refusal {
    if (keys.size() != 1) {
      throw Refusal.invalid(FIELD, "There must be one private key, there are " + keys.size() + ".");
    }
    return keys.get(0);
  }
}
