package io.github.zpacert.zpa;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.hash.Hashing;
import io.github.zpacert.model.ConsumerObject;
import io.github.zpacert.model.Fingerprint;
import java.util.Comparator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * One form for all the ways in which ZPA may tell one and the same segment or portal: members by name, what carries an
 * id by its id, texts without escapes, and nothing that ZPA derives by itself.
 */
final class NormalForm {

  /** Stamps, echoes of other objects, and the verdict on broken references, which a new certificate may heal. */
  private static final ImmutableSet<String> DERIVED = ImmutableSet.of(
      "modifiedTime",
      "modifiedBy",
      "certificateName",
      "commonAppsDto",
      "inconsistentConfigDetails");

  /** ZPA escapes these at times; the same text in another form is no change. */
  private static final ImmutableSet<String> TEXTS = ImmutableSet.of("name", "description");

  private NormalForm() {}

  /** Returns the fingerprint of all that stays when an object gets other certificates. */
  static Fingerprint rest(ObjectNode object, ConsumerObject.Type type) {
    String text = JsonTree.text(of(HeldCertificates.removed(object, type)));
    return new Fingerprint(Hashing.sha256().hashString(text, UTF_8).toString());
  }

  static ObjectNode of(ObjectNode object) {
    ObjectNode normal = JsonNodeFactory.instance.objectNode();
    for (String name : object.propertyNames().stream().sorted().toList()) {
      JsonNode value = object.path(name);
      if (!DERIVED.contains(name) && !isNoCertificate(name, value)) {
        normal.set(name, member(name, value));
      }
    }
    return normal;
  }

  private static boolean isNoCertificate(String name, JsonNode value) {
    return name.equals(HeldCertificates.ID) && ConsumerJson.isNone(value.asString(""));
  }

  private static JsonNode member(String name, JsonNode value) {
    if (TEXTS.contains(name) && value.isString()) {
      return text(ApiTexts.of(value.stringValue()).text());
    }
    if (name.equals(HeldCertificates.ID)) {
      return text(value.asString("")); // an id is a text or a number, as ZPA likes
    }
    if (value instanceof ArrayNode array) {
      return array(name, array);
    }
    return value instanceof ObjectNode object ? of(object) : value;
  }

  private static JsonNode text(String text) {
    return JsonNodeFactory.instance.stringNode(text);
  }

  private static ArrayNode array(String name, ArrayNode array) {
    Stream<JsonNode> items =
        array.valueStream().map(item -> item instanceof ObjectNode object ? of(object) : item);
    ArrayNode normal = JsonNodeFactory.instance.arrayNode();
    if (carriesIds(array)) {
      items = items.sorted(Comparator.comparing(NormalForm::id));
    } else if (name.equals("domainNames")) {
      items = items.sorted(Comparator.comparing(JsonNode::toString));
    }
    items.forEach(normal::add);
    return normal;
  }

  /** Whether the array is a set of things that have ids, of which the order says nothing. */
  static boolean carriesIds(JsonNode array) {
    ImmutableList<String> ids =
        array.valueStream().map(NormalForm::id).collect(ImmutableList.toImmutableList());
    return ids.stream().noneMatch(String::isEmpty) && ImmutableSet.copyOf(ids).size() == ids.size();
  }

  static String id(JsonNode item) {
    return item.path("id").asString("");
  }
}
