package io.github.zpacert.net;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The header {@code Retry-After} in all the forms that are met: {@code 13s}, {@code 13}, an HTTP date. */
public final class RetryAfter {

  private static final Pattern SECONDS = Pattern.compile("(\\d{1,9})\\s*[sS]?");

  private RetryAfter() {}

  /** Returns how long to wait from the given moment, never negative; empty for what makes no sense. */
  public static Optional<Duration> parse(String header, Instant now) {
    String value = header.strip();
    Matcher seconds = SECONDS.matcher(value);
    return seconds.matches()
        ? Optional.of(Duration.ofSeconds(Long.parseLong(seconds.group(1))))
        : date(value).map(then -> then.isAfter(now) ? Duration.between(now, then) : Duration.ZERO);
  }

  private static Optional<Instant> date(String value) {
    try {
      return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(value)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
