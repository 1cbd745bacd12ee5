package io.github.zpacert.zpa;

import static java.util.stream.Collectors.joining;

import com.google.common.collect.ImmutableMap;
import io.github.zpacert.model.Consumer;
import java.util.Arrays;
import java.util.stream.Stream;

/** Segments and portals as ZPA writes them. */
final class Shows {

  /** What a segment and a portal of Finance say of their owner. */
  static final String OF_FINANCE = "\"microtenantId\":\"7001\",\"microtenantName\":\"Finance\"";

  static final String OF_DEFAULT = "\"microtenantName\":\"Default\"";

  /** The new certificates of these tests, by the old ones. */
  static final ImmutableMap<String, String> SUCCESSORS =
      ImmutableMap.of("100", "200", "101", "201");

  private Shows() {}

  static String segment(String id, String... more) {
    return object(id, "segment " + id, more);
  }

  static String portal(String id, String certificateId, String... more) {
    String[] own = {
      "\"certificateId\":\"" + certificateId + "\"", "\"domain\":\"" + id + ".example.com\""
    };
    return object(
        id,
        "portal " + id,
        Stream.concat(Arrays.stream(own), Arrays.stream(more)).toArray(String[]::new));
  }

  static String clientless(String... apps) {
    return apps("clientlessApps", apps);
  }

  static String inspection(String... apps) {
    return apps("inspectionApps", apps);
  }

  static String pra(String... apps) {
    return apps("praApps", apps);
  }

  private static String apps(String list, String... apps) {
    return "\"" + list + "\":[" + String.join(",", apps) + "]";
  }

  static String app(String id, String certificateId, String... more) {
    return portal(id, certificateId, more).replace("portal " + id, "app " + id);
  }

  private static String object(String id, String name, String... more) {
    return Stream.concat(
            Stream.of("\"id\":\"" + id + "\"", "\"name\":\"" + name + "\""), Arrays.stream(more))
        .collect(joining(",", "{", "}"));
  }

  /** Renders as {@code inspection application 9 of application segment 7 in 0 shows 100}. */
  static String line(Consumer consumer) {
    return consumer.kind() + " " + consumer.id() + " of " + consumer.object().type() + " "
        + consumer.object().id() + " in " + consumer.object().microtenantId() + " shows "
        + consumer.certificateId();
  }
}
