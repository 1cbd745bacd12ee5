package io.github.zpacert.config;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.zpacert.diag.Position;
import io.github.zpacert.diag.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The top level of all files together: each section from the one file that has it, the certificates of all. */
final class Sections {

  private static final ImmutableSet<String> SINGLE = ImmutableSet.of(
      "tenant", "state", "defaults", "policy", "rotation", "encryption", "drift", "evidence");
  private static final ImmutableSet<String> KEYS = ImmutableSet.of(
      "version",
      "tenant",
      "state",
      "defaults",
      "policy",
      "rotation",
      "encryption",
      "drift",
      "evidence",
      "certificates");
  private static final String VERSION = "1";

  /** An entry of {@code certificates} with the file that it stands in. */
  record Entry(Yaml node, Reading reading) {}

  private final Problems problems;
  private final Map<String, Fields> sections = new HashMap<>();
  private final Map<String, Position> places = new HashMap<>();
  private final List<Entry> entries = new ArrayList<>();
  private boolean first = true;
  private boolean listed;

  Sections(Problems problems) {
    this.problems = problems;
  }

  /**
   * Takes the top level of the next file.
   *
   * @return whether its version is one that we understand
   */
  boolean add(Fields top) {
    boolean understood = version(top);
    first = false;
    if (understood) {
      top.refuseUnknownAndCredentials(KEYS);
      SINGLE.stream().filter(top::has).forEach(key -> section(key, top));
      top.list("certificates").forEach(node -> entries.add(new Entry(node, top.reading())));
      listed |= top.has("certificates");
    }
    return understood;
  }

  /** Whether no file has said anything yet. */
  boolean isEmpty() {
    return first;
  }

  /** Whether a file has the section, be it readable or not. */
  boolean has(String key) {
    return places.containsKey(key);
  }

  Optional<Fields> section(String key) {
    return Optional.ofNullable(sections.get(key));
  }

  ImmutableList<Entry> entries() {
    return ImmutableList.copyOf(entries);
  }

  /** Warns when no file lists certificates: an oversight would delete everything that the state owns. */
  void warnWithoutList(Position at) {
    if (!listed) {
      problems.add(
          Problem.warning(at, "no file has \"certificates\": what the state owns would be deleted")
              .withHint("write \"certificates: []\" if you mean it"));
    }
  }

  private void section(String key, Fields top) {
    Position at = top.keyAt(key);
    Position earlier = places.putIfAbsent(key, at);
    if (earlier != null) {
      problems.error(
          at, Quoted.of(key) + " stands at " + earlier + " already", "only one file may have it");
      return;
    }
    top.mapping(key).ifPresent(fields -> sections.put(key, fields));
  }

  private boolean version(Fields top) {
    if (!top.has("version")) {
      if (first) {
        problems.error(top.at(), "\"version\" is missing", "begin with \"version: 1\"");
      }
      return true;
    }
    return top.value("version").map(node -> isSupported(node, top)).orElse(true);
  }

  private boolean isSupported(Yaml node, Fields top) {
    boolean number = node instanceof Yaml.Scalar scalar && scalar.kind() == Yaml.Kind.NUMBER;
    if (!number) {
      top.reading().report(node, "\"version\"", "the number 1");
    } else if (!((Yaml.Scalar) node).text().equals(VERSION)) {
      problems.error(
          node.at(),
          "version " + ((Yaml.Scalar) node).text() + " is not supported",
          "this version of zpacert reads version 1");
      return false;
    }
    return true;
  }
}
