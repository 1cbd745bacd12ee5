package io.github.zpacert.sandbox;

import com.google.common.collect.ImmutableSet;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The certificate that an application or a portal shows. Whether it is expired, or is for another domain, nobody asks: so
 * was it recorded.
 */
final class HeldCertificate {

  static final String ID = "certificateId";
  static final String NAME = "certificateName";

  private HeldCertificate() {}

  /** Refuses what has none, unless it shows one of Zscaler's own. */
  static void requireGiven(ObjectNode holder) throws Refusal {
    boolean zscalers = holder.path("managedByZs").booleanValue(false)
        || !Json.text(holder, "extDomain").isEmpty()
        || !Json.text(holder, "extLabel").isEmpty();
    if (isMissing(holder) && !zscalers) {
      throw Refusal.invalid(ID, "It is missing.");
    }
  }

  /** Refuses a certificate that the owner of the holder does not see: it uses its own, and Default's. */
  static void requireVisible(ObjectNode holder, MicrotenantRow owner, World world) throws Refusal {
    if (isMissing(holder)) {
      return;
    }
    ImmutableSet<String> sources = ImmutableSet.of(owner.id(), MicrotenantRow.DEFAULT_ID);
    boolean visible = world
        .certificate(Json.text(holder, ID))
        .filter(row -> row.issued().isPresent() && sources.contains(row.microtenantId()))
        .isPresent();
    if (!visible) {
      throw Refusal.invalid(ID, "It is the id of no certificate of the microtenant or of Default.");
    }
  }

  private static boolean isMissing(ObjectNode holder) {
    JsonNode id = holder.path(ID);
    return id.isMissingNode() || id.isNull() || id.stringValue("-").isEmpty();
  }
}
