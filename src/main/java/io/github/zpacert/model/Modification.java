package io.github.zpacert.model;

import java.time.Instant;
import java.util.Optional;

/**
 * The last change to an object, as far as ZPA tells it.
 *
 * @param by the id of an administrator or an API key
 * @param at by ZPA's clock
 */
public record Modification(Optional<String> by, Optional<Instant> at) {

  /** Of which nothing is known. */
  public static final Modification UNKNOWN = new Modification(Optional.empty(), Optional.empty());

  /** Renders as {@code " (modified by 7205 at 2026-12-24T18:00:00Z)"}, to stand behind a sentence; empty when nothing is known. */
  @Override
  public String toString() {
    String told = by.map(b -> " by " + b).orElse("") + at.map(t -> " at " + t).orElse("");
    return told.isEmpty() ? "" : " (modified" + told + ")";
  }
}
