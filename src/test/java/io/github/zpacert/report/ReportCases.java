package io.github.zpacert.report;

import static io.github.zpacert.report.Fixtures.EVIL;
import static io.github.zpacert.report.Fixtures.HEADER;
import static io.github.zpacert.report.Fixtures.NOW;
import static io.github.zpacert.report.Fixtures.address;
import static io.github.zpacert.report.Fixtures.fingerprint;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import io.github.zpacert.diag.Position;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.model.Acceptance;
import io.github.zpacert.plan.Baseline;
import io.github.zpacert.plan.Counts;
import io.github.zpacert.plan.Drift;
import io.github.zpacert.plan.Managed;
import io.github.zpacert.plan.Plan;
import io.github.zpacert.report.Report.Applied;
import io.github.zpacert.report.Report.Ending;
import io.github.zpacert.report.Report.Expiries;
import io.github.zpacert.report.Report.Planned;
import io.github.zpacert.report.Report.Sources;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** The runs behind the golden files of reports, by the name of their folder. */
final class ReportCases {

  private static final Instant SOON = NOW.plus(Duration.ofDays(30));

  private static final Problem BROKEN = Problem.error(
          new Position("certs/zpacert.yaml", 12, 5), "unknown key \"protct\"")
      .withHint("did you mean \"protect\"?");

  private static final Sources SOURCES = new Sources(
      ImmutableMap.of(
          address("portal.example.com"), new Position("zpacert.yaml", 7, 5),
          address("soon.example.com"), new Position("/etc/zpacert/extra: 1.yaml", 3, 5)),
      ImmutableMap.of("zpacert.yaml", "certs/zpacert.yaml"),
      "certs/zpacert.yaml");

  private ReportCases() {}

  static ImmutableSortedMap<String, Report> all() {
    return ImmutableSortedMap.<String, Report>naturalOrder()
        .put("plan-create", plan("create", 0, "success, or no changes"))
        .put("plan-everything", plan("everything", 2, "there are changes"))
        .put("plan-evil", plan("evil", 12, EVIL))
        .put("plan-keep", plan("keep", 0, "success, or no changes"))
        .put("plan-replace-shown", plan("replace-shown", 0, "success, or no changes"))
        .put("plan-replace-retaining", plan("replace-retaining", 0, "success, or no changes"))
        .put("plan-refused", plan("refused", 12, "refused by policy"))
        .put("apply-complete", complete())
        .put("apply-partial", partial())
        .put("drift-all", drift("all", 2))
        .put("drift-accepted", drift("accepted", 0))
        .put("drift-none", drift("none", 0))
        .put("failed", failed())
        .buildOrThrow();
  }

  private static Report plan(String name, int exitCode, String meaning) {
    Plan plan = PlanCases.all().get(name);
    return of(
        "plan",
        exitCode,
        meaning,
        Optional.of(plan),
        Optional.empty(),
        ImmutableList.<Problem>builder()
            .addAll(plan.warnings())
            .addAll(plan.refusals())
            .build());
  }

  private static Report complete() {
    return of(
        "apply",
        0,
        "success, or no changes",
        Optional.of(PlanCases.all().get("replace-shown")),
        Optional.of(new Applied(new Counts(1, 2, 1), ImmutableMap.of(), ImmutableSet.of(), true)),
        ImmutableList.of());
  }

  private static Report partial() {
    String reason = "update \"update.example.com\": 409 Conflict";
    return of(
        "apply",
        15,
        "only a part was applied; the state says which",
        Optional.of(PlanCases.all().get("everything")),
        Optional.of(new Applied(
            new Counts(1, 0, 0),
            ImmutableMap.of(address("update.example.com"), reason),
            ImmutableSet.of(address("c.example.com")),
            false)),
        ImmutableList.of(
            Problem.error("\"Default/update.example.com\": " + reason),
            Problem.error("not done: Default/c.example.com")
                .withHint("the state says what is done; run apply again for the rest")));
  }

  private static Report drift(String name, int exitCode) {
    Report base = of(
        "drift",
        exitCode,
        "there is drift",
        Optional.empty(),
        Optional.empty(),
        ImmutableList.of());
    return new Report(
        base.ending(),
        base.planned(),
        base.applied(),
        Optional.of(DriftCases.all().get(name)),
        base.expiries(),
        warnings(DriftCases.all().get(name)),
        base.sources());
  }

  private static ImmutableList<Problem> warnings(Drift drift) {
    ImmutableList<Acceptance> entries = Stream.of(drift.accepted(), drift.ended())
        .flatMap(ImmutableList::stream)
        .map(Drift.Accepted::acceptance)
        .collect(ImmutableList.toImmutableList());
    return new Baseline(entries, NOW).warnings(drift);
  }

  private static Report failed() {
    Report base =
        of("plan", 1, "an error", Optional.empty(), Optional.empty(), ImmutableList.of(BROKEN));
    return new Report(
        base.ending(),
        base.planned(),
        base.applied(),
        base.drift(),
        new Expiries(ImmutableList.of(), SOON),
        base.problems(),
        base.sources());
  }

  private static Report of(
      String command,
      int exitCode,
      String meaning,
      Optional<Plan> plan,
      Optional<Applied> applied,
      ImmutableList<Problem> problems) {
    return new Report(
        new Ending(command, "0.1.0", NOW, exitCode, meaning),
        plan.map(p -> new Planned(p, HEADER)),
        applied,
        Optional.empty(),
        new Expiries(managed(), SOON),
        problems,
        SOURCES);
  }

  /** One of each state, and the edges of a timeline. */
  private static ImmutableList<Managed> managed() {
    return ImmutableList.of(
        managed(EVIL, -1000, 2000),
        managed("forgotten.example.com", -500, -400),
        managed("future.example.com", 14, 104),
        managed("over.example.com", -93, -3),
        managed("portal.example.com", -180, 185),
        managed("soon.example.com", -82, 8),
        managed("wiki.internal.apps.corp.europe.example.com", -10, 80));
  }

  private static Managed managed(String name, int from, int to) {
    return new Managed(
        address(name),
        fingerprint(name),
        NOW.plus(Duration.ofDays(from)),
        NOW.plus(Duration.ofDays(to)));
  }
}
