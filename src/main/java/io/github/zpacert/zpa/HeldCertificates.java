package io.github.zpacert.zpa;

import static com.google.common.collect.ImmutableMap.toImmutableMap;
import static java.util.stream.Collectors.toSet;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import io.github.zpacert.model.ConsumerObject;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The ids of certificates in a segment or a portal, and nothing else of it. */
final class HeldCertificates {

  static final String ID = "certificateId";

  private HeldCertificates() {}

  /** Returns the object with the new ids in place of the old ones. */
  static ObjectNode swapped(
      ObjectNode object, ConsumerObject.Type type, ImmutableMap<String, String> successors) {
    ObjectNode copy = object.deepCopy();
    for (ObjectNode holder : holders(copy, type)) {
      String successor = successors.get(holder.path(ID).asString(""));
      if (successor != null) {
        holder.put(ID, successor);
      }
    }
    return copy;
  }

  /** Returns of the successors those whose old certificate the object holds. */
  static ImmutableMap<String, String> held(
      ObjectNode object, ConsumerObject.Type type, ImmutableMap<String, String> successors) {
    Set<String> ids = holders(object, type).stream()
        .map(holder -> holder.path(ID).asString(""))
        .collect(toSet());
    return ImmutableMap.copyOf(Maps.filterKeys(successors, ids::contains));
  }

  /** Returns the old ids by the new ones; of two that have become one, the first. */
  static ImmutableMap<String, String> inverse(ImmutableMap<String, String> successors) {
    return successors.entrySet().stream()
        .collect(toImmutableMap(Map.Entry::getValue, Map.Entry::getKey, (one, other) -> one));
  }

  /** Returns the object without any of its certificates. */
  static ObjectNode removed(ObjectNode object, ConsumerObject.Type type) {
    ObjectNode copy = object.deepCopy();
    holders(copy, type).forEach(holder -> holder.remove(ID));
    return copy;
  }

  /** Returns the parts of the object that may hold a certificate: a portal itself, a segment's applications. */
  private static ImmutableList<ObjectNode> holders(ObjectNode object, ConsumerObject.Type type) {
    return type == ConsumerObject.Type.APPLICATION_SEGMENT
        ? ConsumerJson.APPLICATIONS.keySet().stream()
            .flatMap(list -> object.path(list).valueStream())
            .filter(JsonNode::isObject)
            .map(ObjectNode.class::cast)
            .collect(ImmutableList.toImmutableList())
        : ImmutableList.of(object);
  }
}
