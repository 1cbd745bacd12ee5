package io.github.zpacert.report;

import static io.github.zpacert.report.Fixtures.NOW;
import static io.github.zpacert.report.Fixtures.facts;
import static io.github.zpacert.report.Fixtures.live;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedMap;
import io.github.zpacert.model.Live;
import io.github.zpacert.plan.Forecast;
import io.github.zpacert.plan.Forecast.LeftOut;
import io.github.zpacert.plan.Forecast.Limit;
import io.github.zpacert.plan.Forecast.Month;
import io.github.zpacert.plan.Forecaster;
import java.io.IOException;
import java.time.Duration;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ForecastTest {

  private static final Live YEAR = live("1", "year", Optional.of(facts("1", "year.example.com")));

  static Stream<Map.Entry<String, Forecast>> cases() {
    Forecast notes = new Forecast(
        ImmutableList.of(month(12, 30), month(1, 5)),
        Optional.of(Duration.ofDays(30)),
        40,
        12,
        3,
        new LeftOut(2, 1, 4));
    Forecast hours = new Forecast(
        ImmutableList.of(month(2, 2)),
        Optional.of(Duration.ofHours(36)),
        2,
        2,
        0,
        new LeftOut(0, 0, 0));
    return ImmutableSortedMap.of(
        "hours",
        hours,
        "notes",
        notes,
        "nothing",
        Forecaster.forecast(List.of(), Optional.empty(), NOW),
        "year",
        Forecaster.forecast(List.of(YEAR), Optional.empty(), NOW))
        .entrySet()
        .stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aForecastIsShownAsItsFilesSay(Map.Entry<String, Forecast> forecast) throws IOException {
    String folder = "forecast/" + forecast.getKey() + "/";

    Golden.assertMatches(
        folder + "forecast.txt", ForecastText.render(forecast.getValue(), Style.PLAIN));
    Golden.assertMatches(folder + "forecast.json", ForecastJson.render(forecast.getValue()));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      40  | 312 | 47-day certificates mean about 8 times the renewals of today: 312 instead of 40 in 1 month.
      10  | 29  | 47-day certificates mean about 2.9 times the renewals of today: 29 instead of 10 in 1 month.
      10  | 20  | 47-day certificates mean about 2 times the renewals of today: 20 instead of 10 in 1 month.
      100 | 104 | 47-day certificates mean more renewals than today: 104 instead of 100 in 1 month.
      0   | 7   | 47-day certificates mean more renewals than today: 7 instead of 0 in 1 month.
      7   | 7   | 47-day certificates mean no more renewals than today: 7 in 1 month.
      0   | 0   | Nothing is to be renewed in 1 month.
      """)
  void theSentenceSaysHowManyTimesMore(int today, int then, String sentence) {
    Forecast forecast = new Forecast(
        ImmutableList.of(month(today, then)), Optional.empty(), 1, 0, 0, new LeftOut(0, 0, 0));

    assertEquals(sentence, ForecastText.summary(forecast));
  }

  private static Month month(int today, int then) {
    return new Month(
        YearMonth.of(2026, 11),
        ImmutableMap.of(Limit.NONE, today, Limit.DAYS_100, today, Limit.DAYS_47, then));
  }
}
