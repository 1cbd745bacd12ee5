package io.github.zpacert.report;

import tools.jackson.databind.node.ObjectNode;

/** A notice for software, whole. Members are added to it, and never change their meaning. */
final class NoticeJson {

  private NoticeJson() {}

  static String render(Notice notice) {
    ObjectNode json = Json.object().put("format_version", "1.0");
    json.setAll(ReportJson.run(notice.report()));
    notice
        .tenant()
        .ifPresentOrElse(
            t ->
                json.putObject("tenant").put("customer_id", t.customerId()).put("cloud", t.cloud()),
            () -> json.putNull("tenant"));
    Json.put(json, "job_url", notice.job());
    notice
        .report()
        .drift()
        .ifPresentOrElse(
            d -> json.set("drift", DriftJson.tree(d, notice.report().ending().at())),
            () -> json.putNull("drift"));
    return Json.document(json);
  }
}
