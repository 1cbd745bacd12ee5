package io.github.zpacert.sandbox;

import tools.jackson.databind.node.ObjectNode;

/** What becomes of a portal that is written: what was sent, and what the server makes of it. */
final class PortalBody {

  private static final String CNAME = "cName";

  private PortalBody() {}

  /** A privileged portal's CNAME is made of ids, and so stays the same when its domain changes: so was it recorded. */
  static ObjectNode acceptPrivileged(ObjectNode sent, Edit edit) throws Refusal {
    HeldCertificate.requireGiven(sent);
    sent.remove(CNAME);
    return sent.put(CNAME, edit.id() + "." + edit.customerId() + ".pra.p.zpa-app.net");
  }

  /** A user portal with a certificate that Zscaler manages has none of the tenant's. */
  static ObjectNode acceptUsers(ObjectNode sent) throws Refusal {
    HeldCertificate.requireGiven(sent);
    if (sent.path("managedByZs").booleanValue(false)) {
      sent.remove(HeldCertificate.ID);
    }
    return sent;
  }
}
