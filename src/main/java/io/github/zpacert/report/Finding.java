package io.github.zpacert.report;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.zpacert.diag.Position;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.plan.Drift;
import java.util.stream.Stream;

/**
 * Something in a run's outcome that somebody must look at, for machines that show it beside the files.
 *
 * @param identity the same in every run that finds it again
 * @param message fit for a terminal, what to do about it included
 */
record Finding(Rule rule, Position at, String identity, String message) {

  /** Returns what a run has to complain of: its problems, and the drift that it has found. */
  static ImmutableList<Finding> of(Report report) {
    ImmutableSet<Problem> refusals = report.refusals();
    return Stream.concat(
            report.problems().stream().map(p -> of(p, rule(p, refusals), report)),
            report.drift().stream().flatMap(d -> of(d, report)))
        .collect(ImmutableList.toImmutableList());
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
            drift.outside().stream().map(o -> of(o, report)),
            drift.ahead().stream().map(a -> of(a, report)),
            drift.expiring().stream().map(e -> of(e, report)))
        .flatMap(findings -> findings);
  }

  private static Finding of(Drift.Outside outside, Report report) {
    return new Finding(
        outside.field().equals(Drift.Outside.EXISTENCE) ? Rule.GONE : Rule.CHANGED_OUTSIDE,
        report.sources().of(outside.address()),
        outside.address() + " " + outside.field(),
        DriftText.line(outside));
  }

  private static Finding of(Drift.Ahead ahead, Report report) {
    return new Finding(
        Rule.CONFIG_AHEAD,
        report.sources().of(ahead.address()),
        ahead.address() + " " + ahead.change(),
        DriftText.line(ahead));
  }

  private static Finding of(Drift.Expiring expiring, Report report) {
    return new Finding(
        Rule.EXPIRING,
        report.sources().of(expiring.address()),
        expiring.address() + " " + expiring.notAfter(),
        DriftText.line(expiring, report.ending().at()));
  }
}
