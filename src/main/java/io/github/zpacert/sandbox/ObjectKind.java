package io.github.zpacert.sandbox;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The kinds of objects that show certificates. */
enum ObjectKind {
  APPLICATION("application", "application", "Application", true),
  PRA_PORTAL("pra-portal", "praPortal", "PRA Portal", true),
  USER_PORTAL("user-portal", "userPortal", "User Portal", false);

  private final String word;
  private final String path;
  private final String title;
  private final boolean inherited;

  ObjectKind(String word, String path, String title, boolean inherited) {
    this.word = word;
    this.path = path;
    this.title = title;
    this.inherited = inherited;
  }

  static Optional<ObjectKind> named(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
  }

  /** What people write for it, and what stands in the store. */
  String word() {
    return word;
  }

  /** The last part of its list's path. */
  String path() {
    return path;
  }

  /** What a refusal calls it. Only {@code Application} is documented. */
  String title() {
    return title;
  }

  /** Whether Default's own are in the list of every microtenant. */
  boolean inherited() {
    return inherited;
  }

  /** Returns those parts of an object that show a certificate: a portal itself, the applications of a segment. */
  ImmutableList<ObjectNode> holders(ObjectNode body) {
    return this == APPLICATION ? applications(body) : ImmutableList.of(body);
  }

  /** Returns the applications of a segment; a portal has none. */
  static ImmutableList<ObjectNode> applications(ObjectNode body) {
    return Arrays.stream(AppType.values())
        .flatMap(type -> applications(body, type))
        .collect(ImmutableList.toImmutableList());
  }

  /** Returns the applications of a segment that are of one type. */
  static Stream<ObjectNode> applications(ObjectNode segment, AppType type) {
    return segment.path(type.list()).values().stream().map(JsonNode::asObject);
  }
}
