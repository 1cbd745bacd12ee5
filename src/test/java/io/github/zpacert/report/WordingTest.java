package io.github.zpacert.report;

import static io.github.zpacert.report.Fixtures.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

  @ParameterizedTest
  @CsvSource({
    "2026-11-23T10:00:01Z, less than a day left",
    "2026-11-24T09:59:59Z, less than a day left",
    "2026-11-24T10:00:00Z, 1 day left",
    "2026-12-01T10:00:00Z, 8 days left",
    "2026-11-23T10:00:00Z, expired",
    "2026-11-22T10:00:01Z, expired",
    "2026-11-22T10:00:00Z, expired 1 day ago",
    "2026-11-13T10:00:00Z, expired 10 days ago",
  })
  void saysHowLongACertificateIsStillValid(Instant end, String words) {
    assertEquals(words, Wording.left(NOW, end));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0s",
    "999, 0s",
    "10000, 10s",
    "70000, 1m10s",
    "3600000, 1h0m0s",
    "90061000, 25h1m1s"
  })
  void saysATimeSpanAsTerraformDoes(long millis, String words) {
    assertEquals(words, Wording.elapsed(Duration.ofMillis(millis)));
  }

  @Test
  void datesAndTimesAreUtcWithoutPartsOfASecond() {
    Instant lastMoment = Instant.parse("2026-11-23T23:59:59.999Z");

    assertEquals("2026-11-23", Wording.date(lastMoment));
    assertEquals("2026-11-23T23:59:59Z", Wording.time(lastMoment));
  }
}
