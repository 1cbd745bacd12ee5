package io.github.zpacert.sandbox;

import com.google.common.collect.ImmutableList;

/**
 * A change to the world, as complete objects: applying it twice is applying it once. A whole world is a patch to
 * the empty one.
 *
 * @param lastId the last id that was given away
 * @param microtenants new ones and changed ones
 * @param certificates new ones and changed ones
 * @param objects that show certificates, new ones and changed ones
 * @param deleted the ids of certificates and objects that are gone
 */
record Patch(
    long lastId,
    ImmutableList<MicrotenantRow> microtenants,
    ImmutableList<CertificateRow> certificates,
    ImmutableList<ObjectRow> objects,
    ImmutableList<String> deleted) {

  static Patch of(long lastId, CertificateRow row) {
    return new Patch(
        lastId, ImmutableList.of(), ImmutableList.of(row), ImmutableList.of(), ImmutableList.of());
  }

  static Patch of(long lastId, MicrotenantRow row) {
    return new Patch(
        lastId, ImmutableList.of(row), ImmutableList.of(), ImmutableList.of(), ImmutableList.of());
  }

  static Patch of(long lastId, ObjectRow row) {
    return new Patch(
        lastId, ImmutableList.of(), ImmutableList.of(), ImmutableList.of(row), ImmutableList.of());
  }

  static Patch deletion(long lastId, String id) {
    return new Patch(
        lastId, ImmutableList.of(), ImmutableList.of(), ImmutableList.of(), ImmutableList.of(id));
  }
}
