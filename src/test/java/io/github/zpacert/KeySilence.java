package io.github.zpacert;

import java.util.regex.Pattern;

/** What a message about a key or a keystore must not say, whatever was wrong with it. */
public final class KeySilence {

  /** As much as a line of a key holds, nearly. */
  private static final Pattern LIKE_A_KEY = Pattern.compile("[A-Za-z0-9+/]{50,}");

  private KeySilence() {}

  public static void require(String message) {
    if (LIKE_A_KEY.matcher(message).find()) {
      throw new AssertionError("says too much: " + message);
    }
  }
}
