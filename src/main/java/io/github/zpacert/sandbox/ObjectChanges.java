package io.github.zpacert.sandbox;

import com.google.common.collect.ImmutableSet;
import java.time.InstantSource;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Changes of what shows certificates, all or nothing. An object is always written as a whole: what is left out of a
 * change is gone.
 *
 * <p>Two objects of one name are no mistake, because nobody has documented that they were.
 */
final class ObjectChanges {

  /** What the server says of an object, whatever its writer says of it. */
  private static final ImmutableSet<String> STAMPS = ImmutableSet.of(
      "id",
      "creationTime",
      "modifiedTime",
      "modifiedBy",
      "microtenantId",
      "microtenantName",
      HeldCertificate.NAME);

  private final World world;
  private final String customerId;
  private final InstantSource clock;

  ObjectChanges(World world, SandboxOptions options) {
    this.world = world;
    this.customerId = options.customerId();
    this.clock = options.clock();
  }

  /** @param sent a tree that is given away with the call */
  ObjectRow create(ObjectKind kind, MicrotenantRow owner, ObjectNode sent, String who)
      throws Refusal {
    synchronized (world) {
      Ids ids = world.ids();
      long now = now();
      Edit edit = new Edit(ids.next(), customerId, Optional.empty(), ids, now, who);
      return put(kind, owner, sent, edit, now);
    }
  }

  /** @param sent a tree that is given away with the call */
  ObjectRow replace(ObjectKind kind, MicrotenantRow owner, String id, ObjectNode sent, String who)
      throws Refusal {
    synchronized (world) {
      ObjectRow row = owned(kind, owner, id);
      Edit edit = new Edit(id, customerId, Optional.of(row.body()), world.ids(), now(), who);
      return put(kind, owner, sent, edit, row.created());
    }
  }

  /** Returns what is gone. */
  ObjectRow delete(ObjectKind kind, MicrotenantRow owner, String id) throws Refusal {
    synchronized (world) {
      ObjectRow row = owned(kind, owner, id);
      world.delete(id);
      return row;
    }
  }

  ObjectRow owned(ObjectKind kind, MicrotenantRow owner, String id) throws Refusal {
    return world
        .object(id)
        .filter(row -> row.kind() == kind && row.microtenantId().equals(owner.id()))
        .orElseThrow(() -> Refusal.notFound(id));
  }

  private ObjectRow put(
      ObjectKind kind, MicrotenantRow owner, ObjectNode sent, Edit edit, long created)
      throws Refusal {
    String name = Bodies.name(sent);
    sent.remove(STAMPS);
    ObjectNode body = accept(kind, sent, edit);
    for (ObjectNode holder : kind.holders(body)) {
      HeldCertificate.requireVisible(holder, owner, world);
    }
    var row = new ObjectRow(
        edit.id(), kind, owner.id(), name, created, edit.when(), edit.who(), body.toString());
    world.put(row, edit.ids());
    return row;
  }

  private static ObjectNode accept(ObjectKind kind, ObjectNode sent, Edit edit) throws Refusal {
    return switch (kind) {
      case APPLICATION -> ApplicationBody.accept(sent, edit);
      case PRA_PORTAL -> PortalBody.acceptPrivileged(sent, edit);
      case USER_PORTAL -> PortalBody.acceptUsers(sent);
    };
  }

  private long now() {
    return clock.instant().getEpochSecond();
  }
}
