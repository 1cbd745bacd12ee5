package io.github.zpacert.sandbox;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Bodies of what shows certificates, as the documents have them. */
public final class Showing {

  private Showing() {}

  /** A segment without applications. */
  public static ObjectNode segment(String name) {
    return Json.object().put("name", name).put("enabled", true);
  }

  /** A segment with browser access applications. */
  public static ObjectNode segment(String name, ObjectNode... clientlessApps) {
    ObjectNode segment = segment(name);
    segment.putArray("clientlessApps").addAll(List.of(clientlessApps));
    return segment;
  }

  /** A segment with applications in the write form. */
  public static ObjectNode common(String name, ObjectNode... appsConfig) {
    return with(segment(name), appsConfig);
  }

  /** Gives a segment applications in the write form, beside those that it has. */
  public static ObjectNode with(ObjectNode segment, ObjectNode... appsConfig) {
    segment.putObject("commonAppsDto").putArray("appsConfig").addAll(List.of(appsConfig));
    return segment;
  }

  /** A browser access application. */
  public static ObjectNode app(String domain, String certificateId) {
    return Json.object()
        .put("name", domain)
        .put("domain", domain)
        .put("enabled", true)
        .put("certificateId", certificateId)
        .put("applicationPort", "443")
        .put("applicationProtocol", "HTTPS");
  }

  /** An application in the write form. */
  public static ObjectNode config(String type, String domain, String certificateId) {
    ObjectNode app = Json.object();
    app.putArray("appTypes").add(type);
    return app.put("domain", domain)
        .put("enabled", true)
        .put("certificateId", certificateId)
        .put("applicationPort", "443")
        .put("applicationProtocol", "HTTPS");
  }

  public static ObjectNode portal(String name, String certificateId) {
    return portal(name, name + ".example.com", certificateId);
  }

  public static ObjectNode portal(String name, String domain, String certificateId) {
    return Json.object()
        .put("name", name)
        .put("enabled", true)
        .put("certificateId", certificateId)
        .put("domain", domain);
  }
}
