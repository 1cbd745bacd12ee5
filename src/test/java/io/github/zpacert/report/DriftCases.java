package io.github.zpacert.report;

import static io.github.zpacert.report.Fixtures.EVIL;
import static io.github.zpacert.report.Fixtures.NOW;
import static io.github.zpacert.report.Fixtures.address;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.github.zpacert.plan.Drift;
import io.github.zpacert.plan.Drift.Adoptable;
import io.github.zpacert.plan.Drift.Ahead;
import io.github.zpacert.plan.Drift.Expiring;
import io.github.zpacert.plan.Drift.Outside;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The drifts behind the golden files, by the name of their folder. */
final class DriftCases {

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

  private DriftCases() {}

  static ImmutableSortedMap<String, Drift> all() {
    return ImmutableSortedMap.of(
        "all", drift(List.of(AHEAD), List.of(OUTSIDE, GONE), List.of(OVER, SOON), List.of(LIVE)),
        "adoptable", drift(List.of(), List.of(), List.of(SOON), List.of(LIVE)),
        "ahead", drift(List.of(AHEAD), List.of(), List.of(), List.of()),
        "outside", drift(List.of(), List.of(GONE), List.of(), List.of()),
        "expiring", drift(List.of(), List.of(), List.of(SOON), List.of()),
        "none", drift(List.of(), List.of(), List.of(), List.of()));
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
