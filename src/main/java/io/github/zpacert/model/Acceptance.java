package io.github.zpacert.model;

import com.google.common.collect.ImmutableSet;
import io.github.zpacert.diag.Position;
import java.time.Instant;
import java.util.Optional;

/**
 * A difference that somebody has agreed to live with for a while.
 *
 * @param addresses which certificates it is about: a pattern of whole addresses
 * @param aspects what of them may differ
 * @param live what must be there instead, for a difference to be this one; absent: anything
 * @param reason on one line
 * @param until the last moment
 * @param at where it is written
 */
public record Acceptance(
    NamePattern addresses,
    ImmutableSet<Aspect> aspects,
    Optional<String> live,
    String reason,
    Instant until,
    Position at) {

  public boolean fits(Address address, Aspect aspect) {
    return aspects.contains(aspect) && addresses.matches(address.toString());
  }

  public boolean hasEnded(Instant now) {
    return now.isAfter(until);
  }
}
