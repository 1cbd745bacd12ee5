package io.github.zpacert.report;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.plan.Drift;
import io.github.zpacert.plan.Drift.Outside;
import java.time.Instant;
import java.util.stream.Stream;

/** A run as a comment of a merge request, or as the summary of a step. */
public final class ReportMarkdown {

  private ReportMarkdown() {}

  public static String render(Report report) {
    Comment comment = new Comment("zpacert: " + report.verdict());
    comment
        .problems("Refused", report.refusals().asList())
        .problems("Errors", list(report.failures()))
        .problems("Warnings", list(report.warnings()));
    report.drift().ifPresent(d -> drift(comment, d, report.ending().at()));
    report.plan().ifPresent(p -> PlanMarkdown.changes(comment, p));
    return comment.toString();
  }

  private static void drift(Comment comment, Drift drift, Instant now) {
    comment.table(
        "Changed outside of zpacert",
        "certificate | field | recorded | live | by | at",
        drift.outside(),
        ReportMarkdown::outside);
    comment.table(
        "The configuration is ahead of the tenant",
        "certificate | change",
        drift.ahead(),
        a -> code(a.address()) + " | " + code(a.change()));
    comment.table(
        "Expiring",
        "certificate | on | left",
        drift.expiring(),
        e -> code(e.address()) + " | " + Wording.date(e.notAfter()) + " | "
            + Wording.left(now, e.notAfter()));
    comment.table(
        "Live as the files want it, and not yet in the state",
        "certificate | id",
        drift.adoptable(),
        a -> code(a.address()) + " | " + code(a.id()));
    comment.table(
        "Accepted for a while, and no drift",
        "difference | until | reason",
        drift.accepted(),
        a -> code(DriftText.line(a.deviation())) + " | "
            + Wording.time(a.acceptance().until()) + " | " + code(a.acceptance().reason()));
  }

  private static String outside(Outside outside) {
    return String.join(
        " | ",
        code(outside.address()),
        outside.field().word(),
        code(outside.recorded()),
        code(outside.live()),
        outside.modifiedBy().map(ReportMarkdown::code).orElse(""),
        outside.modifiedTime().map(Wording::time).orElse(""));
  }

  /** An empty code span is no span: nothing stands for nothing. */
  private static String code(Object text) {
    return text.toString().isEmpty() ? "(none)" : Markdown.code(text.toString());
  }

  private static ImmutableList<Problem> list(Stream<Problem> problems) {
    return problems.collect(ImmutableList.toImmutableList());
  }
}
