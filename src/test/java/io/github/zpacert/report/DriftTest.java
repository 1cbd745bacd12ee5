package io.github.zpacert.report;

import static io.github.zpacert.report.Fixtures.EVIL;
import static io.github.zpacert.report.Fixtures.NOW;
import static io.github.zpacert.report.Fixtures.address;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.github.zpacert.plan.Drift;
import io.github.zpacert.plan.Drift.Adoptable;
import io.github.zpacert.plan.Drift.Ahead;
import io.github.zpacert.plan.Drift.Expiring;
import io.github.zpacert.plan.Drift.Outside;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
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
  private static final Adoptable LIVE =
      new Adoptable(address("live.example.com"), "216196257331370001");

  static Stream<Map.Entry<String, Drift>> cases() {
    return ImmutableSortedMap.of(
        "all", drift(List.of(AHEAD), List.of(OUTSIDE, GONE), List.of(OVER, SOON), List.of(LIVE)),
        "adoptable", drift(List.of(), List.of(), List.of(SOON), List.of(LIVE)),
        "ahead", drift(List.of(AHEAD), List.of(), List.of(), List.of()),
        "outside", drift(List.of(), List.of(GONE), List.of(), List.of()),
        "expiring", drift(List.of(), List.of(), List.of(SOON), List.of()),
        "none", drift(List.of(), List.of(), List.of(), List.of()))
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
        DriftText.render(drift(List.of(), List.of(), List.of(), List.of()), NOW, Style.PLAIN));
  }

  private static Drift drift(
      List<Ahead> ahead,
      List<Outside> outside,
      List<Expiring> expiring,
      List<Adoptable> adoptable) {
    return new Drift(
        ImmutableList.copyOf(ahead),
        ImmutableList.copyOf(outside),
        ImmutableList.copyOf(expiring),
        ImmutableList.copyOf(adoptable));
  }
}
