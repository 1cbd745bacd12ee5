package io.github.zpacert.zpa;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.zpacert.model.ConsumerObject;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A segment or a portal as it is written: a PUT replaces the whole object, so everything that was read goes back, save
 * what ZPA alone writes. Invents no field.
 */
final class ConsumerBody {

  private static final ImmutableSet<String> ZPAS_OWN = ImmutableSet.of(
      "creationTime",
      "modifiedTime",
      "modifiedBy",
      "certificateName",
      "microtenantName",
      "readOnly",
      "zscalerManaged",
      "inconsistentConfigDetails");

  private static final String CLIENTLESS = "clientlessApps";
  private static final String WRITE_FORM = "commonAppsDto";

  /**
   * The applications that are read from lists of their own, but written through a common one: what one is called there,
   * and where its id stands.
   */
  private static final ImmutableMap<String, Written> WRITTEN_IN_COMMON = ImmutableMap.of(
      "inspectionApps", new Written("INSPECT", "inspectAppId"),
      "praApps", new Written("SECURE_REMOTE_ACCESS", "praAppId"));

  private record Written(String appType, String idField) {}

  private ConsumerBody() {}

  /** Returns the body that writes the object as it is. */
  static ObjectNode of(ObjectNode object, ConsumerObject.Type type) {
    ObjectNode body = writable(object);
    if (type == ConsumerObject.Type.APPLICATION_SEGMENT) {
      writeApplications(body);
    } else {
      body.remove("cName");
    }
    return body;
  }

  private static void writeApplications(ObjectNode segment) {
    if (segment.path(CLIENTLESS).isArray()) {
      segment.set(CLIENTLESS, writable(segment.path(CLIENTLESS)));
    }
    ArrayNode common = JsonNodeFactory.instance.arrayNode();
    WRITTEN_IN_COMMON.forEach((list, written) -> {
      writable(segment.path(list)).forEach(app -> common.add(common((ObjectNode) app, written)));
      segment.remove(list);
    });
    segment.remove(WRITE_FORM);
    if (!common.isEmpty()) {
      // what is not in here is deleted
      segment.putObject(WRITE_FORM).set("appsConfig", common);
    }
  }

  private static ObjectNode common(ObjectNode application, Written written) {
    Optional<JsonNode> id = Optional.ofNullable(application.remove("id"));
    application.putArray("appTypes").add(written.appType());
    id.ifPresent(known -> application.set(written.idField(), known));
    return application;
  }

  private static ArrayNode writable(JsonNode applications) {
    ArrayNode writable = JsonNodeFactory.instance.arrayNode();
    for (JsonNode application : applications) {
      if (application instanceof ObjectNode object) {
        writable.add(writable(object));
      }
    }
    return writable;
  }

  private static ObjectNode writable(ObjectNode read) {
    ObjectNode writable = read.deepCopy();
    writable.remove(ZPAS_OWN);
    unescape(writable, "name");
    unescape(writable, "description");
    return writable;
  }

  /**
   * ZPA escapes these two on their way in or out: an escaped text that is written back would come out escaped once
   * more, with every write. The text as a person means it is what was written in the first place, and what the
   * vendor's own client sends.
   */
  private static void unescape(ObjectNode object, String field) {
    JsonNode text = object.path(field);
    if (text.isString()) {
      object.put(field, ApiTexts.of(text.stringValue()).text());
    }
  }
}
