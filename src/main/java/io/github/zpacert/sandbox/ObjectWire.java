package io.github.zpacert.sandbox;

import com.google.common.collect.ImmutableList;
import java.util.Optional;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What shows certificates, as it goes over the wire: as it was sent, with the server's stamps and the names of certificates. */
final class ObjectWire {

  private static final ImmutableList<String> ESCAPED = ImmutableList.of("name", "description");

  private final World world;
  private final UnaryOperator<String> text;

  ObjectWire(World world, SandboxOptions options) {
    this.world = world;
    this.text = options.escapeHtml() ? HtmlEscape::escape : UnaryOperator.identity();
  }

  /** Returns the answer to a create, which alone does not name the microtenant. */
  ObjectNode created(ObjectRow row) {
    ObjectNode body = row.body();
    escape(body);
    row.kind().holders(body).forEach(this::nameCertificate);
    ObjectKind.applications(body).forEach(this::escape);
    ObjectNode node = Json.object()
        .put("id", row.id())
        .put("modifiedTime", Long.toString(row.modified()))
        .put("creationTime", Long.toString(row.created()))
        .put("modifiedBy", row.modifiedBy());
    node.setAll(body);
    if (!row.microtenantId().equals(MicrotenantRow.DEFAULT_ID)) {
      node.put("microtenantId", row.microtenantId());
    }
    return node;
  }

  /** Returns an item of a list, or the answer to a get. */
  ObjectNode item(ObjectRow row) {
    MicrotenantRow owner = world.microtenant(row.microtenantId()).orElseThrow();
    return created(row).put("microtenantName", owner.name());
  }

  /** Returns the applications of a type in a segment, with the recorded keys and no others. */
  ImmutableList<ObjectNode> applications(ObjectRow segment, AppType type) {
    return ObjectKind.applications(segment.body(), type)
        .map(this::application)
        .collect(ImmutableList.toImmutableList());
  }

  /** Names neither the segment's microtenant nor the segment itself, but by its id. */
  private ObjectNode application(ObjectNode app) {
    ObjectNode node = Json.object()
        .put("id", Json.text(app, "id"))
        .put("name", text.apply(Json.text(app, "name")))
        .put("enabled", app.path("enabled").booleanValue(false));
    copy(app, HeldCertificate.ID, node);
    nameCertificate(node);
    copy(app, "applicationPort", node);
    copy(app, "applicationProtocol", node);
    copy(app, "domain", node);
    copy(app, "appId", node);
    return node.put("trustUntrustedCert", app.path("trustUntrustedCert").booleanValue(false));
  }

  /** Puts the certificate's name after its id. */
  private void nameCertificate(ObjectNode holder) {
    Optional<String> name =
        world.certificate(Json.text(holder, HeldCertificate.ID)).map(CertificateRow::name);
    if (name.isPresent()) {
      ObjectNode all = holder.deepCopy();
      holder.removeAll();
      all.properties().forEach(property -> {
        holder.set(property.getKey(), property.getValue());
        if (property.getKey().equals(HeldCertificate.ID)) {
          holder.put(HeldCertificate.NAME, text.apply(name.get()));
        }
      });
    }
  }

  private static void copy(ObjectNode from, String key, ObjectNode to) {
    JsonNode value = from.path(key);
    if (!value.isMissingNode()) {
      to.set(key, value);
    }
  }

  private void escape(ObjectNode node) {
    for (String key : ESCAPED) {
      if (node.path(key).isString()) {
        node.put(key, text.apply(Json.text(node, key)));
      }
    }
  }
}
