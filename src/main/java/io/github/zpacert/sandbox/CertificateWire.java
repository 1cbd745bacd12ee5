package io.github.zpacert.sandbox;

import java.util.function.UnaryOperator;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Certificates as they go over the wire: ids and times are texts, and what is not set is not there. */
final class CertificateWire {

  private final UnaryOperator<String> text;

  CertificateWire(boolean escapeHtml) {
    this.text = escapeHtml ? HtmlEscape::escape : UnaryOperator.identity();
  }

  /** Returns the answer to a create, which alone does not name the microtenant. */
  ObjectNode created(CertificateRow row) {
    ObjectNode node = Json.object()
        .put("id", row.id())
        .put("modifiedTime", Long.toString(row.modified()))
        .put("creationTime", Long.toString(row.created()))
        .put("modifiedBy", row.modifiedBy())
        .put("name", text.apply(row.name()));
    Json.putUnlessEmpty(node, "description", text.apply(row.description()));
    row.issued().ifPresentOrElse(issued -> put(node, issued), () -> node.put("status", "PENDING"));
    node.put("readOnly", row.readOnly()).put("zscalerManaged", row.zscalerManaged());
    row.issued().ifPresent(issued -> Json.putUnlessEmpty(node, "cName", issued.commonName()));
    if (!row.microtenantId().equals(MicrotenantRow.DEFAULT_ID)) {
      node.put("microtenantId", row.microtenantId());
    }
    return node;
  }

  /** Returns an item of a list, or the answer to a get. */
  ObjectNode item(CertificateRow row, MicrotenantRow owner) {
    return created(row).put("microtenantName", owner.name());
  }

  private static void put(ObjectNode node, CertificateRow.Issued issued) {
    node.put("validFromInEpochSec", Long.toString(issued.validFrom()))
        .put("validToInEpochSec", Long.toString(issued.validTo()))
        .put("certificate", issued.certificate());
    Json.putUnlessEmpty(node, "certChain", issued.chain());
    node.put("issuedTo", issued.issuedTo())
        .put("issuedBy", issued.issuedBy())
        .put("serialNo", issued.serialNumber())
        .put("publicKey", issued.publicKey());
    if (!issued.san().isEmpty()) {
      ArrayNode san = node.putArray("san");
      issued.san().forEach(san::add);
    }
  }
}
