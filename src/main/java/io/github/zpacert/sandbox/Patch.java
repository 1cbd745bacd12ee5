package io.github.zpacert.sandbox;

import com.google.common.collect.ImmutableList;
import java.util.Optional;

/**
 * A change to the world, as complete objects: applying it twice is applying it once. A whole world is a patch to
 * the empty one.
 *
 * @param lastId the last id that was given away
 * @param microtenants new ones and changed ones
 * @param certificates new ones and changed ones
 * @param deleted the ids of certificates that are gone
 * @param references all there are, if any has changed
 */
record Patch(
    long lastId,
    ImmutableList<MicrotenantRow> microtenants,
    ImmutableList<CertificateRow> certificates,
    ImmutableList<String> deleted,
    Optional<ImmutableList<Reference>> references) {

  static Patch of(long lastId, CertificateRow row) {
    return new Patch(
        lastId, ImmutableList.of(), ImmutableList.of(row), ImmutableList.of(), Optional.empty());
  }

  static Patch of(long lastId, MicrotenantRow row) {
    return new Patch(
        lastId, ImmutableList.of(row), ImmutableList.of(), ImmutableList.of(), Optional.empty());
  }

  static Patch deletion(long lastId, String certificateId) {
    return new Patch(
        lastId,
        ImmutableList.of(),
        ImmutableList.of(),
        ImmutableList.of(certificateId),
        Optional.empty());
  }

  static Patch of(long lastId, Iterable<Reference> references) {
    return new Patch(
        lastId,
        ImmutableList.of(),
        ImmutableList.of(),
        ImmutableList.of(),
        Optional.of(ImmutableList.copyOf(references)));
  }
}
