package io.github.zpacert.plan;

import io.github.zpacert.model.Fingerprint;
import java.util.regex.Pattern;

/** The temporary name under which a replace uploads new content. */
public final class StagedName {

  private static final Pattern ONE = Pattern.compile(".*\\.zpacert-[0-9a-f]{8}", Pattern.DOTALL);

  private StagedName() {}

  /** Whether a name is one that {@link #of} makes. */
  static boolean isOne(String name) {
    return ONE.matcher(name).matches();
  }

  /** Returns {@code portal.example.com.zpacert-1a2b3c4d}: found again by name and content after a crash. */
  public static String of(String name, Fingerprint content) {
    return name + ".zpacert-" + content.shortened();
  }
}
