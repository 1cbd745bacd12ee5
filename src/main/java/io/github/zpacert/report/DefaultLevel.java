package io.github.zpacert.report;

import io.github.zpacert.model.Code;
import io.github.zpacert.model.Level;
import java.util.Locale;

/** What a code does to a plan where no configuration says anything, in a word or two. */
final class DefaultLevel {

  private DefaultLevel() {}

  /** Returns {@code deny}, {@code warn} or {@code off} for a gate, and that it always does for the others. */
  static String of(Code code) {
    String word = code.level().name().toLowerCase(Locale.ROOT);
    boolean isFixed = !code.isGate() && code != Code.RULE;
    return isFixed ? "always " + (code.level() == Level.DENY ? "denied" : "warned") : word;
  }
}
