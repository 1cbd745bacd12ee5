package io.github.zpacert.sandbox;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import tools.jackson.databind.node.ObjectNode;

/**
 * What can be done with application segments and portals.
 *
 * <p>A list of a microtenant has Default's own as well if the kind is inherited, and one without a microtenant is of all
 * then, but Default's own if it is not; everything else is about exactly one microtenant's own, and Default's if none is
 * named.
 */
final class ObjectEndpoints {

  private final World world;
  private final ObjectChanges changes;
  private final ObjectWire wire;

  ObjectEndpoints(World world, SandboxOptions options) {
    this.world = world;
    this.changes = new ObjectChanges(world, options);
    this.wire = new ObjectWire(world, options);
  }

  Reply list(ObjectKind kind, Call call) throws Refusal {
    ImmutableList<ObjectRow> rows = Search.filter(call, readable(kind, call), ObjectRow::name);
    return Reply.json(200, Paging.of(call).envelope(rows, wire::item));
  }

  Reply get(ObjectKind kind, Call call, String id) throws Refusal {
    return Reply.json(200, wire.item(changes.owned(kind, owner(call), id)));
  }

  Reply create(ObjectKind kind, Call call, String who) throws Refusal {
    ObjectRow row = changes.create(kind, owner(call), Bodies.object(call), who);
    return Reply.json(201, wire.created(row));
  }

  Reply update(ObjectKind kind, Call call, String id, String who) throws Refusal {
    changes.replace(kind, owner(call), id, Bodies.object(call), who);
    return Reply.noContent();
  }

  Reply delete(ObjectKind kind, Call call, String id) throws Refusal {
    changes.delete(kind, owner(call), id);
    return Reply.noContent();
  }

  /** The applications of one type, whatever their segments; the count is always 0: so was it recorded. */
  Reply applicationsByType(Call call) throws Refusal {
    AppType type = AppType.named(call.parameter("applicationType").orElse(""))
        .orElseThrow(() -> Refusal.invalid("applicationType", "Such a type is not known."));
    ImmutableList<ObjectNode> applications = readable(ObjectKind.APPLICATION, call).stream()
        .flatMap(segment -> wire.applications(segment, type).stream())
        .collect(ImmutableList.toImmutableList());
    ObjectNode envelope = Paging.of(call).envelope(applications, node -> node);
    return Reply.json(200, envelope.put("totalCount", "0"));
  }

  private ImmutableList<ObjectRow> readable(ObjectKind kind, Call call) throws Refusal {
    Scope scope = Scope.of(call, world);
    return world.objectsOf(
        kind,
        kind.inherited() ? scope.inherited() : ImmutableSet.of(scope.owner().id()));
  }

  private MicrotenantRow owner(Call call) throws Refusal {
    return Scope.of(call, world).owner();
  }
}
