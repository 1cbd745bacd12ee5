package io.github.zpacert.approval;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import java.util.regex.Pattern;

/**
 * OpenSSH's list of patterns, {@code alice,*@example.com,!eve@example.com}: something fits that one of them fits, and
 * none with an exclamation mark. An asterisk stands for any characters, a question mark for one.
 */
final class PatternList {

  private final String written;
  private final ImmutableList<String> positive;
  private final ImmutableList<String> negative;

  private PatternList(String written) {
    ImmutableList<String> all = ImmutableList.copyOf(Splitter.on(',').split(written));
    this.written = written;
    this.positive = all.stream().filter(p -> !p.startsWith("!")).collect(toImmutableList());
    this.negative = all.stream()
        .filter(p -> p.startsWith("!"))
        .map(p -> p.substring(1))
        .collect(toImmutableList());
  }

  static PatternList of(String written) {
    return new PatternList(written);
  }

  boolean matches(String name) {
    return matches(name, 0);
  }

  boolean matchesInAnyCase(String name) {
    return matches(name, Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  }

  private boolean matches(String name, int flags) {
    return fitsAny(positive, name, flags) && !fitsAny(negative, name, flags);
  }

  /** Returns the names that stand for themselves. */
  ImmutableList<String> names() {
    return positive.stream().filter(p -> !isWild(p)).collect(toImmutableList());
  }

  boolean isWild() {
    return positive.stream().anyMatch(PatternList::isWild);
  }

  private static boolean isWild(String pattern) {
    return pattern.indexOf('*') >= 0 || pattern.indexOf('?') >= 0;
  }

  private static boolean fitsAny(ImmutableList<String> patterns, String name, int flags) {
    return patterns.stream()
        .anyMatch(
            p -> Pattern.compile(regex(p), flags | Pattern.DOTALL).matcher(name).matches());
  }

  private static String regex(String pattern) {
    StringBuilder regex = new StringBuilder();
    for (char c : pattern.replaceAll("\\*+", "*").toCharArray()) {
      switch (c) {
        case '*' -> regex.append(".*");
        case '?' -> regex.append('.');
        default -> regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return regex.toString();
  }

  @Override
  public String toString() {
    return written;
  }
}
