package io.github.zpacert.material;

import javax.security.auth.x500.X500Principal;

/** A distinguished name as messages show it: on one line, and not endless. */
final class CertificateName {

  private static final int LONGEST = 120;

  private CertificateName() {}

  static String of(X500Principal principal) {
    String name = principal.getName(X500Principal.RFC2253).replaceAll("\\p{Cntrl}", "?");
    if (name.isEmpty()) {
      return "without a subject";
    }
    return name.length() > LONGEST ? name.substring(0, LONGEST) + "..." : name;
  }
}
