package io.github.zpacert.report;

/** Whether text is coloured. A style adds codes around a text and changes nothing in it. */
public record Style(boolean coloured) {

  /** No codes at all: every method returns its argument. */
  public static final Style PLAIN = new Style(false);

  /** The SGR codes that every terminal knows. */
  public static final Style ANSI = new Style(true);

  private static final String ESCAPE = "\u001b[";

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

  private String code(String number, String text) {
    return coloured ? ESCAPE + number + "m" + text + ESCAPE + "0m" : text;
  }
}
