package io.github.zpacert.cli;

import io.github.zpacert.apply.Material;
import io.github.zpacert.config.CertificateEntry;
import io.github.zpacert.config.Configuration;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.diag.ProblemException;
import io.github.zpacert.material.PrivateMaterial;
import io.github.zpacert.material.PublicMaterial;
import io.github.zpacert.material.SourceReader;
import io.github.zpacert.model.Address;
import io.github.zpacert.model.Fingerprint;
import io.github.zpacert.model.Secret;
import io.github.zpacert.plan.Plan;
import io.github.zpacert.plan.Uploads;
import io.github.zpacert.plan.Wanted;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an apply will upload, read and checked before its first write, and overwritten once it is sent. */
final class Blobs implements Material, AutoCloseable {

  private final PrivateMaterial keys;
  private final PublicMaterial certificates;
  private final List<Problem> problems = new ArrayList<>();
  private final Map<Address, Secret> blobs = new HashMap<>();

  private Blobs(SourceReader sources) {
    this.keys = new PrivateMaterial(sources);
    this.certificates = new PublicMaterial(sources);
  }

  /**
   * Reads the private keys of everything that the plan uploads.
   *
   * @throws CommandException if the files no longer hold the certificate that was planned
   * @throws ProblemException with everything that is wrong with any key
   */
  static Blobs prepare(Session session, Plan plan) throws Exception {
    Map<Address, CertificateEntry> entries = entries(session.configuration(), plan);
    Blobs blobs = new Blobs(session.sources());
    try {
      for (Map.Entry<Address, Wanted> upload : Uploads.of(plan.actions()).entrySet()) {
        blobs.read(entry(entries, upload.getKey()), upload.getKey(), upload.getValue());
      }
      if (!blobs.problems.isEmpty()) {
        throw new ProblemException(blobs.problems);
      }
      return blobs;
    } catch (CommandException | ProblemException e) {
      blobs.close();
      throw e;
    }
  }

  private static Map<Address, CertificateEntry> entries(Configuration configuration, Plan plan) {
    MicrotenantDirectory directory = MicrotenantDirectory.of(plan.microtenants());
    Map<Address, CertificateEntry> entries = new HashMap<>();
    for (CertificateEntry entry : configuration.certificates()) {
      directory
          .find(entry.microtenant())
          .ifPresent(m -> entries.put(new Address(m.name(), entry.name()), entry));
    }
    return entries;
  }

  private static CertificateEntry entry(Map<Address, CertificateEntry> entries, Address address)
      throws CommandException {
    return Optional.ofNullable(entries.get(address))
        .orElseThrow(() -> new CommandException(
            ExitCode.STALE_PLAN,
            Problem.error("the plan uploads \"" + address + "\", and the files no longer name it")
                .withHint("plan again")));
  }

  private void read(CertificateEntry entry, Address address, Wanted wanted)
      throws CommandException {
    try {
      blobs.put(address, keys.certBlob(entry.sources(), wanted.facts().fingerprint()));
    } catch (ProblemException e) {
      requireUnchanged(entry, wanted);
      problems.addAll(e.problems());
    }
  }

  /** A certificate that is no longer the planned one makes the plan stale; everything else is the user's to mend. */
  private void requireUnchanged(CertificateEntry entry, Wanted wanted) throws CommandException {
    Fingerprint planned = wanted.facts().fingerprint();
    Optional<Fingerprint> found = fingerprint(entry);
    if (found.isPresent() && !found.get().equals(planned)) {
      throw new CommandException(
          ExitCode.STALE_PLAN,
          Problem.error(
                  entry.sources().declaredAt(),
                  entry.sources().certificate().describe()
                      + " has changed since the plan: its leaf is "
                      + found.get().shortened() + ", planned was " + planned.shortened())
              .withHint("plan again"));
    }
  }

  private Optional<Fingerprint> fingerprint(CertificateEntry entry) {
    try {
      return Optional.of(certificates.read(entry.sources()).facts().fingerprint());
    } catch (ProblemException e) {
      return Optional.empty();
    }
  }

  @Override
  public Secret certBlob(Address address) {
    return Optional.ofNullable(blobs.get(address))
        .orElseThrow(() -> new IllegalStateException("nothing was prepared for " + address));
  }

  @Override
  public void close() {
    blobs.values().forEach(Secret::close);
  }
}
