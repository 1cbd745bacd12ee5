package io.github.zpacert.change;

import com.google.common.collect.ImmutableList;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.Optional;

/**
 * When changes may be made: in any of the recurrences, at any time if there are none, but never in a freeze.
 *
 * @param zone in which times are shown
 */
public record ChangeWindows(
    ZoneId zone, ImmutableList<Recurrence> allow, ImmutableList<Freeze> freezes) {

  /** More steps than a year of daily windows needs: what is open or closed for longer is so for good. */
  private static final int HORIZON = 400;

  /** Returns how it stands at the given moment, and foresees when that changes: some milliseconds. */
  public Standing at(Instant now) {
    Optional<Freeze> freeze =
        freezes.stream().filter(f -> f.contains(now)).max(Comparator.comparing(Freeze::until));
    boolean isOpen = isOpen(now);
    return new Standing(isOpen, freeze, isOpen ? closes(now) : opens(now));
  }

  public boolean isOpen(Instant now) {
    return isAllowed(now) && freezes.stream().noneMatch(f -> f.contains(now));
  }

  private boolean isAllowed(Instant now) {
    return allow.isEmpty() || end(now).isPresent();
  }

  /** Returns when the last of the recurrences ends that the moment is in. */
  private Optional<Instant> end(Instant now) {
    return allow.stream().flatMap(r -> r.endAt(now).stream()).max(Comparator.naturalOrder());
  }

  private Optional<Instant> opens(Instant now) {
    Optional<Instant> opening = Optional.of(now);
    for (int i = 0; i < HORIZON && opening.filter(o -> !isOpen(o)).isPresent(); i++) {
      opening = opening.flatMap(this::later);
    }
    return opening.filter(this::isOpen);
  }

  /** Returns the next moment after a closed one at which it could be open. */
  private Optional<Instant> later(Instant closed) {
    Optional<Instant> thaw = freezes.stream()
        .filter(f -> f.contains(closed))
        .map(Freeze::until)
        .max(Comparator.naturalOrder());
    return thaw.or(() ->
        allow.stream().flatMap(r -> r.nextStart(closed).stream()).min(Comparator.naturalOrder()));
  }

  private Optional<Instant> closes(Instant now) {
    Optional<Instant> frost =
        freezes.stream().map(Freeze::from).filter(now::isBefore).min(Comparator.naturalOrder());
    Optional<Instant> end = runsOut(now);
    return end.filter(e -> frost.filter(e::isAfter).isEmpty()).or(() -> frost);
  }

  private Optional<Instant> runsOut(Instant now) {
    Instant until = now;
    for (int i = 0; i < HORIZON; i++) {
      Optional<Instant> end = end(until);
      if (end.isEmpty()) {
        return Optional.of(until).filter(u -> !allow.isEmpty());
      }
      until = end.get();
    }
    return Optional.empty();
  }
}
