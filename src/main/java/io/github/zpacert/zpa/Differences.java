package io.github.zpacert.zpa;

import static java.util.stream.Collectors.joining;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Sets;
import io.github.zpacert.net.Words;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What is not the same in two objects, field by field, in words; both in {@link NormalForm}. */
final class Differences {

  /** So many tell a person what has happened. */
  private static final int SHOWN = 5;

  private final ImmutableList.Builder<String> found = ImmutableList.builder();

  private Differences() {}

  /** Returns one line for each difference, {@code clientlessApps[id 7].cname was "a", is "b"}. */
  static ImmutableList<String> between(ObjectNode before, ObjectNode after) {
    var differences = new Differences();
    differences.compareMembers("", members(before), members(after));
    return differences.found.build();
  }

  /** Returns the first few on one line. */
  static String summary(ImmutableList<String> differences) {
    int more = differences.size() - SHOWN;
    return differences.stream().limit(SHOWN).collect(joining("; "))
        + (more > 0 ? "; and " + more + " more" : "");
  }

  private void compareMembers(
      String path, Map<String, JsonNode> before, Map<String, JsonNode> after) {
    for (String step : new TreeSet<>(Sets.union(before.keySet(), after.keySet()))) {
      compare(
          path + step, Optional.ofNullable(before.get(step)), Optional.ofNullable(after.get(step)));
    }
  }

  private void compare(String path, Optional<JsonNode> before, Optional<JsonNode> after) {
    if (before.equals(after)) {
      return;
    }
    if (before.isEmpty()) {
      add(path, "is new: " + shown(after.orElseThrow()));
    } else if (after.isEmpty()) {
      add(path, "is gone, was " + shown(before.get()));
    } else if (before.get().isObject() && after.get().isObject()) {
      compareMembers(
          path + ".", members((ObjectNode) before.get()), members((ObjectNode) after.get()));
    } else if (before.get().isArray() && after.get().isArray()) {
      compareMembers(path, items(before.get()), items(after.get()));
    } else {
      // the one field that was to change
      String verb = path.endsWith(HeldCertificates.ID) ? "should be " : "was ";
      add(path, verb + shown(before.get()) + ", is " + shown(after.get()));
    }
  }

  private void add(String path, String what) {
    found.add(Words.oneLine(path) + " " + what);
  }

  private static String shown(JsonNode value) {
    if (value.isString()) {
      return "\"" + Words.oneLine(value.stringValue()) + "\"";
    }
    return value.isValueNode() ? value.toString() : value.isArray() ? "a list" : "an object";
  }

  private static Map<String, JsonNode> members(ObjectNode object) {
    Map<String, JsonNode> members = new LinkedHashMap<>();
    object.propertyStream().forEach(member -> members.put(member.getKey(), member.getValue()));
    return members;
  }

  private static Map<String, JsonNode> items(JsonNode array) {
    boolean byId = NormalForm.carriesIds(array);
    Map<String, JsonNode> items = new LinkedHashMap<>();
    int number = 0;
    for (JsonNode item : array) {
      items.put(byId ? "[id " + NormalForm.id(item) + "]" : "[" + number + "]", item);
      number++;
    }
    return items;
  }
}
