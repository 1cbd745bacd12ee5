package io.github.zpacert.report;

import io.github.zpacert.plan.Action;
import io.github.zpacert.plan.Use;
import io.github.zpacert.report.ChangeRequest.Impact;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A change request for the software in which changes are managed. */
final class ChangeRequestJson {

  private ChangeRequestJson() {}

  static String render(Report report) {
    return Json.document(report
        .planned()
        .map(p -> of(ChangeRequest.of(p, report.ending().at())))
        .orElseGet(() -> Json.object().put("error", report.verdict())));
  }

  private static ObjectNode of(ChangeRequest request) {
    ObjectNode json = Json.object().put("title", PlanMarkdown.heading(request.plan()));
    json.putObject("tenant")
        .put("customer_id", request.plan().pin().customerId())
        .put("cloud", request.plan().pin().cloud());
    json.put("plan_digest", "sha256:" + request.digest());
    json.put("is_refused", !request.plan().refusals().isEmpty());
    json.put("risk", request.risk().name().toLowerCase(Locale.ROOT));
    ArrayNode reasons = json.putArray("reasons");
    request.reasons().forEach(reasons::add);
    json.set("estimate", PlanTree.estimate(request.plan().estimate()));
    Json.putTime(json, "not_before", request.earliest());
    Json.putTime(json, "not_after", request.latest());
    lists(json, request);
    return json;
  }

  private static void lists(ObjectNode json, ChangeRequest request) {
    ArrayNode impact = json.putArray("impact");
    request.impacts().forEach(i -> impact.add(of(i)));
    ArrayNode steps = json.putArray("steps");
    request.steps().forEach(s -> steps.add(of(s.action()).put("how", s.how())));
    ArrayNode backOut = json.putArray("back_out");
    request
        .backOuts()
        .forEach(
            b -> backOut.add(of(b.action()).put("possible", b.isPossible()).put("how", b.how())));
    ArrayNode tests = json.putArray("test_plan");
    request
        .checks()
        .forEach(c -> tests
            .addObject()
            .put("domain", c.domain())
            .put("fingerprint_sha256", c.fingerprint().hex()));
  }

  private static ObjectNode of(Action action) {
    return Json.object()
        .put("address", action.address().toString())
        .put("action", Kind.of(action).word());
  }

  private static ObjectNode of(Impact impact) {
    Use use = impact.use();
    return Json.object()
        .put("consumer", use.address().toString())
        .put("kind", Use.word(use.consumer().kind()))
        .put("domain", use.consumer().domain())
        .put("certificate", impact.replace().address().toString())
        .put("repointed", impact.isRepointed());
  }
}
