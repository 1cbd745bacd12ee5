package io.github.zpacert.sandbox;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** Somebody who works on what shows certificates behind the clients' backs, under the same rules. */
final class Administrator {

  private final World world;
  private final ObjectChanges changes;
  private final ObjectWire wire;

  Administrator(World world, SandboxOptions options) {
    this.world = world;
    this.changes = new ObjectChanges(world, options);
    this.wire = new ObjectWire(world, options);
  }

  String add(ObjectKind kind, String microtenantId, String json) {
    return unrefused(() -> changes
        .create(kind, microtenant(microtenantId), tree(json), Caller.PORTAL)
        .id());
  }

  String json(String id) {
    return wire.item(row(id)).toString();
  }

  void replace(String id, String json) {
    ObjectRow row = row(id);
    unrefused(() -> changes.replace(row.kind(), owner(row), id, tree(json), Caller.PORTAL));
  }

  void delete(String id) {
    ObjectRow row = row(id);
    unrefused(() -> changes.delete(row.kind(), owner(row), id));
  }

  private ObjectRow row(String id) {
    return world
        .object(id)
        .orElseThrow(() -> new IllegalArgumentException("no application and no portal: " + id));
  }

  private MicrotenantRow owner(ObjectRow row) {
    return microtenant(row.microtenantId());
  }

  private MicrotenantRow microtenant(String id) {
    return world
        .microtenant(id)
        .orElseThrow(() -> new IllegalArgumentException("no microtenant: " + id));
  }

  private static ObjectNode tree(String json) {
    try {
      return Json.MAPPER.readTree(json).asObject();
    } catch (JacksonException e) {
      throw new IllegalArgumentException("not a JSON object: " + json, e);
    }
  }

  private interface Work<T> {
    T done() throws Refusal;
  }

  private static <T> T unrefused(Work<T> work) {
    try {
      return work.done();
    } catch (Refusal refusal) {
      throw new IllegalArgumentException("refused: " + refusal.reply().body(), refusal);
    }
  }
}
