package io.github.zpacert.cli;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.github.zpacert.config.CertificateEntry;
import io.github.zpacert.config.Configuration;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.diag.ProblemException;
import io.github.zpacert.material.PublicChain;
import io.github.zpacert.material.PublicMaterial;
import io.github.zpacert.model.Address;
import io.github.zpacert.model.Desired;
import io.github.zpacert.model.Microtenant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Turns the files' entries into desired certificates: reads the public material and resolves microtenants. */
final class DesiredReader {

  /**
   * What was read for one entry of the files.
   *
   * @param chain absent when there are problems
   */
  record Material(
      CertificateEntry entry, Optional<PublicChain> chain, ImmutableList<Problem> problems) {}

  private final PublicMaterial material;

  DesiredReader(PublicMaterial material) {
    this.material = material;
  }

  /** Reads every certificate, several at once, in the order of the files. */
  ImmutableList<Material> materials(Configuration configuration) {
    return configuration.certificates().parallelStream()
        .map(this::material)
        .collect(ImmutableList.toImmutableList());
  }

  private Material material(CertificateEntry entry) {
    try {
      return new Material(entry, Optional.of(material.read(entry.sources())), ImmutableList.of());
    } catch (ProblemException e) {
      return new Material(entry, Optional.empty(), ImmutableList.copyOf(e.problems()));
    }
  }

  /**
   * Returns what the files want, by address.
   *
   * @throws ProblemException with everything that is wrong with material, microtenants and addresses
   */
  static ImmutableSortedMap<Address, Desired> desired(
      List<Material> materials, MicrotenantDirectory directory) throws ProblemException {
    List<Problem> problems = new ArrayList<>();
    Map<Address, Desired> desired = new TreeMap<>();
    Map<Address, CertificateEntry> entries = new LinkedHashMap<>();
    for (Material material : materials) {
      CertificateEntry entry = material.entry();
      problems.addAll(material.problems());
      Optional<Microtenant> microtenant = directory.find(entry.microtenant());
      if (microtenant.isEmpty()) {
        problems.add(directory.unknown(entry));
        continue;
      }
      Address address = new Address(microtenant.get().name(), entry.name());
      Optional.ofNullable(entries.putIfAbsent(address, entry))
          .ifPresent(first -> problems.add(duplicate(address, first, entry)));
      material
          .chain()
          .ifPresent(
              chain -> desired.put(address, desired(address, microtenant.get(), entry, chain)));
    }
    if (!problems.isEmpty()) {
      throw new ProblemException(problems);
    }
    return ImmutableSortedMap.copyOf(desired);
  }

  private static Problem duplicate(
      Address address, CertificateEntry first, CertificateEntry second) {
    return Problem.error(
        second.nameAt(), "\"" + address + "\" is also declared at " + first.nameAt());
  }

  private static Desired desired(
      Address address, Microtenant microtenant, CertificateEntry entry, PublicChain chain) {
    return new Desired(
        address,
        microtenant.id(),
        entry.description(),
        chain.facts(),
        chain.chain(),
        chain.incomplete().isEmpty(),
        entry.protect(),
        entry.allowUncovered(),
        entry.waivers(),
        entry.previousName(),
        entry.nameAt());
  }
}
