package io.github.zpacert.report;

import io.github.zpacert.diag.Position;
import io.github.zpacert.diag.Problem;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** A problem with the names of Terraform's diagnostics; {@code code}, {@code detail} and {@code range} are left out when absent. */
final class ProblemJson {

  private ProblemJson() {}

  static ObjectNode of(Problem problem) {
    ObjectNode json = Json.object();
    json.put("severity", problem.severity().name().toLowerCase(Locale.ROOT));
    problem.code().ifPresent(c -> json.put("code", c));
    json.put("summary", problem.message());
    problem.hint().ifPresent(h -> json.put("detail", h));
    problem.at().ifPresent(p -> json.set("range", range(p)));
    return json;
  }

  private static ObjectNode range(Position position) {
    ObjectNode range = Json.object().put("filename", position.file());
    range.set("start", point(position));
    return range.set("end", point(position));
  }

  private static ObjectNode point(Position position) {
    return Json.object().put("line", position.line()).put("column", position.column());
  }
}
