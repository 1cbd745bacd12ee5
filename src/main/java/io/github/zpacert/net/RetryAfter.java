package io.github.zpacert.net;

import com.google.common.collect.ImmutableList;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header {@code Retry-After} in all the forms that are met: {@code 13s}, {@code 13}, {@code 13.5}, and the three forms
 * of a date that RFC 9110 asks everybody to read.
 */
public final class RetryAfter {

  private static final Pattern SECONDS = Pattern.compile("(\\d{1,9})(\\.\\d{1,9})?\\s*[sS]?");

  private static final ImmutableList<DateTimeFormatter> DATES = ImmutableList.of(
      DateTimeFormatter.RFC_1123_DATE_TIME,
      utc("EEEE, dd-MMM-yy HH:mm:ss 'GMT'"),
      utc("EEE MMM ppd HH:mm:ss yyyy"));

  private RetryAfter() {}

  /** Returns how long to wait from the given moment, never negative; empty for what makes no sense. */
  public static Optional<Duration> parse(String header, Instant now) {
    String value = header.strip();
    Matcher seconds = SECONDS.matcher(value);
    return seconds.matches()
        ? Optional.of(whole(seconds))
        : date(value).map(then -> then.isAfter(now) ? Duration.between(now, then) : Duration.ZERO);
  }

  /** A part of a second is rounded up: who comes too early is sent away again. */
  private static Duration whole(Matcher seconds) {
    return Duration.ofSeconds(
        Long.parseLong(seconds.group(1)) + (seconds.group(2) == null ? 0 : 1));
  }

  private static Optional<Instant> date(String value) {
    return DATES.stream().flatMap(format -> parse(value, format).stream()).findFirst();
  }

  private static Optional<Instant> parse(String value, DateTimeFormatter format) {
    try {
      return Optional.of(Instant.from(format.parse(value)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static DateTimeFormatter utc(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH).withZone(ZoneOffset.UTC);
  }
}
