package io.github.zpacert.report;

import com.google.common.collect.ImmutableList;
import com.google.common.html.HtmlEscapers;
import java.util.List;
import java.util.stream.Collectors;

/** The pieces of a page. Texts from outside come in through {@link #text} and {@link #code} alone. */
final class Html {

  /** As many columns fit on a phone. */
  private static final int NARROW = 3;

  private Html() {}

  /** Returns a text that is only ever a text, in an element or in an attribute. */
  static String text(String text) {
    return HtmlEscapers.htmlEscaper().escape(Printable.of(text));
  }

  static String code(String text) {
    return "<code>" + text(text) + "</code>";
  }

  /**
   * A part of a page with a heading that names it.
   *
   * @param id of our own making
   * @param content HTML; empty where there is nothing to say
   */
  record Section(String id, String heading, String content) {

    String link() {
      return "<a href=\"#" + id + "\">" + text(heading) + "</a>";
    }

    @Override
    public String toString() {
      return "<section id=\"" + id + "\" aria-labelledby=\"" + id + "-heading\">\n<h2 id=\"" + id
          + "-heading\">" + text(heading) + "</h2>\n" + content + "</section>\n";
    }
  }

  /**
   * Returns a table whose first column heads its rows.
   *
   * @param caption what the table is, for those who do not see where it stands
   * @param rows cells that are HTML already, one for each column; no rows are no table
   */
  static String table(String caption, List<String> columns, List<ImmutableList<String>> rows) {
    if (rows.isEmpty()) {
      return "";
    }
    String heads = columns.stream()
        .map(c -> "<th scope=\"col\">" + text(c) + "</th>")
        .collect(Collectors.joining());
    String table = "<table>\n<caption>" + text(caption) + "</caption>\n<thead><tr>" + heads
        + "</tr></thead>\n<tbody>\n"
        + rows.stream().map(Html::row).collect(Collectors.joining()) + "</tbody>\n</table>\n";
    return columns.size() > NARROW ? scrolling(caption, table) : table;
  }

  /** What is too wide for a phone scrolls by itself, for a keyboard too. */
  private static String scrolling(String caption, String table) {
    return "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"" + text(caption)
        + "\">\n" + table + "</div>\n";
  }

  private static String row(ImmutableList<String> cells) {
    return "<tr><th scope=\"row\">" + cells.get(0) + "</th>"
        + cells.stream().skip(1).map(c -> "<td>" + c + "</td>").collect(Collectors.joining())
        + "</tr>\n";
  }
}
