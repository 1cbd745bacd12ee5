package io.github.zpacert.config;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.diag.Position;
import io.github.zpacert.diag.Problem;
import java.util.LinkedHashSet;
import java.util.Set;

/** Everything found so far that the user must look at. What is found twice, through an alias, counts once. */
final class Problems {

  // nobody reads more, and a hostile file could fill the memory with them
  private static final int MOST = 10_000;

  private final Set<Problem> errors = new LinkedHashSet<>();
  private final Set<Problem> warnings = new LinkedHashSet<>();

  void add(Problem problem) {
    Set<Problem> alike = problem.isError() ? errors : warnings;
    if (alike.size() < MOST) {
      alike.add(problem);
    }
  }

  void error(Position at, String message) {
    add(Problem.error(at, message));
  }

  void error(Position at, String message, String hint) {
    add(Problem.error(at, message).withHint(hint));
  }

  boolean hasErrors() {
    return !errors.isEmpty();
  }

  /** Returns the errors by place; says at the end when there were more than anybody reads. */
  ImmutableList<Problem> errors() {
    return sorted(errors, Problem.error("no more than " + MOST + " errors are shown"));
  }

  /** Returns the warnings by place, likewise. */
  ImmutableList<Problem> warnings() {
    return sorted(warnings, Problem.warning("no more than " + MOST + " warnings are shown"));
  }

  private static ImmutableList<Problem> sorted(Set<Problem> found, Problem end) {
    ImmutableList.Builder<Problem> sorted = ImmutableList.builder();
    sorted.addAll(ImmutableList.sortedCopyOf(Problem.BY_PLACE, found));
    return (found.size() < MOST ? sorted : sorted.add(end)).build();
  }
}
