package io.github.zpacert.tenant;

import com.google.common.collect.ImmutableMap;
import io.github.zpacert.model.ConsumerObject;
import io.github.zpacert.model.Fingerprint;
import io.github.zpacert.model.Intent.Operation;
import java.util.Optional;

/**
 * What one request is about to change in a tenant.
 *
 * @param consumer what kind of object is re-pointed; absent: a certificate is written
 * @param microtenantId where the write goes
 * @param id of the object; absent for one that is yet to be made
 * @param name that the object is to have, as far as the write says
 * @param description that the object is to have; absent for a write that leaves it
 * @param fingerprint of what is uploaded
 * @param successors for a re-pointing, the new certificate's id by the old one's
 */
public record Write(
    Operation operation,
    Optional<ConsumerObject.Type> consumer,
    String microtenantId,
    Optional<String> id,
    Optional<String> name,
    Optional<String> description,
    Optional<Fingerprint> fingerprint,
    ImmutableMap<String, String> successors) {

  public static Write create(String microtenantId, NewCertificate certificate) {
    return new Write(
        Operation.CREATE,
        Optional.empty(),
        microtenantId,
        Optional.empty(),
        Optional.of(certificate.name()),
        Optional.of(certificate.description()),
        Optional.of(certificate.fingerprint()),
        ImmutableMap.of());
  }

  public static Write update(String microtenantId, String id, String name, String description) {
    return new Write(
        Operation.UPDATE,
        Optional.empty(),
        microtenantId,
        Optional.of(id),
        Optional.of(name),
        Optional.of(description),
        Optional.empty(),
        ImmutableMap.of());
  }

  public static Write delete(String microtenantId, String id) {
    return new Write(
        Operation.DELETE,
        Optional.empty(),
        microtenantId,
        Optional.of(id),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        ImmutableMap.of());
  }

  public static Write repoint(ConsumerObject object, ImmutableMap<String, String> successors) {
    return new Write(
        Operation.REPOINT,
        Optional.of(object.type()),
        object.microtenantId(),
        Optional.of(object.id()),
        Optional.of(object.name()),
        Optional.empty(),
        Optional.empty(),
        successors);
  }
}
