package io.github.zpacert.plan;

import java.util.Collection;
import java.util.stream.Collectors;

/** Some of many, in a message that people are to read. */
final class Listed {

  private static final int MOST = 5;

  private Listed() {}

  /** Returns {@code a, b, c, d, e and 7 more}. */
  static String of(Collection<?> items) {
    String shown =
        items.stream().limit(MOST).map(Object::toString).collect(Collectors.joining(", "));
    return items.size() > MOST ? shown + " and " + (items.size() - MOST) + " more" : shown;
  }
}
