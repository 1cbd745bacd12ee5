package io.github.zpacert.report;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.zpacert.model.Live;
import java.time.Instant;
import java.util.Comparator;

/**
 * What a live object does not know of itself.
 *
 * @param microtenants name by id
 * @param ownedIds ids of the objects that the state owns, staged ones among them
 * @param now from which the days to expiry are counted
 */
public record Surroundings(
    ImmutableMap<String, String> microtenants, ImmutableSet<String> ownedIds, Instant now) {

  /** Returns the microtenant's name, or its id when nobody told the name. */
  String microtenant(Live live) {
    return microtenants.getOrDefault(live.microtenantId(), live.microtenantId());
  }

  String address(Live live) {
    return microtenant(live) + "/" + live.name().text();
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
