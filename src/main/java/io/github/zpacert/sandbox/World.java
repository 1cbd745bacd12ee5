package io.github.zpacert.sandbox;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The tenant's objects. A change is in the store before it is in the world, and so before anybody is told of it.
 *
 * <p>Whoever decides by what is there and then changes it does both under this object's monitor.
 */
final class World {

  /** Ids are beyond what a double can count, as real ones are. */
  private static final long FIRST_ID = 216196257331400000L;

  private static final Comparator<CertificateRow> BY_NAME =
      Comparator.comparing(CertificateRow::name).thenComparing(CertificateRow::id);

  private final Store store;
  private final Map<String, MicrotenantRow> microtenants = new LinkedHashMap<>();
  private final Map<String, CertificateRow> certificates = new LinkedHashMap<>();
  private final Map<String, ObjectRow> objects = new LinkedHashMap<>();
  private long lastId;
  private boolean closed;

  World(Store store, Patch contents) {
    this.store = store;
    apply(contents);
  }

  /** Returns what a new tenant holds. */
  static Patch newTenant() {
    return new Patch(
        FIRST_ID,
        ImmutableList.of(
            new MicrotenantRow(
                MicrotenantRow.DEFAULT_ID, "Default", "The default microtenant", 0, ""),
            new MicrotenantRow("7001", "Finance", "", 0, ""),
            new MicrotenantRow("7002", "Engineering", "", 0, "")),
        ImmutableList.of(),
        ImmutableList.of(),
        ImmutableList.of());
  }

  /** Returns everything, in the order of its creation. */
  synchronized Patch contents() {
    return new Patch(
        lastId,
        ImmutableList.copyOf(microtenants.values()),
        ImmutableList.copyOf(certificates.values()),
        ImmutableList.copyOf(objects.values()),
        ImmutableList.of());
  }

  synchronized ImmutableList<MicrotenantRow> microtenants() {
    return ImmutableList.copyOf(microtenants.values());
  }

  synchronized Optional<MicrotenantRow> microtenant(String id) {
    return Optional.ofNullable(microtenants.get(id));
  }

  synchronized ImmutableSet<String> microtenantIds() {
    return ImmutableSet.copyOf(microtenants.keySet());
  }

  /** Returns the certificates of these microtenants, by name. */
  synchronized ImmutableList<CertificateRow> certificatesOf(ImmutableSet<String> microtenantIds) {
    return certificates.values().stream()
        .filter(row -> microtenantIds.contains(row.microtenantId()))
        .sorted(BY_NAME)
        .collect(ImmutableList.toImmutableList());
  }

  synchronized int certificateCount() {
    return certificates.size();
  }

  /** Returns the one certificate of this name in that microtenant, if there is one. */
  synchronized Optional<CertificateRow> certificateNamed(String microtenantId, String name) {
    return certificates.values().stream()
        .filter(row -> row.name().equals(name) && row.microtenantId().equals(microtenantId))
        .findFirst();
  }

  synchronized Optional<CertificateRow> certificate(String id) {
    return Optional.ofNullable(certificates.get(id));
  }

  /** Returns the objects of a kind that these microtenants own, by name. */
  synchronized ImmutableList<ObjectRow> objectsOf(
      ObjectKind kind, ImmutableSet<String> microtenantIds) {
    return objects.values().stream()
        .filter(row -> row.kind() == kind && microtenantIds.contains(row.microtenantId()))
        .sorted(Comparator.comparing(ObjectRow::name).thenComparing(ObjectRow::id))
        .collect(ImmutableList.toImmutableList());
  }

  synchronized Optional<ObjectRow> object(String id) {
    return Optional.ofNullable(objects.get(id));
  }

  /** Returns the oldest object, of any microtenant, that shows the certificate. */
  synchronized Optional<ObjectRow> objectShowing(String certificateId) {
    return objects.values().stream().filter(row -> row.shows(certificateId)).findFirst();
  }

  /** Returns the id of the next object; it is given away with {@link #put}. */
  synchronized String nextId() {
    return Long.toString(lastId + 1);
  }

  /** Returns the ids after the last one; they are given away with {@link #put(ObjectRow, Ids)}. */
  synchronized Ids ids() {
    return new Ids(lastId);
  }

  synchronized void put(ObjectRow row, Ids given) {
    commit(Patch.of(given.last(), row));
  }

  synchronized void put(CertificateRow row) {
    commit(Patch.of(lastIdWith(row.id()), row));
  }

  synchronized void put(MicrotenantRow row) {
    commit(Patch.of(lastIdWith(row.id()), row));
  }

  /** Deletes a certificate, or what shows one. */
  synchronized void delete(String id) {
    commit(Patch.deletion(lastId, id));
  }

  /** Ends all changes. A request that is still being worked on fails from now on. */
  synchronized void close() {
    if (!closed) {
      closed = true;
      try {
        store.close(this::contents);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private long lastIdWith(String id) {
    return Math.max(lastId, Long.parseLong(id));
  }

  private void commit(Patch patch) {
    if (closed) {
      throw new UncheckedIOException(new IOException("the sandbox is closed"));
    }
    try {
      store.append(patch, this::contents);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    apply(patch);
  }

  /** Makes a change that is in the store already. */
  synchronized void apply(Patch patch) {
    lastId = patch.lastId();
    patch.microtenants().forEach(row -> microtenants.put(row.id(), row));
    patch.certificates().forEach(row -> certificates.put(row.id(), row));
    patch.objects().forEach(row -> objects.put(row.id(), row));
    patch.deleted().forEach(certificates::remove);
    patch.deleted().forEach(objects::remove);
  }
}
