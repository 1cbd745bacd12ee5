package io.github.zpacert.model;

import java.util.Optional;

/**
 * Who made a plan, from what, and where. Each part is absent where nobody told it.
 *
 * @param actor as the CI knows the person or the robot that the run was for
 * @param email of the actor
 * @param commit that was checked out
 * @param dirty whether files that git tracks were other than in the commit
 * @param job where a browser shows the run
 */
public record Made(
    Optional<String> actor,
    Optional<String> email,
    Optional<String> commit,
    Optional<Boolean> dirty,
    Optional<String> job) {

  /** By nobody knows whom. */
  public static final Made UNKNOWN = new Made(
      Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
