package io.github.zpacert.sandbox;

import com.google.common.collect.ImmutableList;
import java.time.InstantSource;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What can be done with certificates.
 *
 * <p>A list without a microtenant is of all of them, a list of one has Default's as well, since certificates are
 * inherited; everything else is about exactly one microtenant's own, and Default's if none is named.
 */
final class CertificateEndpoints {

  private final World world;
  private final CertificateWire wire;
  private final InstantSource clock;
  private final int limit;

  CertificateEndpoints(World world, SandboxOptions options) {
    this.world = world;
    this.wire = new CertificateWire(options.escapeHtml());
    this.clock = options.clock();
    this.limit = options.certificateLimit();
  }

  /** All, signing requests that wait for their certificate among them. */
  Reply list(Call call) throws Refusal {
    return page(call, visible(call));
  }

  Reply listIssued(Call call) throws Refusal {
    return page(
        call,
        visible(call).stream()
            .filter(row -> row.issued().isPresent())
            .collect(ImmutableList.toImmutableList()));
  }

  Reply get(Call call, String id) throws Refusal {
    MicrotenantRow owner = owner(call);
    return Reply.json(200, wire.item(owned(owner, id), owner));
  }

  Reply create(Call call, String who) throws Refusal {
    JsonNode body = Bodies.object(call);
    String name = Bodies.name(body);
    CertificateRow.Issued issued = Issuing.of(CertBlob.parse(Json.text(body, "certBlob")));
    synchronized (world) {
      MicrotenantRow owner = owner(call);
      requireRoom();
      requireFree(owner, name, Optional.empty());
      CertificateRow row =
          newRow(owner, name, Json.text(body, "description"), who, Optional.of(issued));
      world.put(row);
      return Reply.json(201, wire.created(row));
    }
  }

  /** Sets name and description, and nothing else; a description that is not sent is cleared, by our choice. */
  Reply update(Call call, String id, String who) throws Refusal {
    JsonNode body = Bodies.object(call);
    String name = Bodies.name(body);
    synchronized (world) {
      MicrotenantRow owner = owner(call);
      CertificateRow row = changeable(owner, id);
      requireFree(owner, name, Optional.of(id));
      world.put(row.edited(name, Json.text(body, "description"), now(), who));
      return Reply.noContent();
    }
  }

  Reply delete(Call call, String id) throws Refusal {
    synchronized (world) {
      changeable(owner(call), id);
      Optional<ObjectRow> user = world.objectShowing(id);
      if (user.isPresent()) {
        throw referenced(user.get().kind().title(), user.get().name());
      }
      world.delete(id);
      return Reply.noContent();
    }
  }

  /** Returns a new signing request that waits for its certificate, as the portal makes them. */
  CertificateRow pending(MicrotenantRow owner, String name) {
    return newRow(owner, name, "", Caller.PORTAL, Optional.empty());
  }

  private CertificateRow newRow(
      MicrotenantRow owner,
      String name,
      String description,
      String who,
      Optional<CertificateRow.Issued> issued) {
    long now = now();
    return new CertificateRow(
        world.nextId(), owner.id(), name, description, now, now, who, false, false, issued);
  }

  private Reply page(Call call, ImmutableList<CertificateRow> rows) throws Refusal {
    return Reply.json(200, Paging.of(call).envelope(rows, row -> wire.item(row, ownerOf(row))));
  }

  private ImmutableList<CertificateRow> visible(Call call) throws Refusal {
    ImmutableList<CertificateRow> rows =
        world.certificatesOf(Scope.of(call, world).inherited());
    return Search.filter(call, rows, CertificateRow::name);
  }

  private MicrotenantRow owner(Call call) throws Refusal {
    return Scope.of(call, world).owner();
  }

  private MicrotenantRow ownerOf(CertificateRow row) {
    return world.microtenant(row.microtenantId()).orElseThrow();
  }

  private CertificateRow owned(MicrotenantRow owner, String id) throws Refusal {
    return world
        .certificate(id)
        .filter(row -> row.microtenantId().equals(owner.id()))
        .orElseThrow(() -> Refusal.notFound(id));
  }

  /** The refusal of what is read-only or Zscaler's is our choice. */
  private CertificateRow changeable(MicrotenantRow owner, String id) throws Refusal {
    CertificateRow row = owned(owner, id);
    if (row.readOnly() || row.zscalerManaged()) {
      throw Refusal.badRequest("resource.read.only", "The resource is read-only :" + id, id);
    }
    return row;
  }

  /** The id of this refusal is our choice; nobody has recorded a real one. */
  private void requireFree(MicrotenantRow owner, String name, Optional<String> except)
      throws Refusal {
    boolean taken = world
        .certificateNamed(owner.id(), name)
        .filter(row -> !except.equals(Optional.of(row.id())))
        .isPresent();
    if (taken) {
      throw Refusal.badRequest(
          "duplicate.name", "A resource with the name already exists :" + name, name);
    }
  }

  /** The id of this refusal is our choice; only the limit is documented. */
  private void requireRoom() throws Refusal {
    if (world.certificateCount() >= limit) {
      throw Refusal.badRequest(
          "limit.exceeded",
          "The organization has reached its limit of " + limit + " certificates.",
          Integer.toString(limit));
    }
  }

  private static Refusal referenced(String kind, String name) {
    return Refusal.badRequest(
        "resource.referenced",
        "Resource is being referenced in " + kind + " : " + name + ".",
        kind,
        name);
  }

  private long now() {
    return clock.instant().getEpochSecond();
  }
}
