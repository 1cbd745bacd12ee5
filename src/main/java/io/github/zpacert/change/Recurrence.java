package io.github.zpacert.change;

import com.cronutils.model.Cron;
import com.cronutils.model.CronType;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;
import java.util.Locale;
import java.util.Optional;

/**
 * A time that comes again and again: from each moment that a cron expression names on the clocks of a zone, for so
 * long. A moment that the clocks skip is the one right after the gap; one that they show twice counts once, the first
 * time.
 */
public final class Recurrence {

  private final String cron;
  private final ExecutionTime times;
  private final ZoneId zone;
  private final Duration lasts;

  private Recurrence(String cron, ExecutionTime times, ZoneId zone, Duration lasts) {
    this.cron = cron;
    this.times = times;
    this.zone = zone;
    this.lasts = lasts;
  }

  /**
   * Reads the five fields of a Unix crontab: minute, hour, day of the month, month, day of the week.
   *
   * @throws IllegalArgumentException if it is none, with a reason that people can read
   */
  public static Recurrence of(String cron, Duration lasts, ZoneId zone) {
    Cron parsed = new CronParser(CronDefinitionBuilder.instanceDefinitionFor(CronType.UNIX))
        .parse(cron.toUpperCase(Locale.ROOT));
    return new Recurrence(cron, ExecutionTime.forCron(parsed.validate()), zone, lasts);
  }

  /** Whether it ever comes; {@code 0 0 31 2 *} does not. */
  public boolean comesAfter(Instant now) {
    return nextStart(now).isPresent();
  }

  /** Returns when the occurrence ends that the moment is in, if it is in one. */
  Optional<Instant> endAt(Instant now) {
    return lastStart(now).map(start -> start.plus(lasts)).filter(now::isBefore);
  }

  /** Returns the first start after the moment. */
  Optional<Instant> nextStart(Instant now) {
    Optional<ZonedDateTime> next = times.nextExecution(clock(local(now)));
    // what the clocks show for the second time has begun already
    while (next.filter(n -> !instant(n).isAfter(now)).isPresent()) {
      next = next.flatMap(times::nextExecution);
    }
    return next.map(this::instant);
  }

  private Optional<Instant> lastStart(Instant now) {
    ZonedDateTime minute = clock(latestShown(now).truncatedTo(ChronoUnit.MINUTES));
    Optional<ZonedDateTime> last =
        times.isMatch(minute) ? Optional.of(minute) : times.lastExecution(minute);
    return last.map(this::instant);
  }

  /** Returns the latest that the clocks have shown so far: more than now, in an hour that comes again. */
  private LocalDateTime latestShown(Instant now) {
    LocalDateTime local = local(now);
    ZoneOffsetTransition last = zone.getRules().previousTransition(now.plusNanos(1));
    return last != null && last.isOverlap() && local.isBefore(last.getDateTimeBefore())
        ? last.getDateTimeBefore().minusNanos(1)
        : local;
  }

  private LocalDateTime local(Instant now) {
    return LocalDateTime.ofInstant(now, zone);
  }

  /** As if there were no offsets: an expression then names each minute once. */
  private static ZonedDateTime clock(LocalDateTime local) {
    return local.atZone(ZoneOffset.UTC);
  }

  private Instant instant(ZonedDateTime shown) {
    LocalDateTime local = shown.toLocalDateTime();
    ZoneOffsetTransition transition = zone.getRules().getTransition(local);
    return transition != null && transition.isGap()
        ? transition.getInstant()
        : local.atZone(zone).toInstant();
  }

  /** Renders as {@code "0 22 * * TUE,THU" for 4h}. */
  @Override
  public String toString() {
    return "\"" + cron + "\" for " + lasts.toString().substring(2).toLowerCase(Locale.ROOT);
  }
}
