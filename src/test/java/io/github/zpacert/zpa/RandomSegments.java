package io.github.zpacert.zpa;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import java.util.Comparator;
import java.util.Random;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Application segments of all kinds and sizes, and what ZPA makes of one that is written. */
final class RandomSegments {

  private static final ImmutableMap<String, String> LIST_OF_ID =
      ImmutableMap.of("inspectAppId", "inspectionApps", "praAppId", "praApps");
  private static final ImmutableList<String> STAMPS =
      ImmutableList.of("creationTime", "modifiedTime", "modifiedBy", "microtenantName", "readOnly");
  private static final String[] TEXTS = {
    "", "plain", "a &amp; b", "&#x2a;", "é😀", "\"quoted\" \\ \u0001", "a &amp;amp; b"
  };
  private static final String[] CERTIFICATES = {"100", "101", "102", "0", ""};

  private final Random random;
  private int ids = 1;

  private RandomSegments(long seed) {
    this.random = new Random(seed);
  }

  /** Returns the segment of that number: the same one each time. */
  static ObjectNode of(long seed) {
    return new RandomSegments(seed).segment();
  }

  private ObjectNode segment() {
    ObjectNode segment = object();
    segment.put("name", text());
    segment.put("description", text());
    STAMPS.forEach(stamp -> segment.put(stamp, text()));
    for (int i = random.nextInt(8); i > 0; i--) {
      segment.set("field" + i, anything(2));
    }
    for (String list : ImmutableList.of("clientlessApps", "inspectionApps", "praApps")) {
      switch (random.nextInt(4)) {
        case 0 -> {}
        case 1 -> segment.putArray(list);
        default -> segment.set(list, apps());
      }
    }
    return segment;
  }

  private ArrayNode apps() {
    ArrayNode apps = JsonNodeFactory.instance.arrayNode();
    for (int i = random.nextInt(3); i >= 0; i--) {
      ObjectNode app = object();
      app.put("name", text());
      app.put("cname", text());
      STAMPS.forEach(stamp -> app.put(stamp, text()));
      if (random.nextBoolean()) {
        app.put("certificateId", CERTIFICATES[random.nextInt(CERTIFICATES.length)]);
        app.put("certificateName", text());
      }
      app.set("more", anything(1));
      apps.add(app);
    }
    return apps;
  }

  private ObjectNode object() {
    return JsonNodeFactory.instance.objectNode().put("id", "" + ids++);
  }

  private JsonNode anything(int depth) {
    JsonNodeFactory json = JsonNodeFactory.instance;
    return switch (random.nextInt(depth == 0 ? 4 : 6)) {
      case 0 -> json.stringNode(text());
      case 1 -> json.numberNode(random.nextLong());
      case 2 -> json.booleanNode(random.nextBoolean());
      case 3 -> json.nullNode();
      case 4 -> json.arrayNode().add(anything(depth - 1)).add(anything(depth - 1));
      default -> json.objectNode().set("x", anything(depth - 1));
    };
  }

  private String text() {
    return TEXTS[random.nextInt(TEXTS.length)];
  }

  /**
   * What ZPA then holds: nothing but what it was sent, with its own stamps; texts are escaped, what went through the
   * common list comes back in the lists of its kinds.
   */
  static ObjectNode stored(ObjectNode body, ObjectNode before) {
    ObjectNode stored = escaped(body);
    stored.put("creationTime", before.path("creationTime").asString());
    for (String stamp : ImmutableList.of("microtenantName", "readOnly")) {
      stored.put(stamp, before.path(stamp).asString());
    }
    stored.remove("commonAppsDto");
    ImmutableList<JsonNode> common = body.path("commonAppsDto")
        .path("appsConfig")
        .valueStream()
        .collect(ImmutableList.toImmutableList());
    LIST_OF_ID.forEach((idField, list) -> {
      ArrayNode apps = JsonNodeFactory.instance.arrayNode();
      common.stream().filter(app -> app.has(idField)).forEach(app -> {
        ObjectNode own = ((ObjectNode) app).deepCopy();
        own.set("id", own.remove(idField));
        own.remove("appTypes");
        apps.insert(0, own);
      });
      if (before.has(list)) {
        stored.set(list, apps);
      }
    });
    ImmutableList.of("clientlessApps", "inspectionApps", "praApps")
        .forEach(list -> stamp(stored.path(list), before.path(list)));
    return stored;
  }

  private static void stamp(JsonNode stored, JsonNode before) {
    for (JsonNode app : stored) {
      before
          .valueStream()
          .filter(b -> b.path("id").equals(app.path("id")))
          .forEach(b -> STAMPS.forEach(stamp -> ((ObjectNode) app).set(stamp, b.path(stamp))));
    }
  }

  private static ObjectNode escaped(ObjectNode body) {
    ObjectNode escaped = body.deepCopy();
    for (String field : ImmutableList.of("name", "description")) {
      escaped.put(field, body.path(field).asString().replace("&", "&amp;"));
    }
    return escaped;
  }

  /** Returns the ids that all applications hold, by the applications' own ids. */
  static ImmutableList<String> certificateIds(ObjectNode segment) {
    return Stream.of("clientlessApps", "inspectionApps", "praApps")
        .flatMap(list -> segment.path(list).valueStream())
        .sorted(Comparator.comparing(app -> app.path("id").asString()))
        .map(app -> app.path("certificateId").asString("none"))
        .collect(ImmutableList.toImmutableList());
  }
}
