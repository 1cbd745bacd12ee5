package io.github.zpacert.net;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetryAfterTest {

  private static final Instant NOW = Instant.parse("1994-11-06T08:49:00Z");

  @ParameterizedTest
  @CsvSource({
    "13s,13",
    "13,13",
    "4 s,4",
    "' 7S ',7",
    "0,0",
    "999999999,999999999",
    "1.5,2",
    "0.25 s,1"
  })
  void readsSecondsWithAndWithoutTheUnit(String header, long seconds) {
    assertEquals(Optional.of(Duration.ofSeconds(seconds)), RetryAfter.parse(header, NOW));
  }

  @Test
  void readsADate() {
    assertEquals(
        Optional.of(Duration.ofSeconds(37)),
        RetryAfter.parse("Sun, 06 Nov 1994 08:49:37 GMT", NOW));
  }

  /** Nobody should write them any more, and everybody must read them. */
  @ParameterizedTest
  @ValueSource(strings = {"Monday, 01-Jun-26 12:00:13 GMT", "Mon Jun  1 12:00:13 2026"})
  void readsADateInItsOldForms(String header) {
    Instant noon = Instant.parse("2026-06-01T12:00:00Z");

    assertEquals(Optional.of(Duration.ofSeconds(13)), RetryAfter.parse(header, noon));
  }

  @Test
  void waitsForNoDateThatHasPassed() {
    assertEquals(
        Optional.of(Duration.ZERO), RetryAfter.parse("Sun, 06 Nov 1994 08:48:00 GMT", NOW));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "soon", "-5", "1.s", ".5", "13ms", "s", "99999999999999999999"})
  void ignoresGarbage(String header) {
    assertEquals(Optional.empty(), RetryAfter.parse(header, NOW));
  }
}
