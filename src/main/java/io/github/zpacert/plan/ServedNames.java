package io.github.zpacert.plan;

import java.util.Locale;
import java.util.Set;

/** Whether a certificate covers the name under which it is shown: RFC 6125, where a wildcard is one whole label. */
final class ServedNames {

  private static final String WILDCARD = "*.";

  private ServedNames() {}

  /**
   * Whether a name is covered.
   *
   * @param sans as in {@link io.github.zpacert.model.CertificateFacts#sans}
   * @param domain a host name, one that begins with a wildcard, or an IP address
   */
  static boolean cover(Set<String> sans, String domain) {
    String name = normalized(domain);
    return sans.contains(name) || sans.contains("IP:" + name) || sans.contains(wildcardOf(name));
  }

  /** A wildcard stands for exactly one label, and never for a wildcard or the last label but one. */
  private static String wildcardOf(String name) {
    int dot = name.indexOf('.');
    boolean isCoverable = dot > 0 && !name.startsWith(WILDCARD) && name.indexOf('.', dot + 1) > 0;
    return isCoverable ? WILDCARD + name.substring(dot + 1) : name;
  }

  private static String normalized(String domain) {
    String lower = domain.toLowerCase(Locale.ROOT);
    return lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
  }
}
