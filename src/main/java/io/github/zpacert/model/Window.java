package io.github.zpacert.model;

import java.time.Instant;
import java.util.Optional;

/**
 * From when until when something may be done; an end that is absent is open.
 *
 * @param notBefore the first moment
 * @param notAfter the last moment
 */
public record Window(Optional<Instant> notBefore, Optional<Instant> notAfter) {

  /** Always. */
  public static final Window OPEN = new Window(Optional.empty(), Optional.empty());

  public boolean isOpen() {
    return equals(OPEN);
  }

  /** Whether there is no moment in it. */
  public boolean isEmpty() {
    return notBefore.isPresent() && notAfter.filter(notBefore.get()::isAfter).isPresent();
  }

  /** Whether it is still to come. */
  public boolean isAhead(Instant now) {
    return notBefore.filter(now::isBefore).isPresent();
  }

  public boolean contains(Instant now) {
    return !isAhead(now) && notAfter.filter(now::isAfter).isEmpty();
  }

  /** Renders as {@code from 2026-12-01T20:00:00Z to 2026-12-02T04:00:00Z}. */
  @Override
  public String toString() {
    String from = notBefore.map(t -> "from " + t).orElse("");
    String to = notAfter.map(t -> (from.isEmpty() ? "until " : " to ") + t).orElse("");
    return isOpen() ? "at any time" : from + to;
  }
}
