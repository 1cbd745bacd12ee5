package io.github.zpacert.plan;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.zpacert.diag.Position;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.model.CertificateFacts;
import io.github.zpacert.model.Code;
import io.github.zpacert.model.Gates;
import io.github.zpacert.model.Level;
import java.util.Optional;
import java.util.stream.Stream;

/** What the gates say of the files' certificates without a look at the tenant. */
public final class OfflineGates {

  /**
   * A certificate as the files name it.
   *
   * @param waivers why gates do not bind it
   * @param at where the files say so
   */
  public record Entry(
      String name, String description, ImmutableMap<Code, String> waivers, Position at) {}

  private final Gates gates;
  private final Gatekeeper gatekeeper;

  public OfflineGates(Gates gates) {
    this.gates = gates;
    this.gatekeeper = new Gatekeeper(gates);
  }

  /** Returns warnings alone, for only an upload is refused: what is already in the tenant may be as it is. */
  public ImmutableList<Problem> warnings(Entry entry, CertificateFacts facts) {
    Stream<Flaw> ofEntry = Stream.of(
            EntryGates.name(entry.name(), gates), EntryGates.description(entry.description()))
        .flatMap(Optional::stream);
    return Stream.concat(Fitness.flaws(facts).stream(), ofEntry)
        .map(f -> Finding.of(f.code(), "\"" + entry.name() + "\" " + f.predicate())
            .withHint(f.hint())
            .atMost(Level.WARN))
        .flatMap(f -> gatekeeper.judge(f, entry.waivers(), Optional.of(entry.at())).stream())
        .collect(ImmutableList.toImmutableList());
  }
}
