package io.github.zpacert.config;

/** The user's own words in a message: on one line, printable, and not too long. */
final class Quoted {

  private static final int LONGEST = 60;

  private Quoted() {}

  /** Returns the text between quotes, its control characters as {@code \}{@code u001b}, its end as {@code …} if long. */
  static String of(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    text.codePoints().limit(LONGEST).forEach(c -> {
      if (Characters.isPrintable(c)) {
        quoted.appendCodePoint(c);
      } else {
        quoted.append(String.format("\\u%04x", c));
      }
    });
    return quoted
        .append(text.codePointCount(0, text.length()) > LONGEST ? "…" : "")
        .append('"')
        .toString();
  }
}
