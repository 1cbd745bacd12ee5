package io.github.zpacert.report;

import com.google.common.base.Ascii;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Finds where two JSON documents differ. The order of an object's keys is no difference. */
final class Difference {

  private static final int LONGEST_SHOWN = 40;

  private Difference() {}

  /** Returns the pointer (RFC 6901) to a place where they differ, or nothing when they are the same. */
  static Optional<String> between(JsonNode one, JsonNode other) {
    return between("", one, other);
  }

  private static Optional<String> between(String pointer, JsonNode one, JsonNode other) {
    if (one.equals(other)) {
      return Optional.empty();
    }
    if (one.isObject() && other.isObject()) {
      return betweenObjects(pointer, one, other);
    }
    if (one.isArray() && other.isArray() && one.size() == other.size()) {
      return betweenArrays(pointer, one, other);
    }
    return isSameNumber(one, other) ? Optional.empty() : Optional.of(pointer);
  }

  private static Optional<String> betweenObjects(String pointer, JsonNode one, JsonNode other) {
    for (String name : new TreeSet<>(Sets.union(names(one), names(other)))) {
      Optional<String> found =
          between(pointer + "/" + Field.escaped(shown(name)), one.path(name), other.path(name));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** No key of ours is that long, but what somebody put in its place may be, and could be anything. */
  private static String shown(String name) {
    return Ascii.truncate(name, LONGEST_SHOWN, "…");
  }

  private static Optional<String> betweenArrays(String pointer, JsonNode one, JsonNode other) {
    for (int i = 0; i < one.size(); i++) {
      Optional<String> found = between(pointer + "/" + i, one.path(i), other.path(i));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static Set<String> names(JsonNode object) {
    return ImmutableSet.copyOf(object.propertyNames());
  }

  /** A number that was read has the smallest type that holds it, one that was put has the type it had. */
  private static boolean isSameNumber(JsonNode one, JsonNode other) {
    return one.isIntegralNumber()
        && other.isIntegralNumber()
        && one.bigIntegerValue().equals(other.bigIntegerValue());
  }
}
