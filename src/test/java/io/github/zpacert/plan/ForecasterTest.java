package io.github.zpacert.plan;

import static io.github.zpacert.plan.Worlds.NOW;
import static io.github.zpacert.plan.Worlds.facts;
import static io.github.zpacert.plan.Worlds.live;
import static io.github.zpacert.plan.Worlds.pending;
import static io.github.zpacert.plan.Worlds.withFlags;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.model.ApiText;
import io.github.zpacert.model.Live;
import io.github.zpacert.plan.Forecast.LeftOut;
import io.github.zpacert.plan.Forecast.Limit;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Today is the 23rd of November 2026, at noon. */
class ForecasterTest {

  private static final Optional<Duration> THIRD = Optional.empty();

  @Test
  void beginsWithTheMonthThatIsUnderWay() {
    Forecast forecast = Forecaster.forecast(List.of(), THIRD, NOW);

    assertEquals(24, forecast.months().size());
    assertEquals(YearMonth.of(2026, 11), forecast.months().get(0).month());
    assertEquals(YearMonth.of(2028, 10), forecast.months().get(23).month());
    assertEquals(0, forecast.total(Limit.DAYS_47));
  }

  @Test
  void renewsAgainAndAgainWhenAThirdOfTheLifetimeIsLeft() {
    Live year = certificate("2026-06-01T00:00:00Z", 360);

    Forecast forecast = Forecaster.forecast(List.of(year), THIRD, NOW);

    // 240 days after its start, and each 240, 66 2/3 or 31 1/3 days after that
    assertEquals("2027-01 2027-09 2028-05", months(forecast, Limit.NONE));
    assertEquals(
        "2027-01 2027-04 2027-06 2027-08 2027-10 2027-12 2028-03 2028-05 2028-07 2028-09",
        months(forecast, Limit.DAYS_100));
    assertEquals(21, forecast.total(Limit.DAYS_47));
  }

  @Test
  void letsTheLiveCertificateRunToItsOwnTimeWhateverTheLimit() {
    Live decade = certificate("2024-01-01T00:00:00Z", 3650);

    Forecast forecast = Forecaster.forecast(List.of(decade), THIRD, NOW);

    assertEquals(0, forecast.total(Limit.DAYS_47));
  }

  @Test
  void doesNotLengthenWhatIsShorterThanTheLimit() {
    Live short60 = certificate("2026-11-01T00:00:00Z", 60);

    Forecast forecast = Forecaster.forecast(List.of(short60), THIRD, NOW);

    assertEquals(forecast.total(Limit.NONE), forecast.total(Limit.DAYS_100));
    assertTrue(forecast.total(Limit.NONE) < forecast.total(Limit.DAYS_47));
  }

  @Test
  void renewsNoEarlierThanItIsTold() {
    Live year = certificate("2026-06-01T00:00:00Z", 360);

    Forecast month = Forecaster.forecast(List.of(year), Optional.of(Duration.ofDays(30)), NOW);
    Forecast decade = Forecaster.forecast(List.of(year), Optional.of(Duration.ofDays(3650)), NOW);

    assertEquals("2027-04 2028-03", months(month, Limit.NONE));
    // a third of the lifetime is less than that, and binds
    assertEquals(
        months(Forecaster.forecast(List.of(year), THIRD, NOW), Limit.NONE),
        months(decade, Limit.NONE));
  }

  @Test
  void countsWhatIsOverdueInTheFirstMonth() {
    Live due = certificate("2026-06-01T00:00:00Z", 200);
    Live expired = certificate("2026-01-01T00:00:00Z", 300);

    Forecast forecast = Forecaster.forecast(List.of(due, expired), THIRD, NOW);

    assertEquals(2, forecast.overdue());
    assertEquals(1, forecast.expired());
    assertEquals(2, forecast.months().get(0).renewals(Limit.NONE));
    assertEquals(2, forecast.months().get(0).renewals(Limit.DAYS_47));
  }

  @Test
  void forgetsWhatExpiredMoreThanNinetyDaysAgo() {
    Instant end = NOW.minus(Duration.ofDays(90));
    Live kept = certificate(end.minus(Duration.ofDays(90)), end);
    Live forgotten = certificate(end.minus(Duration.ofDays(90)), end.minusSeconds(1));

    Forecast forecast = Forecaster.forecast(List.of(kept, forgotten), THIRD, NOW);

    assertEquals(1, forecast.certificates());
    assertEquals(new LeftOut(0, 0, 1), forecast.leftOut());
  }

  @Test
  void leavesOutWhatIsNotOursToRenew() {
    Live ours = certificate("2026-06-01T00:00:00Z", 360);

    Forecast forecast = Forecaster.forecast(
        List.of(
            ours,
            withFlags(ours, true, false),
            withFlags(ours, false, true),
            withFlags(pending("7", "theirs"), true, false),
            pending("8", "waiting")),
        THIRD,
        NOW);

    assertEquals(1, forecast.certificates());
    assertEquals(new LeftOut(3, 1, 0), forecast.leftOut());
  }

  @Test
  void endsEvenForLivesOfNoTime() {
    Live never = certificate(NOW, NOW.minusSeconds(60));

    Forecast forecast = Forecaster.forecast(List.of(never), Optional.of(Duration.ZERO), NOW);

    assertEquals(forecast.total(Limit.DAYS_47), forecast.total(Limit.NONE));
    assertEquals(31, forecast.months().get(1).renewals(Limit.NONE));
  }

  @Test
  void aShorterLimitNeverMeansFewerRenewals() {
    SplittableRandom random = new SplittableRandom(5);
    for (int i = 0; i < 200; i++) {
      List<Live> tenant = Stream.generate(() -> certificate(
              NOW.minus(Duration.ofHours(random.nextInt(10_000))),
              NOW.plus(Duration.ofHours(random.nextInt(20_000)))))
          .limit(random.nextInt(5))
          .toList();
      Optional<Duration> before = Optional.of(Duration.ofHours(random.nextInt(2_000)));

      Forecast forecast = Forecaster.forecast(tenant, before, NOW);

      assertTrue(forecast.total(Limit.NONE) <= forecast.total(Limit.DAYS_100), tenant::toString);
      assertTrue(forecast.total(Limit.DAYS_100) <= forecast.total(Limit.DAYS_47), tenant::toString);
    }
  }

  /** Returns each month as often as it has renewals. */
  private static String months(Forecast forecast, Limit limit) {
    return forecast.months().stream()
        .flatMap(m -> Stream.generate(m.month()::toString).limit(m.renewals(limit)))
        .collect(Collectors.joining(" "));
  }

  private static Live certificate(String notBefore, int days) {
    Instant start = Instant.parse(notBefore);
    return certificate(start, start.plus(Duration.ofDays(days)));
  }

  private static Live certificate(Instant notBefore, Instant notAfter) {
    Live live = live("1", "www", "a");
    return new Live(
        live.id(),
        live.microtenantId(),
        ApiText.plain("www"),
        ApiText.EMPTY,
        Optional.of(facts("a", notBefore, notAfter)),
        ImmutableList.of(),
        Optional.empty(),
        Optional.empty(),
        false,
        false);
  }
}
