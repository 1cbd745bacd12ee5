package io.github.zpacert.sandbox;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How often which fault strikes.
 *
 * @param chances from 0 to 1 each, and at most 1 together for sign-ins and for everything else
 */
public record Faults(ImmutableMap<Rule, Double> chances) {

  /** A server that never fails by itself. */
  public static final Faults NONE = new Faults(ImmutableMap.of());

  private static final String SIGN_IN = "signin-";
  // 0.1 ten times is a little more than 1
  private static final double ROUNDING = 1e-9;

  /**
   * A fault and the requests it may strike.
   *
   * @param signIn whether it strikes sign-ins; otherwise it strikes everything but sign-ins
   */
  record Rule(Fault fault, boolean signIn) {

    static Optional<Rule> named(String word) {
      boolean signIn = word.startsWith(SIGN_IN);
      return Fault.named(signIn ? word.substring(SIGN_IN.length()) : word)
          .map(fault -> new Rule(fault, signIn));
    }
  }

  /**
   * Reads {@code 429=0.1,lost-reply=0.02,signin-503=0.5}; an empty text is {@link #NONE}.
   *
   * @throws SandboxException if a fault is unknown or a chance is not one; the message names what is known
   */
  public static Faults parse(String text) throws SandboxException {
    Map<Rule, Double> chances = new LinkedHashMap<>();
    for (String part : Splitter.on(',').trimResults().omitEmptyStrings().split(text)) {
      int equals = part.indexOf('=');
      if (equals < 0) {
        throw new SandboxException("fault \"" + part + "\" has no chance: write it as \"429=0.1\"");
      }
      String word = part.substring(0, equals).trim();
      if (chances.put(rule(word), chance(word, part.substring(equals + 1).trim())) != null) {
        throw new SandboxException("fault \"" + word + "\" is given twice");
      }
    }
    requireAtMostOne(chances, false);
    requireAtMostOne(chances, true);
    return new Faults(ImmutableMap.copyOf(chances));
  }

  /** Returns the rule of a fault's name, with or without {@code signin-} before it. */
  static Rule rule(String word) throws SandboxException {
    return Rule.named(word)
        .orElseThrow(() -> new SandboxException("unknown fault \"" + word + "\": known are "
            + known() + ", each also with \"" + SIGN_IN + "\" before it"));
  }

  /** Returns the fault that the given number from 0 to 1 stands for, if it stands for one. */
  Optional<Fault> drawn(boolean signIn, double random) {
    double reached = 0;
    for (Map.Entry<Rule, Double> entry : chances.entrySet()) {
      if (entry.getKey().signIn() == signIn) {
        reached += entry.getValue();
        if (random < reached) {
          return Optional.of(entry.getKey().fault());
        }
      }
    }
    return Optional.empty();
  }

  private static double chance(String word, String text) throws SandboxException {
    try {
      double chance = Double.parseDouble(text);
      if (chance >= 0 && chance <= 1) {
        return chance;
      }
    } catch (NumberFormatException e) {
      // falls through to the message that a number out of range gets
    }
    throw new SandboxException(
        "fault \"" + word + "\" has the chance \"" + text + "\": expected a number from 0 to 1");
  }

  private static void requireAtMostOne(Map<Rule, Double> chances, boolean signIn)
      throws SandboxException {
    double sum = chances.entrySet().stream()
        .filter(e -> e.getKey().signIn() == signIn)
        .mapToDouble(Map.Entry::getValue)
        .sum();
    if (sum > 1 + ROUNDING) {
      throw new SandboxException(
          "the chances of all faults" + (signIn ? " of sign-ins" : "") + " add up to more than 1");
    }
  }

  private static String known() {
    return Arrays.stream(Fault.values()).map(Fault::word).collect(Collectors.joining(", "));
  }
}
