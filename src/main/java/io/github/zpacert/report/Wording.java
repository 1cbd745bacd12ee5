package io.github.zpacert.report;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** Numbers and times as all reports word them; dates and times are UTC. */
public final class Wording {

  private Wording() {}

  /** Returns {@code 1 day}, {@code 2 days}. */
  public static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /** Returns {@code 2026-11-23}. */
  static String date(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC).toLocalDate().toString();
  }

  /** Returns {@code 2026-11-23T10:00:00Z}, without parts of a second. */
  static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** Returns whole days; negative when {@code to} is the earlier one. */
  static long days(Instant from, Instant to) {
    return ChronoUnit.DAYS.between(from, to);
  }

  /** Returns {@code 8 days left}, or that and how long ago it ended. */
  static String left(Instant now, Instant end) {
    long days = days(now, end);
    if (!end.isAfter(now)) {
      return days == 0 ? "expired" : "expired " + count(-days, "day") + " ago";
    }
    return days == 0 ? "less than a day left" : count(days, "day") + " left";
  }

  /** Returns a length of time in the largest units that are whole: {@code 7d}, {@code 36h0m0s}. */
  static String time(Duration duration) {
    return duration.toHours() % 24 == 0 && duration.toDays() > 0
        ? duration.toDays() + "d"
        : elapsed(duration);
  }

  /** Returns {@code 0s}, {@code 1m10s}, {@code 2h0m5s}: as Terraform does. */
  static String elapsed(Duration duration) {
    String seconds = duration.toSecondsPart() + "s";
    if (duration.toMinutes() == 0) {
      return seconds;
    }
    String minutes = duration.toMinutesPart() + "m" + seconds;
    return duration.toHours() == 0 ? minutes : duration.toHours() + "h" + minutes;
  }
}
