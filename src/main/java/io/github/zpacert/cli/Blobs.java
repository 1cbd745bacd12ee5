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
  private final List<Problem> changes = new ArrayList<>();
  private final List<Problem> problems = new ArrayList<>();
  private final Map<Address, Secret> blobs = new HashMap<>();

  private Blobs(SourceReader sources) {
    this.keys = new PrivateMaterial(sources);
    this.certificates = new PublicMaterial(sources);
  }

  /**
   * Reads the private keys of everything that the plan uploads.
   *
   * @throws CommandException if the files no longer hold what was planned, with every difference
   * @throws ProblemException with everything that is wrong with any key
   */
  static Blobs prepare(Session session, Plan plan) throws Exception {
    Map<Address, CertificateEntry> entries = entries(session.configuration(), plan);
    Blobs blobs = new Blobs(session.sources());
    try {
      Uploads.of(plan.actions())
          .forEach((address, wanted) -> Optional.ofNullable(entries.get(address))
              .ifPresentOrElse(
                  entry -> blobs.read(entry, address, wanted), () -> blobs.unnamed(address)));
      blobs.throwIfAny();
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

  private void unnamed(Address address) {
    changes.add(
        Problem.error("the plan uploads \"" + address + "\", and the files no longer name it"));
  }

  private void read(CertificateEntry entry, Address address, Wanted wanted) {
    Fingerprint planned = wanted.facts().fingerprint();
    try {
      blobs.put(address, keys.certBlob(entry.sources(), planned));
    } catch (ProblemException e) {
      // a certificate that is no longer the planned one makes the plan stale; everything else is
      // the user's to mend
      fingerprint(entry)
          .filter(found -> !found.equals(planned))
          .ifPresentOrElse(
              found -> changes.add(changed(entry, found, planned)),
              () -> problems.addAll(e.problems()));
    }
  }

  private static Problem changed(CertificateEntry entry, Fingerprint found, Fingerprint planned) {
    return Problem.error(
        entry.sources().declaredAt(),
        entry.sources().certificate().describe() + " has changed: its leaf is " + found.shortened()
            + ", planned was " + planned.shortened());
  }

  private void throwIfAny() throws CommandException, ProblemException {
    if (!changes.isEmpty()) {
      throw SavedPlanFile.stale(changes);
    }
    if (!problems.isEmpty()) {
      throw new ProblemException(problems);
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
