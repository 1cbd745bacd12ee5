package io.github.zpacert.report;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether text is coloured. A style adds codes around a text and changes nothing in it. */
public record Style(boolean coloured) {

  /** No codes at all: every method returns its argument. */
  public static final Style PLAIN = new Style(false);

  /** The SGR codes that every terminal knows. */
  public static final Style ANSI = new Style(true);

  private static final String ESCAPE = "\u001b[";
  private static final Pattern CODE = Pattern.compile("\u001b\\[(?:0|1|31|32|33)m");

  public String red(String text) {
    return code("31", text);
  }

  public String green(String text) {
    return code("32", text);
  }

  public String yellow(String text) {
    return code("33", text);
  }

  public String bold(String text) {
    return code("1", text);
  }

  /** Returns a document in which nothing steers a terminal but the codes of this style. */
  public String only(String document) {
    if (!coloured) {
      return Printable.document(document);
    }
    StringBuilder shown = new StringBuilder(document.length());
    int from = 0;
    for (Matcher code = CODE.matcher(document); code.find(); from = code.end()) {
      shown.append(Printable.document(document.substring(from, code.start()))).append(code.group());
    }
    return shown.append(Printable.document(document.substring(from))).toString();
  }

  private String code(String number, String text) {
    return coloured ? ESCAPE + number + "m" + text + ESCAPE + "0m" : text;
  }
}
