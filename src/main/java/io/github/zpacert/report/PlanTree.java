package io.github.zpacert.report;

import io.github.zpacert.diag.Problem;
import io.github.zpacert.model.Window;
import io.github.zpacert.plan.Action;
import io.github.zpacert.plan.Counts;
import io.github.zpacert.plan.Estimate;
import io.github.zpacert.plan.Plan;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A plan as a JSON document, its digest in it. */
final class PlanTree {

  static final String FORMAT_VERSION = "1.2";
  static final String OWN = "x_zpacert";

  private static final String DIGEST = "digest";
  private static final String TIMESTAMP = "timestamp";
  private static final String MADE = "made";

  private PlanTree() {}

  static ObjectNode of(Plan plan, Header header) {
    ObjectNode root = withoutDigest(plan, header);
    if (root.get(OWN) instanceof ObjectNode own) {
      own.put(DIGEST, CanonicalJson.sha256(covered(root)));
    }
    return root;
  }

  static ObjectNode withoutDigest(Plan plan, Header header) {
    boolean refused = !plan.refusals().isEmpty();
    ObjectNode root = Json.object().put("format_version", FORMAT_VERSION);
    root.put("applyable", plan.changesAnything() && !refused);
    root.put("complete", !refused).put("errored", refused);
    root.put(TIMESTAMP, header.timestamp().toString());
    root.set(OWN, own(plan, header));
    return root.set("resource_changes", changes(plan));
  }

  static String digest(ObjectNode root) {
    return CanonicalJson.sha256(covered(root));
  }

  /** Returns what the digest is made of: all of a document but its time, its maker and the digest itself. */
  static ObjectNode covered(ObjectNode root) {
    ObjectNode covered = Json.object().setAll(root);
    covered.remove(TIMESTAMP);
    if (root.get(OWN) instanceof ObjectNode own) {
      ObjectNode coveredOwn = Json.object().setAll(own);
      coveredOwn.remove(DIGEST);
      coveredOwn.remove(MADE);
      covered.set(OWN, coveredOwn);
    }
    return covered;
  }

  static String word(Plan.Mode mode) {
    return mode.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static ObjectNode own(Plan plan, Header header) {
    ObjectNode own = Json.object().put("version", header.version());
    own.put("mode", word(plan.mode()));
    own.set("window", window(header.window()));
    own.set(MADE, MadeJson.of(header.made()));
    own.putObject("tenant")
        .put("customer_id", plan.pin().customerId())
        .put("cloud", plan.pin().cloud());
    own.putObject("state").put("lineage", plan.lineage()).put("serial", plan.serial());
    own.set("microtenants", microtenants(plan.microtenants()));
    own.set("summary", summary(plan.counts()));
    own.set("scanned", microtenants(plan.scanned()));
    own.set("estimate", estimate(plan.estimate()));
    own.set("warnings", problems(plan.warnings()));
    return own.set("refusals", problems(plan.refusals()));
  }

  private static ObjectNode window(Window window) {
    ObjectNode json = Json.object();
    Json.putTime(json, "not_before", window.notBefore());
    Json.putTime(json, "not_after", window.notAfter());
    return json;
  }

  static ObjectNode summary(Counts counts) {
    return Json.object()
        .put("add", counts.added())
        .put("change", counts.changed())
        .put("destroy", counts.destroyed());
  }

  private static ArrayNode microtenants(Map<String, String> names) {
    ArrayNode array = Json.array();
    names.forEach((id, name) -> array.addObject().put("id", id).put("name", name));
    return array;
  }

  static ObjectNode estimate(Estimate estimate) {
    return Json.object()
        .put("reads", estimate.reads())
        .put("writes", estimate.writes())
        .put("seconds_at_limits", estimate.atLimits().toSeconds());
  }

  private static ArrayNode problems(Collection<Problem> problems) {
    ArrayNode array = Json.array();
    problems.forEach(p -> array.add(ProblemJson.of(p)));
    return array;
  }

  private static ArrayNode changes(Plan plan) {
    ArrayNode array = Json.array();
    ChangeJson change = new ChangeJson();
    for (Action action : plan.actions()) {
      array.add(action.accept(change));
      if (action instanceof Action.Replace replace) {
        replace.repoints().forEach(u -> array.add(UseJson.change(replace, u)));
      }
    }
    return array;
  }
}
