package io.github.zpacert.change;

import java.time.Instant;
import java.util.Optional;

/**
 * A time in which nothing may be changed.
 *
 * @param from the first moment
 * @param until the first moment after it
 * @param reason for people
 */
public record Freeze(Instant from, Instant until, Optional<String> reason) {

  boolean contains(Instant now) {
    return !now.isBefore(from) && now.isBefore(until);
  }
}
