package io.github.zpacert.cli;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code 50ms}, {@code 30s}, {@code 5m}, {@code 12h}, {@code 30d} and {@code 2w}. */
final class DurationConverter implements ITypeConverter<Duration> {

  static final String EXPECTED = "a time like 30s, 5m, 12h or 30d";

  private static final Pattern SYNTAX = Pattern.compile("(\\d{1,9})(ms|s|m|h|d|w)");

  private static final Map<String, Duration> UNITS = Map.of(
      "ms", Duration.ofMillis(1),
      "s", Duration.ofSeconds(1),
      "m", Duration.ofMinutes(1),
      "h", Duration.ofHours(1),
      "d", Duration.ofDays(1),
      "w", Duration.of(7, ChronoUnit.DAYS));

  @Override
  public Duration convert(String value) {
    Matcher matcher = SYNTAX.matcher(value);
    if (!matcher.matches()) {
      throw new TypeConversionException("\"" + value + "\" is not " + EXPECTED);
    }
    return UNITS
        .getOrDefault(matcher.group(2), Duration.ZERO)
        .multipliedBy(Long.parseLong(matcher.group(1)));
  }
}
