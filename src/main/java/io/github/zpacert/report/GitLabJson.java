package io.github.zpacert.report;

import io.github.zpacert.plan.Counts;
import tools.jackson.databind.node.ObjectNode;

/**
 * A plan's counts for GitLab's {@code artifacts:reports:terraform}, whatever became of the plan. Without a plan an empty
 * object: GitLab then says that the report could not be made.
 */
final class GitLabJson {

  private GitLabJson() {}

  static String render(Report report) {
    return Json.document(report.plan().map(p -> of(p.counts())).orElseGet(Json::object));
  }

  private static ObjectNode of(Counts counts) {
    return Json.object()
        .put("create", counts.added())
        .put("update", counts.changed())
        .put("delete", counts.destroyed());
  }
}
