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
 * @param fingerprint for a create, of the content that is uploaded; for a re-pointing, of all that it must leave as it
 *     is; absent for the other operations
 * @param consumer what kind of object is re-pointed; absent for the other operations
 */
public record Intent(
    Operation operation,
    Address address,
    String microtenantId,
    String name,
    Optional<String> id,
    Optional<Fingerprint> fingerprint,
    Optional<ConsumerObject.Type> consumer,
    Instant at) {

  /** The writes that are sent: three of certificates, one of what shows them. */
  public enum Operation {
    CREATE,
    UPDATE,
    DELETE,
    /** Gives a segment or a portal other certificates. */
    REPOINT
  }

  /** Returns the intent of a write to a certificate. */
  public static Intent ofCertificate(
      Operation operation,
      Address address,
      String microtenantId,
      String name,
      Optional<String> id,
      Optional<Fingerprint> fingerprint,
      Instant at) {
    return new Intent(
        operation, address, microtenantId, name, id, fingerprint, Optional.empty(), at);
  }

  /**
   * Returns the intent of a write to a segment or a portal.
   *
   * @param rest of everything but the certificates
   */
  public static Intent ofConsumer(
      Address address, ConsumerObject object, Fingerprint rest, Instant at) {
    return new Intent(
        Operation.REPOINT,
        address,
        object.microtenantId(),
        object.name().isEmpty() ? object.id() : object.name(),
        Optional.of(object.id()),
        Optional.of(rest),
        Optional.of(object.type()),
        at);
  }

  /** Returns the object that a re-pointing is about; nothing for the other operations. */
  public Optional<ConsumerObject> object() {
    return consumer.flatMap(type -> id.map(i -> new ConsumerObject(type, i, microtenantId, name)));
  }
}
