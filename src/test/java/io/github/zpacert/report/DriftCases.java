package io.github.zpacert.report;

import static io.github.zpacert.report.Fixtures.EVIL;
import static io.github.zpacert.report.Fixtures.NOW;
import static io.github.zpacert.report.Fixtures.address;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import io.github.zpacert.diag.Position;
import io.github.zpacert.model.Acceptance;
import io.github.zpacert.model.Aspect;
import io.github.zpacert.model.NamePattern;
import io.github.zpacert.plan.Drift;
import io.github.zpacert.plan.Drift.Accepted;
import io.github.zpacert.plan.Drift.Adoptable;
import io.github.zpacert.plan.Drift.Ahead;
import io.github.zpacert.plan.Drift.Expiring;
import io.github.zpacert.plan.Drift.Outside;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The drifts behind the golden files, by the name of their folder. */
final class DriftCases {

  private static final Ahead AHEAD =
      new Ahead(address("new.example.com"), Aspect.EXISTENCE, "will be created");
  private static final Outside OUTSIDE = new Outside(
      address("portal.example.com"),
      Aspect.DESCRIPTION,
      "Customer portal",
      EVIL,
      Optional.of("216196257331372705"),
      Optional.of(NOW.minus(Duration.ofHours(5))));
  private static final Outside GONE = new Outside(
      address("www.example.com"),
      Aspect.EXISTENCE,
      "there",
      "gone",
      Optional.empty(),
      Optional.empty());
  private static final Expiring SOON =
      new Expiring(address("soon.example.com"), NOW.plus(Duration.ofDays(8)));
  private static final Expiring OVER =
      new Expiring(address("over.example.com"), NOW.minus(Duration.ofDays(3)));
  private static final Adoptable LIVE =
      new Adoptable(address("live.example.com"), "216196257331370001");

  private static final Accepted TOLERATED = new Accepted(
      new Outside(
          address("tolerated.example.com"),
          Aspect.CERTIFICATE,
          "old",
          "new",
          Optional.of("216196257331372706"),
          Optional.of(NOW.minus(Duration.ofDays(2)))),
      acceptance("Default/tolerated.*", "CHG0012345: " + EVIL, Duration.ofDays(20)));
  private static final Accepted POSTPONED = new Accepted(
      new Ahead(
          address("postponed.example.com"),
          Aspect.CERTIFICATE,
          "has a new certificate in the files"),
      acceptance("Default/postponed.*", "waits for the freeze to end", Duration.ofDays(7)));
  private static final Accepted ENDED =
      new Accepted(OUTSIDE, acceptance("*/portal.*", "until the audit", Duration.ofDays(-1)));

  private DriftCases() {}

  static ImmutableSortedMap<String, Drift> all() {
    return ImmutableSortedMap.<String, Drift>naturalOrder()
        .put("all", everything())
        .put("accepted", accepted(drift(List.of(), List.of(), List.of(), List.of())))
        .put("adoptable", drift(List.of(), List.of(), List.of(SOON), List.of(LIVE)))
        .put("ahead", drift(List.of(AHEAD), List.of(), List.of(), List.of()))
        .put("outside", drift(List.of(), List.of(GONE), List.of(), List.of()))
        .put("expiring", drift(List.of(), List.of(), List.of(SOON), List.of()))
        .put("none", drift(List.of(), List.of(), List.of(), List.of()))
        .buildOrThrow();
  }

  private static Drift everything() {
    Drift drift = drift(List.of(AHEAD), List.of(OUTSIDE, GONE), List.of(OVER, SOON), List.of(LIVE));
    Drift accepted = accepted(drift);
    return new Drift(
        drift.ahead(),
        drift.outside(),
        drift.expiring(),
        drift.adoptable(),
        accepted.accepted(),
        ImmutableList.of(ENDED));
  }

  private static Drift accepted(Drift drift) {
    return new Drift(
        drift.ahead(),
        drift.outside(),
        drift.expiring(),
        drift.adoptable(),
        ImmutableList.of(TOLERATED, POSTPONED),
        drift.ended());
  }

  private static Acceptance acceptance(String addresses, String reason, Duration left) {
    return new Acceptance(
        NamePattern.of(addresses),
        ImmutableSet.copyOf(Aspect.values()),
        Optional.empty(),
        reason,
        NOW.plus(left),
        new Position("zpacert.yaml", 30, 5));
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
        ImmutableList.copyOf(adoptable),
        ImmutableList.of(),
        ImmutableList.of());
  }
}
