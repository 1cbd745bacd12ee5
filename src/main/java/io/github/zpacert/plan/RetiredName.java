package io.github.zpacert.plan;

import io.github.zpacert.model.Fingerprint;

/** The name under which a certificate is kept that another one has replaced. */
public final class RetiredName {

  private RetiredName() {}

  /** Returns {@code portal.example.com.retired-1a2b3c4d}. */
  public static String of(String name, Fingerprint content) {
    return name + ".retired-" + content.shortened();
  }
}
