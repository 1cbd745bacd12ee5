package io.github.zpacert.model;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Maps;
import java.util.Optional;

/**
 * What we own, as of the last write. A value: every change is a new one.
 *
 * @param lineage made once, when the state is; two states of different lineage have nothing to do with each other
 * @param serial grows by one with every run that changes the state
 * @param pin the tenant that the ids belong to
 * @param resources by address
 * @param journal writes that were under way when the state was saved
 */
public record State(
    String lineage,
    long serial,
    TenantPin pin,
    ImmutableSortedMap<Address, Owned> resources,
    ImmutableList<Intent> journal) {

  /** Returns a state that owns nothing, before its first save. */
  public static State empty(String lineage, TenantPin pin) {
    return new State(lineage, 0, pin, ImmutableSortedMap.of(), ImmutableList.of());
  }

  public Optional<Owned> owned(Address address) {
    return Optional.ofNullable(resources.get(address));
  }

  /** Returns the state that owns the given certificate, in place of what stood at its address. */
  public State with(Owned owned) {
    return withResources(ImmutableSortedMap.<Address, Owned>naturalOrder()
        .putAll(Maps.filterKeys(resources, a -> !a.equals(owned.address())))
        .put(owned.address(), owned)
        .build());
  }

  /** Returns the state that owns nothing at the given address. */
  public State without(Address address) {
    return withResources(
        ImmutableSortedMap.copyOf(Maps.filterKeys(resources, a -> !a.equals(address))));
  }

  public State withResources(ImmutableSortedMap<Address, Owned> newResources) {
    return new State(lineage, serial, pin, newResources, journal);
  }

  public State withJournal(ImmutableList<Intent> newJournal) {
    return new State(lineage, serial, pin, resources, newJournal);
  }

  public State withSerial(long newSerial) {
    return new State(lineage, newSerial, pin, resources, journal);
  }
}
