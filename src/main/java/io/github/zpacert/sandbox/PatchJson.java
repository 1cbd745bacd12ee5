package io.github.zpacert.sandbox;

import com.google.common.collect.ImmutableList;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Patches as the store's JSON. What is empty is left out, but for what an object cannot be without.
 *
 * <p>An application segment or a portal is an element of {@code objects}:
 *
 * <pre>{@code
 * {"id":"216196257331400003","kind":"pra-portal","microtenantId":"0","creationTime":1773369888,
 *  "modifiedTime":1773369888,"modifiedBy":"216196257331372700","body":{"name":"pra","certificateId":"216196257331400001"}}
 * }</pre>
 *
 * Its kind is one of {@link ObjectKind#word}, its body what the API answers, without these stamps and without the
 * names of certificates and microtenants; a segment has its applications in the form for reading.
 */
final class PatchJson {

  private PatchJson() {}

  static ObjectNode write(Patch patch) {
    ObjectNode node = Json.object().put("lastId", Long.toString(patch.lastId()));
    putAll(node, "microtenants", patch.microtenants(), PatchJson::microtenant);
    putAll(node, "certificates", patch.certificates(), PatchJson::certificate);
    putAll(node, "objects", patch.objects(), PatchJson::object);
    if (!patch.deleted().isEmpty()) {
      ArrayNode ids = node.putArray("deleted");
      patch.deleted().forEach(ids::add);
    }
    return node;
  }

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws RuntimeException if it is something else
   */
  static Patch read(JsonNode node) {
    return new Patch(
        Long.parseLong(node.required("lastId").stringValue()),
        readAll(node.path("microtenants"), PatchJson::readMicrotenant),
        readAll(node.path("certificates"), PatchJson::readCertificate),
        readAll(node.path("objects"), PatchJson::readObject),
        readAll(node.path("deleted"), JsonNode::stringValue));
  }

  private static <T> void putAll(
      ObjectNode node, String key, ImmutableList<T> values, Function<T, ObjectNode> write) {
    if (!values.isEmpty()) {
      ArrayNode array = node.putArray(key);
      values.forEach(v -> array.add(write.apply(v)));
    }
  }

  private static <T> ImmutableList<T> readAll(JsonNode array, Function<JsonNode, T> read) {
    return array.values().stream().map(read).collect(ImmutableList.toImmutableList());
  }

  private static ObjectNode microtenant(MicrotenantRow row) {
    ObjectNode node = Json.object().put("id", row.id()).put("name", row.name());
    Json.putUnlessEmpty(node, "description", row.description());
    Json.putUnlessEmpty(node, "modifiedBy", row.modifiedBy());
    return node.put("creationTime", row.created());
  }

  private static MicrotenantRow readMicrotenant(JsonNode node) {
    return new MicrotenantRow(
        node.required("id").stringValue(),
        node.required("name").stringValue(),
        Json.text(node, "description"),
        node.required("creationTime").longValue(),
        Json.text(node, "modifiedBy"));
  }

  private static ObjectNode object(ObjectRow row) {
    ObjectNode node = Json.object()
        .put("id", row.id())
        .put("kind", row.kind().word())
        .put("microtenantId", row.microtenantId())
        .put("creationTime", row.created())
        .put("modifiedTime", row.modified())
        .put("modifiedBy", row.modifiedBy());
    node.set("body", row.body());
    return node;
  }

  private static ObjectRow readObject(JsonNode node) {
    ObjectNode body = node.required("body").asObject();
    return new ObjectRow(
        node.required("id").stringValue(),
        ObjectKind.named(node.required("kind").stringValue())
            .orElseThrow(IllegalArgumentException::new),
        node.required("microtenantId").stringValue(),
        body.required("name").stringValue(),
        node.required("creationTime").longValue(),
        node.required("modifiedTime").longValue(),
        node.required("modifiedBy").stringValue(),
        body.toString());
  }

  private static ObjectNode certificate(CertificateRow row) {
    ObjectNode node = Json.object()
        .put("id", row.id())
        .put("microtenantId", row.microtenantId())
        .put("name", row.name());
    Json.putUnlessEmpty(node, "description", row.description());
    node.put("creationTime", row.created())
        .put("modifiedTime", row.modified())
        .put("modifiedBy", row.modifiedBy())
        .put("readOnly", row.readOnly())
        .put("zscalerManaged", row.zscalerManaged());
    row.issued().ifPresent(issued -> node.set("issued", issued(issued)));
    return node;
  }

  private static CertificateRow readCertificate(JsonNode node) {
    return new CertificateRow(
        node.required("id").stringValue(),
        node.required("microtenantId").stringValue(),
        node.required("name").stringValue(),
        Json.text(node, "description"),
        node.required("creationTime").longValue(),
        node.required("modifiedTime").longValue(),
        node.required("modifiedBy").stringValue(),
        node.required("readOnly").booleanValue(),
        node.required("zscalerManaged").booleanValue(),
        node.optional("issued").map(PatchJson::readIssued));
  }

  private static ObjectNode issued(CertificateRow.Issued issued) {
    ObjectNode node = Json.object().put("certificate", issued.certificate());
    Json.putUnlessEmpty(node, "certChain", issued.chain());
    Json.putUnlessEmpty(node, "cName", issued.commonName());
    node.put("issuedTo", issued.issuedTo())
        .put("issuedBy", issued.issuedBy())
        .put("serialNo", issued.serialNumber())
        .put("publicKey", issued.publicKey());
    ArrayNode san = node.putArray("san");
    issued.san().forEach(san::add);
    return node.put("validFrom", issued.validFrom()).put("validTo", issued.validTo());
  }

  private static CertificateRow.Issued readIssued(JsonNode node) {
    return new CertificateRow.Issued(
        node.required("certificate").stringValue(),
        Json.text(node, "certChain"),
        Json.text(node, "cName"),
        node.required("issuedTo").stringValue(),
        node.required("issuedBy").stringValue(),
        node.required("serialNo").stringValue(),
        node.required("publicKey").stringValue(),
        readAll(node.required("san"), JsonNode::stringValue),
        node.required("validFrom").longValue(),
        node.required("validTo").longValue());
  }
}
