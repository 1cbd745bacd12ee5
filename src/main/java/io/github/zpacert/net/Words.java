package io.github.zpacert.net;

import java.time.Duration;
import java.util.regex.Pattern;

/** Other people's text, made fit for one line of ours. */
public final class Words {

  private static final int LONGEST = 200;
  private static final Pattern TAG = Pattern.compile("(?is)<(script|style)\\b.*?</\\1>|<[^>]*>");
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\s]+");

  private Words() {}

  /** Returns the text without markup, line breaks and control characters, cut to a readable length. */
  public static String oneLine(String text) {
    boolean html = text.stripLeading().startsWith("<");
    String plain = html ? TAG.matcher(text).replaceAll(" ") : text;
    String line = UNPRINTABLE.matcher(plain).replaceAll(" ").strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
  }

  /** Renders as {@code PRA portal "pra" (id 7001)}. */
  public static String named(Object type, String name, String id) {
    return type + " \"" + oneLine(name) + "\" (id " + oneLine(id) + ")";
  }

  /** Renders as {@code 1 attempt}, {@code 6 attempts}. */
  public static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /** Renders as {@code 31 s}. */
  public static String seconds(Duration duration) {
    return duration.toSeconds() + " s";
  }
}
