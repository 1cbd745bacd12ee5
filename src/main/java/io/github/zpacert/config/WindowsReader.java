package io.github.zpacert.config;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.zpacert.change.ChangeWindows;
import io.github.zpacert.change.Freeze;
import io.github.zpacert.change.Recurrence;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/** Reads {@code policy.windows}. */
final class WindowsReader {

  private static final ImmutableSet<String> KEYS = ImmutableSet.of("timeZone", "allow", "freeze");
  private static final ImmutableSet<String> ALLOW_KEYS = ImmutableSet.of("cron", "duration");
  private static final ImmutableSet<String> FREEZE_KEYS =
      ImmutableSet.of("from", "until", "reason");

  /** Where the calendar of a cron expression is known to be looked through to its end. */
  private static final Instant SOME_DAY = Instant.EPOCH;

  private final ZoneId zone;
  private final Problems problems;

  private WindowsReader(ZoneId zone, Problems problems) {
    this.zone = zone;
    this.problems = problems;
  }

  static ChangeWindows read(Fields fields) {
    fields.refuseUnknown(KEYS);
    if (!fields.has("allow") && !fields.has("freeze")) {
      fields
          .problems()
          .error(
              fields.at(),
              "\"windows\" says neither when changes are allowed nor when they are frozen",
              "write \"allow\", \"freeze\" or both");
    }
    ZoneId zone =
        fields.text("timeZone").flatMap(t -> zone(t, fields.problems())).orElse(ZoneOffset.UTC);
    return new WindowsReader(zone, fields.problems()).windows(fields);
  }

  private static Optional<ZoneId> zone(Text text, Problems problems) {
    try {
      return Optional.of(ZoneId.of(text.value()));
    } catch (DateTimeException e) {
      problems.add(text.mustBe("a time zone such as Europe/Berlin"));
      return Optional.empty();
    }
  }

  private ChangeWindows windows(Fields fields) {
    if (fields.has("allow") && fields.list("allow").isEmpty()) {
      problems.error(
          fields.at("allow"),
          "\"allow\" names no window",
          "leave it out to allow changes at any time, but in a freeze");
    }
    return new ChangeWindows(
        zone,
        fields.list("allow").stream()
            .flatMap(node -> fields.reading().mapping(node, "a window of \"allow\"").stream())
            .flatMap(window -> recurrence(window).stream())
            .collect(ImmutableList.toImmutableList()),
        fields.list("freeze").stream()
            .flatMap(node -> fields.reading().mapping(node, "a time of \"freeze\"").stream())
            .flatMap(freeze -> freeze(freeze).stream())
            .collect(ImmutableList.toImmutableList()));
  }

  private Optional<Recurrence> recurrence(Fields fields) {
    fields.refuseUnknown(ALLOW_KEYS);
    requireBoth(fields, "cron", "duration", "this window");
    Optional<Text> cron = fields.text("cron");
    Optional<Duration> duration = Durations.read(fields, "duration");
    if (duration.filter(Duration::isZero).isPresent()) {
      problems.error(fields.at("duration"), "a window of no length allows nothing", "like 4h");
    }
    // what is wrong with the one is told whatever the other is
    return cron.flatMap(c -> recurrence(c, duration.orElse(Duration.ZERO)))
        .filter(r -> duration.isPresent());
  }

  private Optional<Recurrence> recurrence(Text cron, Duration lasts) {
    try {
      Recurrence recurrence = Recurrence.of(cron.value(), lasts, zone);
      if (recurrence.comesAfter(SOME_DAY)) {
        return Optional.of(recurrence);
      }
      problems.add(cron.problem("names a time that never comes"));
    } catch (IllegalArgumentException e) {
      problems.add(cron.mustBe("the five fields of a crontab")
          .withHint(
              "minute, hour, day of the month, month, day of the week, like \"0 22 * * TUE,THU\""));
    }
    return Optional.empty();
  }

  private Optional<Freeze> freeze(Fields fields) {
    fields.refuseUnknown(FREEZE_KEYS);
    requireBoth(fields, "from", "until", "this freeze");
    Times times = new Times(zone, problems);
    Optional<Instant> from = fields.text("from").flatMap(times::first);
    Optional<Instant> until = fields.text("until").flatMap(times::end);
    Optional<String> reason =
        fields.text("reason").filter(t -> t.isNotEmpty(problems)).map(Text::value);
    if (from.isPresent() && until.filter(u -> !from.get().isBefore(u)).isPresent()) {
      problems.error(fields.at("until"), "this freeze ends before it begins");
      return Optional.empty();
    }
    return from.flatMap(f -> until.map(u -> new Freeze(f, u, reason)));
  }

  private void requireBoth(Fields fields, String one, String other, String where) {
    ImmutableList.of(one, other).stream()
        .filter(key -> !fields.has(key))
        .forEach(key -> problems.error(fields.at(), Quoted.of(key) + " is missing in " + where));
  }
}
