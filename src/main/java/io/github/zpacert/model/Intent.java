package io.github.zpacert.model;

import java.time.Instant;
import java.util.Optional;

/**
 * A write that was about to be sent. One that is still in the state when a run begins may or may not
 * have happened; the live world tells.
 *
 * @param address the managed certificate that the write serves
 * @param microtenantId where the write goes; {@code "0"} for Default
 * @param name the name that the object has, or is to have, after the write
 * @param id of the object that is written; absent for a create
 * @param fingerprint of the content that is uploaded; absent for the other operations
 */
public record Intent(
    Operation operation,
    Address address,
    String microtenantId,
    String name,
    Optional<String> id,
    Optional<Fingerprint> fingerprint,
    Instant at) {

  /** The three writes that the API knows. */
  public enum Operation {
    CREATE,
    UPDATE,
    DELETE
  }
}
