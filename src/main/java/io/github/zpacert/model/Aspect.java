package io.github.zpacert.model;

import java.util.Locale;

/** What of a certificate can differ between the files, the state and the tenant. */
public enum Aspect {
  /** Whether there is one at all. */
  EXISTENCE,
  NAME,
  DESCRIPTION,
  /** Its content. */
  CERTIFICATE;

  /** Returns the aspect as files and reports have it: {@code description}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
