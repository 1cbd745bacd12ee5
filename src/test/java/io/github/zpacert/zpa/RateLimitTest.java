package io.github.zpacert.zpa;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.zpacert.diag.ProblemException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RateLimitTest {

  @Test
  void isTheDocumentedOneUnlessToldOtherwise() throws Exception {
    var documented = new RateLimit(20, 10, Duration.ofSeconds(10));

    assertEquals(documented, RateLimit.from(Map.of()));
    assertEquals(documented, RateLimit.from(Map.of("ZPACERT_RATE_LIMIT", " ")));
  }

  @Test
  void takesReadsAndWritesFromTheEnvironment() throws Exception {
    assertEquals(
        new RateLimit(5, 2, Duration.ofSeconds(10)),
        RateLimit.from(Map.of("ZPACERT_RATE_LIMIT", "5/2")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"20", "0/10", "20/0", "20/-1", "20/10/5", "a/b", "1000000/1"})
  void refusesAnythingElse(String value) {
    var e = assertThrows(
        ProblemException.class, () -> RateLimit.from(Map.of("ZPACERT_RATE_LIMIT", value)));

    assertEquals(
        "ZPACERT_RATE_LIMIT is \"" + value + "\", not two numbers from 1 to 999999"
            + " (write reads and writes per 10 seconds, like 20/10)",
        e.getMessage());
  }
}
