package io.github.zpacert.report;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.zpacert.model.Live;
import io.github.zpacert.plan.Usage;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/**
 * What a live object does not know of itself.
 *
 * @param microtenants name by id
 * @param ownedIds ids of the objects that the state owns, staged ones among them
 * @param usage who shows which certificate; absent when nobody has looked
 * @param now from which the days to expiry are counted
 */
public record Surroundings(
    ImmutableMap<String, String> microtenants,
    ImmutableSet<String> ownedIds,
    Optional<Usage> usage,
    Instant now) {

  /** Returns the microtenant's name, or its id when nobody told the name. */
  String microtenant(Live live) {
    return microtenants.getOrDefault(live.microtenantId(), live.microtenantId());
  }

  String address(Live live) {
    return microtenant(live) + "/" + live.name().text();
  }

  /** Returns the same, seen by somebody who has looked for what shows certificates. */
  public Surroundings withUsage(Usage seen) {
    return new Surroundings(microtenants, ownedIds, Optional.of(seen), now);
  }

  public boolean owns(Live live) {
    return ownedIds.contains(live.id());
  }

  /** Orders as addresses do, and names that occur twice by id. */
  public Comparator<Live> order() {
    return Comparator.comparing(this::microtenant)
        .thenComparing(l -> l.name().text())
        .thenComparing(Live::id);
  }
}
