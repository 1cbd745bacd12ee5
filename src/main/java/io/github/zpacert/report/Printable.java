package io.github.zpacert.report;

import static java.util.stream.Collectors.joining;

import java.util.Arrays;

/**
 * Makes text from outside fit to be shown: whatever could steer a terminal, reorder a line or hide in it stands there
 * as a visible escape, {@code \n} or {@code \u001b}.
 */
public final class Printable {

  private Printable() {}

  /** Returns the text with every character that cannot be seen written as an escape. */
  public static String of(String text) {
    return isPlain(text) ? text : escaped(text);
  }

  /** Returns the text in quotes, so that blanks at its ends can be seen; quotes and backslashes in it are escaped. */
  public static String quoted(String text) {
    return '"' + of(text.replace("\\", "\\\\").replace("\"", "\\\"")) + '"';
  }

  /**
   * Returns a document of several lines, whose line feeds stay. A document of JSON stays the same document, since what is
   * escaped can stand in its strings alone.
   */
  public static String document(String text) {
    return isPlain(text.replace("\n", ""))
        ? text
        : Arrays.stream(text.split("\n", -1)).map(Printable::of).collect(joining("\n"));
  }

  private static boolean isPlain(String text) {
    return text.chars().allMatch(c -> c >= ' ' && c <= '~');
  }

  private static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(c -> append(out, c));
    return out.toString();
  }

  private static void append(StringBuilder out, int codePoint) {
    if (isVisible(codePoint)) {
      out.appendCodePoint(codePoint);
      return;
    }
    switch (codePoint) {
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> appendNumbers(out, codePoint);
    }
  }

  /** A code point beyond the sixteenth bit is two escapes, as in JSON. */
  private static void appendNumbers(StringBuilder out, int codePoint) {
    for (char unit : Character.toChars(codePoint)) {
      out.append(String.format("\\u%04x", (int) unit));
    }
  }

  private static boolean isVisible(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR -> false;
      case Character.SPACE_SEPARATOR -> codePoint == ' ';
      default -> !isBlankLetter(codePoint);
    };
  }

  /** Letters and marks that Unicode tells programs to show as nothing. */
  private static boolean isBlankLetter(int codePoint) {
    return switch (codePoint) {
      case 0x034f, 0x115f, 0x1160, 0x17b4, 0x17b5, 0x2800, 0x3164, 0xffa0 -> true;
      default ->
        isIn(codePoint, 0x180b, 0x180f)
            || isIn(codePoint, 0xfe00, 0xfe0f)
            || isIn(codePoint, 0xe0100, 0xe01ef);
    };
  }

  private static boolean isIn(int codePoint, int first, int last) {
    return first <= codePoint && codePoint <= last;
  }
}
