package io.github.zpacert.report;

import io.github.zpacert.plan.Drift;
import java.time.Instant;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Drift as a JSON document, with each of its facts apart. */
public final class DriftJson {

  private DriftJson() {}

  public static String render(Drift drift, Instant now) {
    return Json.document(tree(drift, now));
  }

  static ObjectNode tree(Drift drift, Instant now) {
    ObjectNode json = Json.object().put("drift", !drift.isNone());
    ArrayNode ahead = json.putArray("ahead");
    drift.ahead().forEach(a -> ahead.add(of(a)));
    ArrayNode outside = json.putArray("outside");
    drift.outside().forEach(o -> outside.add(of(o)));
    ArrayNode expiring = json.putArray("expiring");
    drift.expiring().forEach(e -> expiring.add(of(e, now)));
    ArrayNode adoptable = json.putArray("adoptable");
    drift.adoptable().forEach(a -> adoptable.add(of(a)));
    ArrayNode accepted = json.putArray("accepted");
    drift.accepted().forEach(a -> accepted.add(of(a)));
    ArrayNode ended = json.putArray("acceptance_ended");
    drift.ended().forEach(a -> ended.add(of(a)));
    return json.put("summary", DriftText.summary(drift));
  }

  static ObjectNode of(Drift.Outside outside) {
    ObjectNode json = Json.object().put("address", outside.address().toString());
    json.put("field", outside.field().word());
    json.put("recorded", outside.recorded()).put("live", outside.live());
    Json.put(json, "modified_by", outside.modifiedBy());
    Json.putTime(json, "modified_time", outside.modifiedTime());
    return json;
  }

  private static ObjectNode of(Drift.Ahead ahead) {
    return Json.object()
        .put("address", ahead.address().toString())
        .put("field", ahead.field().word())
        .put("change", ahead.change());
  }

  /** What a deviation of its kind says, and what was agreed on it. */
  private static ObjectNode of(Drift.Accepted accepted) {
    ObjectNode json = accepted.deviation() instanceof Drift.Outside outside
        ? of(outside).put("kind", "outside")
        : of((Drift.Ahead) accepted.deviation()).put("kind", "ahead");
    return json.put("reason", accepted.acceptance().reason())
        .put("until", Wording.time(accepted.acceptance().until()));
  }

  private static ObjectNode of(Drift.Adoptable adoptable) {
    return Json.object().put("address", adoptable.address().toString()).put("id", adoptable.id());
  }

  private static ObjectNode of(Drift.Expiring expiring, Instant now) {
    return Json.object()
        .put("address", expiring.address().toString())
        .put("not_after", expiring.notAfter().toString())
        .put("days_left", Wording.days(now, expiring.notAfter()));
  }
}
