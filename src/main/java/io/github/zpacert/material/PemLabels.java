package io.github.zpacert.material;

/** What PEM labels are in a person's words. */
final class PemLabels {

  private PemLabels() {}

  /** Returns {@code a certificate request} for {@code NEW CERTIFICATE REQUEST}; unknown labels stay themselves. */
  static String inWords(String label) {
    if (label.endsWith(PemKey.LABEL)) {
      return "a private key";
    }
    return switch (label) {
      case "CERTIFICATE", "X509 CERTIFICATE" -> "a certificate";
      case "CERTIFICATE REQUEST", "NEW CERTIFICATE REQUEST" -> "a certificate request (CSR)";
      case "PUBLIC KEY", "RSA PUBLIC KEY" -> "a public key";
      case "PKCS7", "CMS" -> "a PKCS#7 bundle";
      case "TRUSTED CERTIFICATE" -> "a certificate in OpenSSL's own \"trusted\" form";
      case "EC PARAMETERS", "DH PARAMETERS" -> "parameters";
      case "X509 CRL" -> "a revocation list";
      default -> "a block " + quoted(label);
    };
  }

  /** Returns a label in quotes, without what could harm a terminal. */
  static String quoted(String label) {
    return "\"" + label.replaceAll("[^ -~]", "?") + "\"";
  }
}
