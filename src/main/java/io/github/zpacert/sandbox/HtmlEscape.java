package io.github.zpacert.sandbox;

import com.google.common.collect.ImmutableMap;

/** HTML entities in the manner of the documentation, where all punctuation but a few marks is one. */
final class HtmlEscape {

  private static final ImmutableMap<Character, String> NAMED =
      ImmutableMap.of('&', "&amp;", '<', "&lt;", '>', "&gt;", '"', "&quot;");

  private HtmlEscape() {}

  static String escape(String text) {
    StringBuilder escaped = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      escaped.append(escape(text.charAt(i)));
    }
    return escaped.toString();
  }

  private static String escape(char c) {
    if (Character.isLetterOrDigit(c) || Character.isSurrogate(c) || " -_".indexOf(c) >= 0) {
      return Character.toString(c);
    }
    return NAMED.getOrDefault(c, "&#x" + Integer.toHexString(c) + ";");
  }
}
