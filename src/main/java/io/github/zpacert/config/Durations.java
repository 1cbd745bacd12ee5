package io.github.zpacert.config;

import com.google.common.collect.ImmutableMap;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads lengths of time: {@code 7d}, {@code 12h}. */
final class Durations {

  private static final Pattern DURATION = Pattern.compile("(?<number>[0-9]{1,6})(?<unit>[wdhms])");
  private static final ImmutableMap<String, Duration> UNITS = ImmutableMap.of(
      "w", Duration.ofDays(7),
      "d", Duration.ofDays(1),
      "h", Duration.ofHours(1),
      "m", Duration.ofMinutes(1),
      "s", Duration.ofSeconds(1));

  private Durations() {}

  /** Returns the value of a key; nothing if it is missing, or is no length of time and reported. */
  static Optional<Duration> read(Fields fields, String key) {
    return fields
        .textOrNumber(key, "a duration such as 7d")
        .flatMap(text -> parse(text, fields.problems()));
  }

  private static Optional<Duration> parse(Text text, Problems problems) {
    Matcher matcher = DURATION.matcher(text.value());
    if (matcher.matches()) {
      return Optional.ofNullable(UNITS.get(matcher.group("unit")))
          .map(unit -> unit.multipliedBy(Long.parseLong(matcher.group("number"))));
    }
    problems.add(text.mustBe("a number with one of the units w, d, h, m, s, such as 7d"));
    return Optional.empty();
  }
}
