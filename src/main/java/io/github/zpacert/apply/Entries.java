package io.github.zpacert.apply;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.model.Address;
import io.github.zpacert.model.CertificateFacts;
import io.github.zpacert.model.Owned;
import io.github.zpacert.model.Owned.Retired;
import io.github.zpacert.model.Owned.Staged;
import io.github.zpacert.plan.Existing;
import io.github.zpacert.plan.Wanted;
import java.time.InstantSource;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes entries of the state. What belongs to an object must stay known until it is deleted, also when
 * its owner moves: an upload that waits for its turn, and what was retired.
 */
final class Entries {

  private final Ledger ledger;
  private final InstantSource clock;
  private final String run;

  Entries(Ledger ledger, InstantSource clock, String run) {
    this.ledger = ledger;
    this.clock = clock;
    this.run = run;
  }

  /** Returns the entry for an object that holds what is wanted. */
  Owned of(Address address, String id, Wanted after) {
    return of(
        address, id, after.microtenantId(), after.facts(), after.description(), after.protect());
  }

  /** Returns the entry for an object as it is. */
  Owned of(Address address, Existing live, boolean protect) {
    return of(address, live.id(), live.microtenantId(), live.facts(), live.description(), protect);
  }

  private Owned of(
      Address address,
      String id,
      String microtenantId,
      CertificateFacts facts,
      String description,
      boolean protect) {
    Optional<Staged> staged = related(address, id)
        .flatMap(o -> o.staged().stream())
        .filter(s -> !s.id().equals(id))
        .findFirst();
    ImmutableList<Retired> retired = related(address, id)
        .flatMap(o -> o.retired().stream())
        .filter(r -> !r.id().equals(id))
        .distinct()
        .collect(ImmutableList.toImmutableList());
    return Owned.of(address, id, microtenantId, facts, description, protect, clock.instant(), run)
        .withStaged(staged)
        .withRetired(retired);
  }

  private Stream<Owned> related(Address address, String id) {
    return ledger.state().resources().values().stream()
        .filter(o -> o.address().equals(address) || o.ids().contains(id));
  }
}
