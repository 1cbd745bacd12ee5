package io.github.zpacert.plan;

import io.github.zpacert.model.Address;
import io.github.zpacert.model.CertificateFacts;
import io.github.zpacert.model.Fingerprint;
import io.github.zpacert.model.Owned;
import java.time.Instant;

/** A live certificate that the state owns or an apply would adopt, and how long it holds. */
public record Managed(
    Address address, Fingerprint fingerprint, Instant notBefore, Instant notAfter) {

  /** Returns what the state recorded. */
  public static Managed of(Owned owned) {
    return new Managed(owned.address(), owned.fingerprint(), owned.notBefore(), owned.notAfter());
  }

  static Managed of(Address address, CertificateFacts facts) {
    return new Managed(address, facts.fingerprint(), facts.notBefore(), facts.notAfter());
  }
}
