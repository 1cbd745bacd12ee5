package io.github.zpacert.change;

import java.util.Optional;

/**
 * Why a change is made.
 *
 * @param ticket of the change management
 * @param emergency the reason to change outside of the windows
 */
public record Justification(Optional<String> ticket, Optional<String> emergency) {

  public static final Justification NONE = new Justification(Optional.empty(), Optional.empty());

  /** Renders as {@code " for CHG0012345, emergency: the key has leaked"}, to stand behind who has done it. */
  @Override
  public String toString() {
    return ticket.map(t -> " for " + t).orElse("")
        + emergency.map(e -> ", emergency: " + e).orElse("");
  }
}
