package io.github.zpacert.report;

import static io.github.zpacert.report.Fixtures.EVIL;
import static io.github.zpacert.report.Fixtures.NOW;
import static io.github.zpacert.report.Fixtures.address;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.github.zpacert.plan.Drift;
import io.github.zpacert.plan.Drift.Ahead;
import io.github.zpacert.plan.Drift.Expiring;
import io.github.zpacert.plan.Drift.Outside;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DriftTest {

  private static final Ahead AHEAD = new Ahead(address("new.example.com"), "will be created");
  private static final Outside OUTSIDE = new Outside(
      address("portal.example.com"),
      "description",
      "Customer portal",
      EVIL,
      Optional.of("216196257331372705"),
      Optional.of(NOW.minus(Duration.ofHours(5))));
  private static final Outside GONE = new Outside(
      address("www.example.com"), "existence", "there", "gone", Optional.empty(), Optional.empty());
  private static final Expiring SOON =
      new Expiring(address("soon.example.com"), NOW.plus(Duration.ofDays(8)));
  private static final Expiring OVER =
      new Expiring(address("over.example.com"), NOW.minus(Duration.ofDays(3)));

  static Stream<Map.Entry<String, Drift>> cases() {
    return ImmutableSortedMap.of(
        "all",
            drift(
                ImmutableList.of(AHEAD),
                ImmutableList.of(OUTSIDE, GONE),
                ImmutableList.of(OVER, SOON)),
        "ahead", drift(ImmutableList.of(AHEAD), ImmutableList.of(), ImmutableList.of()),
        "outside", drift(ImmutableList.of(), ImmutableList.of(GONE), ImmutableList.of()),
        "expiring", drift(ImmutableList.of(), ImmutableList.of(), ImmutableList.of(SOON)),
        "none", drift(ImmutableList.of(), ImmutableList.of(), ImmutableList.of()))
        .entrySet()
        .stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void driftIsShownAsItsFilesSay(Map.Entry<String, Drift> drift) throws IOException {
    String folder = "drift/" + drift.getKey() + "/";

    Golden.assertMatches(
        folder + "drift.txt", DriftText.render(drift.getValue(), NOW, Style.PLAIN));
    Golden.assertMatches(
        folder + "drift.ansi.txt", DriftText.render(drift.getValue(), NOW, Style.ANSI));
    Golden.assertMatches(folder + "drift.json", DriftJson.render(drift.getValue(), NOW));
  }

  @Test
  void noDriftIsOneSentence() {
    assertEquals(
        "No drift.\n",
        DriftText.render(
            drift(ImmutableList.of(), ImmutableList.of(), ImmutableList.of()), NOW, Style.PLAIN));
  }

  private static Drift drift(
      ImmutableList<Ahead> ahead,
      ImmutableList<Outside> outside,
      ImmutableList<Expiring> expiring) {
    return new Drift(ahead, outside, expiring);
  }
}
