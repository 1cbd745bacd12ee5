package io.github.zpacert.report;

import io.github.zpacert.report.Report.Applied;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The document of a run: of a plan the saved plan, of a drift what {@code drift --json} prints, of every other run what
 * became of it.
 */
final class ReportJson {

  private ReportJson() {}

  static String render(Report report) {
    if (report.ending().command().equals("plan") && report.planned().isPresent()) {
      Report.Planned planned = report.planned().orElseThrow();
      return PlanJson.write(planned.plan(), planned.header());
    }
    return report
        .drift()
        .map(d -> DriftJson.render(d, report.ending().at()))
        .orElseGet(() -> Json.document(run(report)));
  }

  /** Returns how a run has ended. */
  static ObjectNode run(Report report) {
    Report.Ending ending = report.ending();
    ObjectNode json = Json.object().put("zpacert", ending.version());
    json.put("command", ending.command()).put("timestamp", ending.at().toString());
    json.put("exit_code", ending.exitCode()).put("meaning", ending.meaning());
    json.put("summary", report.verdict());
    report.planned().ifPresent(p -> json.put("plan_digest", "sha256:" + p.digest()));
    report.plan().ifPresent(p -> json.set("planned", PlanTree.summary(p.counts())));
    report.applied().ifPresent(a -> applied(json, a));
    ArrayNode problems = json.putArray("problems");
    report.problems().forEach(p -> problems.add(ProblemJson.of(p)));
    return json;
  }

  private static void applied(ObjectNode json, Applied applied) {
    json.put("complete", applied.isComplete()).set("done", PlanTree.summary(applied.done()));
    ArrayNode failed = json.putArray("failed");
    applied
        .failed()
        .forEach((address, reason) ->
            failed.addObject().put("address", address.toString()).put("reason", reason));
    ArrayNode skipped = json.putArray("skipped");
    applied.skipped().forEach(a -> skipped.add(a.toString()));
  }
}
