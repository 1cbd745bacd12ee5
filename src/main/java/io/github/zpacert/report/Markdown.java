package io.github.zpacert.report;

import com.google.common.base.Strings;
import com.google.common.html.HtmlEscapers;

/**
 * Text from outside inside Markdown: only ever as code, where no renderer finds markup, HTML, links or people to notify.
 */
final class Markdown {

  private static final int FENCE = 3;

  private Markdown() {}

  /** Returns a code span for a cell of a table. */
  static String code(String text) {
    return span(Printable.of(text).replace("|", "\\|"));
  }

  /** Returns a code span for everywhere else. */
  static String codeOutsideTable(String text) {
    return span(Printable.of(text));
  }

  private static String span(String shown) {
    String ticks = Strings.repeat("`", longestRun(shown) + 1);
    // a span that begins or ends with a backtick needs the blank; renderers take it off again
    String blank = shown.startsWith("`") || shown.endsWith("`") ? " " : "";
    return ticks + blank + shown + blank + ticks;
  }

  /** Returns a block that shows lines as they are. */
  static String block(String lines) {
    String fence = Strings.repeat("`", Math.max(FENCE, longestRun(lines) + 1));
    return fence + "text\n" + lines + (lines.endsWith("\n") ? "" : "\n") + fence + "\n";
  }

  /** Returns code inside HTML, where Markdown is not read. */
  static String htmlCode(String text) {
    return "<code>" + HtmlEscapers.htmlEscaper().escape(Printable.of(text)) + "</code>";
  }

  private static int longestRun(String text) {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < text.length(); i++) {
      run = text.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }
}
