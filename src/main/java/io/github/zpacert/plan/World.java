package io.github.zpacert.plan;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Maps;
import io.github.zpacert.model.Address;
import io.github.zpacert.model.Desired;
import io.github.zpacert.model.Live;
import io.github.zpacert.model.Microtenant;
import io.github.zpacert.model.Owned;
import io.github.zpacert.model.State;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that a plan is made from.
 *
 * @param desired what the files want
 * @param live every certificate that the microtenants below own
 * @param microtenants the microtenants that were read: those of the files and those of the state
 * @param state what we own, addressed by the microtenants' names of today
 * @param usage who shows which certificate; unknown until a plan turns out to need it
 */
public record World(
    ImmutableSortedMap<Address, Desired> desired,
    ImmutableList<Live> live,
    ImmutableList<Microtenant> microtenants,
    State state,
    Usage usage) {

  /**
   * Returns a world whose state is addressed by the names that its microtenants have today, since a renamed
   * microtenant must not look like another one, and knows no retired object that is gone.
   */
  public static World of(
      ImmutableSortedMap<Address, Desired> desired,
      ImmutableList<Live> live,
      ImmutableList<Microtenant> microtenants,
      State state) {
    return new World(
        desired,
        live,
        microtenants,
        state.withResources(readdressed(withoutGone(state, live, microtenants), microtenants)),
        Usage.UNKNOWN);
  }

  /** Returns the same world, seen by somebody who has looked for what shows its certificates. */
  public World withUsage(Usage newUsage) {
    return new World(desired, live, microtenants, state, newUsage);
  }

  /** Returns the microtenants' names by id. */
  public ImmutableSortedMap<String, String> microtenantNames() {
    return microtenants.stream()
        .collect(ImmutableSortedMap.toImmutableSortedMap(
            String::compareTo, Microtenant::id, Microtenant::name, (first, second) -> first));
  }

  /** Returns the address of the entry that an object belongs to, whatever its own name is. */
  Optional<Address> owner(String id) {
    return state.resources().values().stream()
        .filter(o -> o.ids().contains(id))
        .map(Owned::address)
        .findFirst();
  }

  World withState(State newState) {
    return new World(desired, live, microtenants, newState, usage);
  }

  /** What is retired in a microtenant that nobody has read is not gone. */
  private static State withoutGone(
      State state, ImmutableList<Live> live, ImmutableList<Microtenant> microtenants) {
    if (state.resources().values().stream().allMatch(o -> o.retired().isEmpty())) {
      return state;
    }
    LiveIndex index = new LiveIndex(live);
    var read = microtenants.stream().map(Microtenant::id).collect(ImmutableSet.toImmutableSet());
    return state.withResources(ImmutableSortedMap.copyOf(Maps.transformValues(
        state.resources(),
        o -> o.withRetired(o.retired().stream()
            .filter(r -> !read.contains(o.microtenantId())
                || index.withId(o.microtenantId(), r.id()).isPresent())
            .collect(ImmutableList.toImmutableList())))));
  }

  private static ImmutableSortedMap<Address, Owned> readdressed(
      State state, ImmutableList<Microtenant> microtenants) {
    var names =
        Maps.transformValues(Maps.uniqueIndex(microtenants, Microtenant::id), Microtenant::name);
    SortedMap<Address, Owned> readdressed = new TreeMap<>();
    for (Owned owned : state.resources().values()) {
      String name = names.getOrDefault(owned.microtenantId(), owned.address().microtenant());
      Address today = new Address(name, owned.address().name());
      // an entry whose place is taken keeps its old address: nothing is lost
      Address free = readdressed.containsKey(today) ? owned.address() : today;
      readdressed.put(free, owned.at(free));
    }
    return ImmutableSortedMap.copyOf(readdressed);
  }
}
