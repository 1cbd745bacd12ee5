package io.github.zpacert.sandbox;

import com.google.common.collect.ImmutableSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What becomes of an application segment that is written.
 *
 * <p>A write is the whole truth about the applications of all three types. Where the documents leave room, this is the
 * reading that costs a careless client most, so that a client which gets along here gets along there:
 *
 * <ul>
 *   <li>An application that is left out is deleted, also one that {@code deleted…Apps} does not name; one that is named
 *       there is deleted, also if it is listed.
 *   <li>{@code inspectionApps} and {@code praApps} are for reading: a write that has them and no {@code
 *       commonAppsDto.appsConfig} deletes them all, and an entry there without {@code appTypes} keeps nothing.
 *   <li>An application without its id is another one: it gets a new id and so a new CNAME, whatever its domain.
 *   <li>What is left out of an application is gone from it; but its name is its domain then.
 * </ul>
 *
 * <p>An id that the segment has not, or that comes twice, is refused, by our choice.
 */
final class ApplicationBody {

  private static final String COMMON = "commonAppsDto";
  private static final String CNAME = "cname";

  /** What the server says of an application, and what says in a write which one is meant. */
  private static final ImmutableSet<String> NOT_THE_WRITERS = ImmutableSet.of(
      "id",
      "appId",
      "creationTime",
      "modifiedTime",
      "modifiedBy",
      "appTypes",
      "baAppId",
      "inspectAppId",
      "praAppId",
      HeldCertificate.NAME,
      CNAME);

  private final ObjectNode sent;
  private final Edit edit;

  private ApplicationBody(ObjectNode sent, Edit edit) {
    this.sent = sent;
    this.edit = edit;
  }

  /** Returns the segment as it is kept: the tree that was sent, with all that is the server's. */
  static ObjectNode accept(ObjectNode sent, Edit edit) throws Refusal {
    return new ApplicationBody(sent, edit).accepted();
  }

  private ObjectNode accepted() throws Refusal {
    for (AppType type : AppType.values()) {
      ArrayNode applications = applications(type);
      if (applications.isEmpty()) {
        sent.remove(type.list());
      } else {
        sent.set(type.list(), applications);
      }
    }
    sent.remove(COMMON);
    return sent;
  }

  private ArrayNode applications(AppType type) throws Refusal {
    ArrayNode all = Json.MAPPER.createArrayNode();
    if (type == AppType.BROWSER_ACCESS) {
      for (ObjectNode app : objects(sent, type.list())) {
        all.add(application(type, app, Json.text(app, "id")));
      }
    }
    for (ObjectNode app : objects(sent.path(COMMON), "appsConfig")) {
      if (isOf(type, app)) {
        all.add(application(type, app.deepCopy(), Json.text(app, type.idKey())));
      }
    }
    requireOnce(type, all);
    ImmutableSet<String> deleted = deleted(type);
    all.removeIf(app -> deleted.contains(Json.text(app, "id")));
    return all;
  }

  private ImmutableSet<String> deleted(AppType type) {
    return sent.path(COMMON).path(type.deletedKey()).values().stream()
        .map(id -> id.stringValue(""))
        .collect(ImmutableSet.toImmutableSet());
  }

  private ObjectNode application(AppType type, ObjectNode app, String id) throws Refusal {
    requireUsable(type, app);
    ObjectNode kept = id.isEmpty() ? stamped(edit.ids().next(), now()) : stamped(old(type, id));
    kept.setAll(app.remove(NOT_THE_WRITERS));
    if (!kept.has("name")) {
      kept.put("name", Json.text(app, "domain"));
    }
    if (type == AppType.BROWSER_ACCESS) {
      kept.put(CNAME, Json.text(kept, "id") + "." + edit.customerId() + ".h.b.zpa-app.net");
    }
    return kept;
  }

  private ObjectNode stamped(ObjectNode old) {
    return stamped(Json.text(old, "id"), Json.text(old, "creationTime"));
  }

  private ObjectNode stamped(String id, String created) {
    return Json.object()
        .put("id", id)
        .put("appId", edit.id())
        .put("modifiedTime", now())
        .put("creationTime", created)
        .put("modifiedBy", edit.who());
  }

  private String now() {
    return Long.toString(edit.when());
  }

  private ObjectNode old(AppType type, String id) throws Refusal {
    return edit.before().stream()
        .flatMap(segment -> ObjectKind.applications(segment, type))
        .filter(app -> Json.text(app, "id").equals(id))
        .findFirst()
        .orElseThrow(() -> Refusal.notFound(id));
  }

  private static void requireOnce(AppType type, ArrayNode applications) throws Refusal {
    long different = applications.values().stream()
        .map(app -> Json.text(app, "id"))
        .distinct()
        .count();
    if (different < applications.size()) {
      throw Refusal.invalid(type.list(), "An application is there twice.");
    }
  }

  private static void requireUsable(AppType type, ObjectNode app) throws Refusal {
    if (Json.text(app, "domain").isEmpty()) {
      throw Refusal.invalid("domain", "It is missing.");
    }
    boolean inspectsTls =
        type == AppType.INSPECT && Json.text(app, "applicationProtocol").equals("HTTPS");
    if (type == AppType.BROWSER_ACCESS || inspectsTls) {
      HeldCertificate.requireGiven(app);
    }
  }

  private static boolean isOf(AppType type, ObjectNode app) throws Refusal {
    boolean found = false;
    for (JsonNode name : app.path("appTypes")) {
      AppType named = AppType.named(name.stringValue(""))
          .orElseThrow(() -> Refusal.invalid("appTypes", "Such a type is not known."));
      found |= named == type;
    }
    return found;
  }

  /** Returns the objects of a list that may be absent. */
  private static Iterable<ObjectNode> objects(JsonNode parent, String key) throws Refusal {
    JsonNode list = parent.path(key);
    boolean readable = list.isMissingNode() || list.isNull() || list.isArray();
    if (!readable || !list.values().stream().allMatch(JsonNode::isObject)) {
      throw Refusal.invalid(key, "It must be a list of objects.");
    }
    return list.values().stream().map(JsonNode::asObject).toList();
  }
}
