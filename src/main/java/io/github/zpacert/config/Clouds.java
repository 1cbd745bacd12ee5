package io.github.zpacert.config;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.model.TenantSettings;
import io.github.zpacert.model.TenantSettings.Auth;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** The words for Zscaler's clouds. */
final class Clouds {

  static final String PRODUCTION = "production";

  private static final ImmutableList<String> LEGACY = ImmutableList.of(
      PRODUCTION,
      "zpatwo",
      "beta",
      "gov",
      "govus",
      "preview",
      "dev",
      "qa",
      "qa2",
      TenantSettings.SANDBOX);
  private static final String LEGACY_PREVIEW =
      "zspreview"; // the name of preview in Zscaler's papers
  private static final Pattern WORD = Pattern.compile("[a-z0-9]{1,63}");

  private Clouds() {}

  /** Returns the cloud in lower case; OneAPI makes host names of any word, legacy knows a few. */
  static Optional<String> cloud(Text text, Auth auth, Problems problems) {
    String word = text.value().toLowerCase(Locale.ROOT);
    if (word.isEmpty()) {
      return Optional.of(PRODUCTION);
    }
    return auth == Auth.LEGACY ? legacy(word, text, problems) : any(word, text, problems);
  }

  private static Optional<String> legacy(String word, Text text, Problems problems) {
    String cloud = word.equals(LEGACY_PREVIEW) ? "preview" : word;
    if (LEGACY.contains(cloud)) {
      return Optional.of(cloud);
    }
    problems.add(text.mustBeOneOf(LEGACY));
    return Optional.empty();
  }

  private static Optional<String> any(String word, Text text, Problems problems) {
    if (WORD.matcher(word).matches()) {
      return Optional.of(word);
    }
    problems.add(text.mustBe("a word of letters and digits"));
    return Optional.empty();
  }
}
