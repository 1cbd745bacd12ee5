package io.github.zpacert.report;

import static io.github.zpacert.report.Fixtures.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.zpacert.plan.Managed;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;

class TimeAxisTest {

  @Test
  void showsAsMuchFutureAsTheLastCertificateNeeds() {
    assertEquals(NOW.plus(Duration.ofDays(210)), axis(200).end());
  }

  @Test
  void showsAQuarterAtLeastAndAYearAndABitAtMost() {
    assertEquals(NOW.plus(Duration.ofDays(90)), axis(-5).end());
    assertEquals(NOW.plus(Duration.ofDays(420)), axis(4000).end());
  }

  @Test
  void placesWhatLiesOutsideAtItsEnds() {
    TimeAxis axis = axis(200);

    assertEquals(0, axis.share(NOW.minus(Duration.ofDays(1000))));
    assertEquals(100, axis.share(NOW.plus(Duration.ofDays(1000))));
    assertEquals(100.0 * 60 / 270, axis.share(NOW), 1e-9);
  }

  @Test
  void namesMonthsFewEnoughForAPhone() {
    assertEquals(
        List.of(YearMonth.of(2026, 10), YearMonth.of(2026, 12), YearMonth.of(2027, 2)),
        axis(5).ticks().subList(0, 3));
    for (int days = 0; days < 500; days++) {
      int ticks = axis(days).ticks().size();
      assertTrue(2 <= ticks && ticks <= 5, ticks + " for " + days);
    }
  }

  private static TimeAxis axis(int daysLeft) {
    return TimeAxis.of(
        List.of(new Managed(
            Fixtures.address("a"),
            Fixtures.fingerprint("a"),
            NOW.minus(Duration.ofDays(30)),
            NOW.plus(Duration.ofDays(daysLeft)))),
        NOW);
  }
}
