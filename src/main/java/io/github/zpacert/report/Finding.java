package io.github.zpacert.report;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.zpacert.diag.Position;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.plan.Drift;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Something in a run's outcome that somebody must look at, for machines that show it beside the files.
 *
 * @param identity the same in every run that finds it again
 * @param message fit for a terminal, what to do about it included
 * @param accepted why somebody lives with it for a while
 */
record Finding(Rule rule, Position at, String identity, String message, Optional<String> accepted) {

  private Finding(Rule rule, Position at, String identity, String message) {
    this(rule, at, identity, message, Optional.empty());
  }

  /** Returns what a run has to complain of: its problems, and the drift that it has found. */
  static ImmutableList<Finding> of(Report report) {
    ImmutableSet<Problem> refusals = report.refusals();
    return Stream.concat(
            report.problems().stream().map(p -> of(p, rule(p, refusals), report)),
            report.drift().stream().flatMap(d -> of(d, report)))
        .collect(ImmutableList.toImmutableList());
  }

  /** Returns the word of SARIF and of GitHub, which only differ in this one. */
  String level(String wordForNote) {
    return accepted.isPresent() ? wordForNote : rule.level();
  }

  private static Finding of(Problem problem, Rule rule, Report report) {
    return new Finding(
        rule,
        report.sources().of(problem),
        problem.message(),
        Printable.of(problem.message())
            + problem.hint().map(h -> " (" + Printable.of(h) + ")").orElse(""));
  }

  private static Rule rule(Problem problem, ImmutableSet<Problem> refusals) {
    if (!problem.isError()) {
      return Rule.WARNING;
    }
    return refusals.contains(problem) ? Rule.REFUSED : Rule.ERROR;
  }

  private static Stream<Finding> of(Drift drift, Report report) {
    return Stream.of(
            drift.deviations().map(d -> of(d, report)),
            drift.expiring().stream().map(e -> of(e, report)),
            drift.accepted().stream().map(a -> of(a, report)))
        .flatMap(findings -> findings);
  }

  private static Finding of(Drift.Deviation deviation, Report report) {
    return new Finding(
        rule(deviation),
        report.sources().of(deviation.address()),
        deviation.address() + " "
            + (deviation instanceof Drift.Ahead ahead
                ? ahead.change()
                : deviation.field().word()),
        DriftText.line(deviation));
  }

  private static Rule rule(Drift.Deviation deviation) {
    if (deviation instanceof Drift.Outside outside) {
      return outside.isGone() ? Rule.GONE : Rule.CHANGED_OUTSIDE;
    }
    return Rule.CONFIG_AHEAD;
  }

  private static Finding of(Drift.Accepted accepted, Report report) {
    Finding of = of(accepted.deviation(), report);
    return new Finding(
        of.rule(),
        of.at(),
        of.identity(),
        DriftText.line(accepted),
        Optional.of(Printable.of(accepted.acceptance().reason())));
  }

  private static Finding of(Drift.Expiring expiring, Report report) {
    return new Finding(
        Rule.EXPIRING,
        report.sources().of(expiring.address()),
        expiring.address() + " " + expiring.notAfter(),
        DriftText.line(expiring, report.ending().at()));
  }
}
