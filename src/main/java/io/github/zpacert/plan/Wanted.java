package io.github.zpacert.plan;

import io.github.zpacert.model.CertificateFacts;
import io.github.zpacert.model.Desired;

/**
 * What an object is to become. Holds no material: the applier fetches that by address and compares it with the facts.
 *
 * @param description empty for none
 */
public record Wanted(
    String microtenantId,
    String name,
    String description,
    CertificateFacts facts,
    boolean protect) {

  public static Wanted of(Desired desired) {
    return new Wanted(
        desired.microtenantId(),
        desired.address().name(),
        desired.description(),
        desired.facts(),
        desired.protect());
  }
}
