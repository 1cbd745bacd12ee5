package io.github.zpacert.plan;

import io.github.zpacert.model.CertificateFacts;
import io.github.zpacert.model.Live;
import java.time.Instant;
import java.util.Optional;

/**
 * A live object as the plan saw it. What stands here must still be true when the plan is applied.
 *
 * @param name unescaped
 * @param description unescaped; empty when not set
 * @param modifiedTime absent on objects that were never modified
 */
public record Existing(
    String id,
    String microtenantId,
    String name,
    String description,
    CertificateFacts facts,
    Optional<Instant> modifiedTime,
    Optional<String> modifiedBy) {

  /** Takes what a plan needs of a live object and its certificate. */
  public static Existing of(Live live, CertificateFacts facts) {
    return new Existing(
        live.id(),
        live.microtenantId(),
        live.name().text(),
        live.description().text(),
        facts,
        live.modifiedTime(),
        live.modifiedBy());
  }
}
