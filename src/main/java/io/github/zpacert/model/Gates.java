package io.github.zpacert.model;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.Optional;

/**
 * What a plan is examined for before anybody may apply it.
 *
 * @param levels of the gates whose level the files set
 * @param namePatterns what a new name must fit, one of them; empty: every name is welcome
 * @param maxChange how many certificates one plan may create, change and delete; absent: any number
 * @param rules the user's own
 */
public record Gates(
    ImmutableMap<Code, Level> levels,
    ImmutableList<NamePattern> namePatterns,
    Optional<Budget> maxChange,
    ImmutableList<Rule> rules) {

  /** The gates of a configuration that says nothing of them. */
  public static final Gates DEFAULT =
      new Gates(ImmutableMap.of(), ImmutableList.of(), Optional.empty(), ImmutableList.of());

  public Level level(Code code) {
    return levels.getOrDefault(code, code.level());
  }

  /** Whether a certificate may be given that name. */
  public boolean welcomes(String name) {
    return namePatterns.isEmpty() || namePatterns.stream().anyMatch(p -> p.matches(name));
  }
}
