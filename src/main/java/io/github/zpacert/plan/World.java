package io.github.zpacert.plan;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Maps;
import io.github.zpacert.model.Address;
import io.github.zpacert.model.Desired;
import io.github.zpacert.model.Live;
import io.github.zpacert.model.Microtenant;
import io.github.zpacert.model.Owned;
import io.github.zpacert.model.State;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that a plan is made from.
 *
 * @param desired what the files want
 * @param live every certificate that the microtenants below own
 * @param microtenants the microtenants that were read: those of the files and those of the state
 * @param state what we own, addressed by the microtenants' names of today
 */
public record World(
    ImmutableSortedMap<Address, Desired> desired,
    ImmutableList<Live> live,
    ImmutableList<Microtenant> microtenants,
    State state) {

  /**
   * Returns a world whose state is addressed by the names that its microtenants have today: a renamed
   * microtenant must not look like another one.
   */
  public static World of(
      ImmutableSortedMap<Address, Desired> desired,
      ImmutableList<Live> live,
      ImmutableList<Microtenant> microtenants,
      State state) {
    return new World(
        desired, live, microtenants, state.withResources(readdressed(state, microtenants)));
  }

  /** Returns the microtenants' names by id. */
  public ImmutableSortedMap<String, String> microtenantNames() {
    return microtenants.stream()
        .collect(ImmutableSortedMap.toImmutableSortedMap(
            String::compareTo, Microtenant::id, Microtenant::name, (first, second) -> first));
  }

  World withState(State newState) {
    return new World(desired, live, microtenants, newState);
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
