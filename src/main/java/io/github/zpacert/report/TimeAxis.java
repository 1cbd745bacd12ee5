package io.github.zpacert.report;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.plan.Managed;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The stretch of time that a timeline shows, as shares of its width: a little of the past, and as much of the future as
 * the certificates need, up to a year and a bit.
 */
record TimeAxis(Instant start, Instant end) {

  private static final Duration PAST = Duration.ofDays(60);
  private static final Duration LEAST = Duration.ofDays(90);
  private static final Duration MOST = Duration.ofDays(420);
  private static final Duration MARGIN = Duration.ofDays(10);
  private static final int TICKS = 4;

  static TimeAxis of(Collection<Managed> managed, Instant now) {
    Instant last =
        managed.stream().map(Managed::notAfter).max(Instant::compareTo).orElse(now);
    Instant end = last.plus(MARGIN);
    return new TimeAxis(now.minus(PAST), clamped(end, now.plus(LEAST), now.plus(MOST)));
  }

  private static Instant clamped(Instant instant, Instant least, Instant most) {
    if (instant.isBefore(least)) {
      return least;
    }
    return instant.isAfter(most) ? most : instant;
  }

  /** Returns where an instant is, in percent; what lies beyond an end is at that end. */
  double share(Instant instant) {
    Instant shown = clamped(instant, start, end);
    return 100.0 * start.until(shown, ChronoUnit.SECONDS) / start.until(end, ChronoUnit.SECONDS);
  }

  /** Returns {@code 12.34%}. */
  static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f%%", share);
  }

  /** Returns the beginnings of months, few enough to be told apart on a narrow screen. */
  ImmutableList<YearMonth> ticks() {
    YearMonth first = month(start).plusMonths(1);
    long months = first.until(month(end), ChronoUnit.MONTHS) + 1;
    long step = (months + TICKS - 1) / TICKS;
    return Stream.iterate(first, m -> instant(m).isBefore(end), m -> m.plusMonths(step))
        .collect(ImmutableList.toImmutableList());
  }

  static Instant instant(YearMonth month) {
    return month.atDay(1).atStartOfDay(ZoneOffset.UTC).toInstant();
  }

  private static YearMonth month(Instant instant) {
    return YearMonth.from(instant.atOffset(ZoneOffset.UTC));
  }
}
