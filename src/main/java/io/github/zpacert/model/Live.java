package io.github.zpacert.model;

import com.google.common.collect.ImmutableList;
import java.time.Instant;
import java.util.Optional;

/**
 * A certificate object as it is in the tenant. Holds no PEM: ten thousand of them fit in a small heap.
 *
 * @param id decimal digits, chosen by ZPA, new for every upload
 * @param microtenantId the owner's id; {@code "0"} for Default
 * @param name any text; rules for names bind writers, not readers
 * @param description empty when not set
 * @param facts absent for a certificate signing request that still waits for its certificate
 * @param chain fingerprints of the intermediates, in order; empty when ZPA shows none
 * @param modifiedTime absent on objects that were never modified
 * @param modifiedBy the id of an administrator or an API key
 * @param readOnly true when ZPA forbids changes
 * @param zscalerManaged true when Zscaler itself renews it
 */
public record Live(
    String id,
    String microtenantId,
    ApiText name,
    ApiText description,
    Optional<CertificateFacts> facts,
    ImmutableList<Fingerprint> chain,
    Optional<Instant> modifiedTime,
    Optional<String> modifiedBy,
    boolean readOnly,
    boolean zscalerManaged) {

  /** Whether the object belongs to somebody whom we must not disturb. */
  public boolean isUntouchable() {
    return readOnly || zscalerManaged;
  }

  public Modification modification() {
    return new Modification(modifiedBy, modifiedTime);
  }

  /** Whether the object holds exactly the given certificate. */
  public boolean holds(Fingerprint fingerprint) {
    return facts.map(f -> f.fingerprint().equals(fingerprint)).orElse(false);
  }
}
