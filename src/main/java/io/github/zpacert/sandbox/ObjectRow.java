package io.github.zpacert.sandbox;

import tools.jackson.databind.node.ObjectNode;

/**
 * An object that shows certificates, as the tenant keeps it.
 *
 * @param microtenantId {@code "0"} for Default's
 * @param created seconds since the epoch
 * @param modified seconds since the epoch
 * @param json the whole of it but these stamps and the names of other objects: what its last writer sent, and what
 *     the server has made of that
 */
record ObjectRow(
    String id,
    ObjectKind kind,
    String microtenantId,
    String name,
    long created,
    long modified,
    String modifiedBy,
    String json) {

  /** Returns a tree that is the caller's own. */
  ObjectNode body() {
    return Json.MAPPER.readTree(json).asObject();
  }

  boolean shows(String certificateId) {
    // most objects need not be parsed to know that they do not
    return json.contains(certificateId)
        && kind.holders(body()).stream()
            .anyMatch(h -> Json.text(h, HeldCertificate.ID).equals(certificateId));
  }
}
