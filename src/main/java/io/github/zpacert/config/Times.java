package io.github.zpacert.config;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;

/**
 * Reads days and times: {@code 2026-12-18}, {@code 2026-12-18T22:00}, {@code 2026-12-18T22:00+01:00}.
 *
 * @param zone of those that name none
 */
record Times(ZoneId zone, Problems problems) {

  private interface OfDay {
    LocalDateTime of(LocalDate day);
  }

  /** Returns a time, of a day its first moment. */
  Optional<Instant> first(Text text) {
    return read(text, LocalDate::atStartOfDay);
  }

  /** Returns a time, of a day the first moment after it. */
  Optional<Instant> end(Text text) {
    return read(text, day -> day.plusDays(1).atStartOfDay());
  }

  /** Returns a time, of a day its last moment. */
  Optional<Instant> last(Text text) {
    return read(text, day -> day.atTime(LocalTime.MAX));
  }

  private Optional<Instant> read(Text text, OfDay ofDay) {
    try {
      return Optional.of(instant(text.value(), ofDay));
    } catch (DateTimeException e) {
      problems.add(text.mustBe("a day such as 2026-12-18 or a time such as 2026-12-18T22:00"));
      return Optional.empty();
    }
  }

  private Instant instant(String written, OfDay ofDay) {
    if (!written.contains("T")) {
      return ofDay.of(LocalDate.parse(written)).atZone(zone).toInstant();
    }
    TemporalAccessor time = DateTimeFormatter.ISO_DATE_TIME.parseBest(
        written, ZonedDateTime::from, LocalDateTime::from);
    return time instanceof LocalDateTime local
        ? local.atZone(zone).toInstant()
        : Instant.from(time);
  }
}
