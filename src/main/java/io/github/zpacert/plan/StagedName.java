package io.github.zpacert.plan;

import io.github.zpacert.model.Fingerprint;

/** The temporary name under which a replace uploads new content. */
public final class StagedName {

  private StagedName() {}

  /** Returns {@code portal.example.com.zpacert-1a2b3c4d}: found again by name and content after a crash. */
  public static String of(String name, Fingerprint content) {
    return name + ".zpacert-" + content.shortened();
  }
}
