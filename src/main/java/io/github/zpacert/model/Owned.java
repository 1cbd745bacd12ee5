package io.github.zpacert.model;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.time.Instant;
import java.util.Optional;

/**
 * A certificate that the state says is ours. Only what stands here may ever be deleted by {@code prune: owned}.
 *
 * @param id the object's id when we last wrote or read it
 * @param microtenantId the owner's id; {@code "0"} for Default
 * @param fingerprint of the leaf that the object holds
 * @param publicKey SHA-256 of its SubjectPublicKeyInfo
 * @param description empty when not set
 * @param protect whether the files protected it when it was last applied: still binds after they drop it
 * @param staged the new content's object, uploaded under a temporary name by a replace that has not ended
 * @param retired objects that this one has replaced and that are kept for a while, the latest last
 * @param writtenAt when this entry was last changed
 * @param writtenBy the run that changed it: operation, user and host
 */
public record Owned(
    Address address,
    String id,
    String microtenantId,
    Fingerprint fingerprint,
    Fingerprint publicKey,
    Instant notBefore,
    Instant notAfter,
    String description,
    boolean protect,
    Optional<Staged> staged,
    ImmutableList<Retired> retired,
    Instant writtenAt,
    String writtenBy) {

  /** Returns the entry for an object that holds the given certificate, with nothing staged and nothing retired. */
  public static Owned of(
      Address address,
      String id,
      String microtenantId,
      CertificateFacts facts,
      String description,
      boolean protect,
      Instant writtenAt,
      String writtenBy) {
    return new Owned(
        address,
        id,
        microtenantId,
        facts.fingerprint(),
        facts.publicKey(),
        facts.notBefore(),
        facts.notAfter(),
        description,
        protect,
        Optional.empty(),
        ImmutableList.of(),
        writtenAt,
        writtenBy);
  }

  /** Returns this entry under another address. */
  public Owned at(Address other) {
    return new Owned(
        other,
        id,
        microtenantId,
        fingerprint,
        publicKey,
        notBefore,
        notAfter,
        description,
        protect,
        staged,
        retired,
        writtenAt,
        writtenBy);
  }

  /** Returns this entry with another staged object, or with none. */
  public Owned withStaged(Optional<Staged> other) {
    return new Owned(
        address,
        id,
        microtenantId,
        fingerprint,
        publicKey,
        notBefore,
        notAfter,
        description,
        protect,
        other,
        retired,
        writtenAt,
        writtenBy);
  }

  /** Returns this entry with other retired objects. */
  public Owned withRetired(ImmutableList<Retired> others) {
    return new Owned(
        address,
        id,
        microtenantId,
        fingerprint,
        publicKey,
        notBefore,
        notAfter,
        description,
        protect,
        staged,
        others,
        writtenAt,
        writtenBy);
  }

  /** Returns this entry that knows the object of that id neither as staged nor as retired. */
  public Owned without(String otherId) {
    return withStaged(staged.filter(s -> !s.id().equals(otherId)))
        .withRetired(retired.stream()
            .filter(r -> !r.id().equals(otherId))
            .collect(ImmutableList.toImmutableList()));
  }

  /** Returns the ids of every object that belongs to this entry. */
  public ImmutableSet<String> ids() {
    ImmutableSet.Builder<String> ids = ImmutableSet.<String>builder().add(id);
    staged.ifPresent(s -> ids.add(s.id()));
    retired.forEach(r -> ids.add(r.id()));
    return ids.build();
  }

  /**
   * An object under a temporary name that is to take the place of another.
   *
   * @param name the temporary name
   */
  public record Staged(String id, String name, Fingerprint fingerprint) {}

  /**
   * An object that has been replaced and is kept, so that a rotation can be rolled back.
   *
   * @param name the name that it was given for its retirement
   * @param keepUntil from then on it is deleted, once nothing uses it
   */
  public record Retired(String id, String name, Fingerprint fingerprint, Instant keepUntil) {}
}
