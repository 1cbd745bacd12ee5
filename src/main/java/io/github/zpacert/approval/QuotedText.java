package io.github.zpacert.approval;

/** Quotes in a line of OpenSSH's files: what is in them ends no word, and a backslash takes the quote its meaning. */
final class QuotedText {

  private static final char QUOTE = '"';

  private QuotedText() {}

  /** Returns where the given character stands outside of quotes, from an index on, or the text's length. */
  static int end(String text, int from, char end) {
    boolean quoted = false;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && quoted && i + 1 < text.length() && text.charAt(i + 1) == QUOTE) {
        i++;
      } else if (c == QUOTE) {
        quoted = !quoted;
      } else if (c == end && !quoted) {
        return i;
      }
    }
    return text.length();
  }

  /** Returns what stands between quotes. */
  static String unquoted(String text) throws MalformedException {
    int last = text.length() - 1;
    if (last < 1 || text.charAt(0) != QUOTE || text.charAt(last) != QUOTE) {
      throw new MalformedException("has a value without its quotes");
    }
    return text.substring(1, last).replace("\\\"", "\"");
  }
}
