package io.github.zpacert.config;

/** Which characters a text of one line, or of several, may hold. */
final class Characters {

  private Characters() {}

  /** Whether a character shows as what it is: no control, no direction mark, no half of a pair. */
  static boolean isPrintable(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.UNASSIGNED -> false;
      default -> true;
    };
  }

  static boolean allPrintable(String text) {
    return text.codePoints().allMatch(Characters::isPrintable);
  }

  /** Whether a text of several lines holds nothing else than what shows, and what composes it. */
  static boolean allPrintableLines(String text) {
    return text.codePoints().allMatch(c -> c == '\n' || isPrintable(c) || isJoiner(c));
  }

  // composed characters of many scripts, and emoji, are made with these
  private static boolean isJoiner(int codePoint) {
    return codePoint == 0x200C || codePoint == 0x200D;
  }

  /** Whether a text begins or ends with a blank of any kind, a no-break space included. */
  static boolean hasOuterBlanks(String text) {
    return !text.isEmpty()
        && (isBlank(text.codePointAt(0)) || isBlank(text.codePointBefore(text.length())));
  }

  private static boolean isBlank(int codePoint) {
    return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint);
  }
}
