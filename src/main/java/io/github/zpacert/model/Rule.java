package io.github.zpacert.model;

import io.github.zpacert.diag.Position;

/**
 * A rule of the user's own about plans.
 *
 * @param name of letters, digits and hyphens; no two have the same one
 * @param expression in CEL, over the plan's document
 * @param message what is told when it is met
 * @param level what it does to a plan then
 * @param at where the expression stands
 */
public record Rule(String name, String expression, String message, Level level, Position at) {

  /** Returns {@code rule:no-friday}, which stands with the codes of the gates. */
  public String code() {
    return Code.RULE + ":" + name;
  }
}
