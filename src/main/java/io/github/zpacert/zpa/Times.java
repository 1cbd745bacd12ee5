package io.github.zpacert.zpa;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/** Times as the API writes them: seconds since 1970 as a text, or milliseconds. */
final class Times {

  private static final Pattern EPOCH = Pattern.compile("\\d{1,15}");

  /** Beyond this an epoch is meant in milliseconds: as seconds it would lie in the year 5138. */
  private static final long LATEST_SECOND = 100_000_000_000L;

  private Times() {}

  /** Returns the time; nothing for what is none. */
  static Optional<Instant> of(String epoch) {
    return Optional.of(epoch).filter(text -> EPOCH.matcher(text).matches()).map(text -> {
      long number = Long.parseLong(text);
      return number > LATEST_SECOND ? Instant.ofEpochMilli(number) : Instant.ofEpochSecond(number);
    });
  }
}
