package io.github.zpacert.plan;

import com.google.common.collect.ImmutableSortedSet;
import io.github.zpacert.model.Address;
import io.github.zpacert.model.Policy;
import java.time.Instant;

/**
 * What is asked of the planner.
 *
 * @param targets the only addresses to plan for; empty for all
 * @param allowEmpty whether files that name no certificate at all are meant
 * @param allowUncovered whether certificates may be shown under names that they do not cover
 * @param now for judging validity, and what has been kept for long enough
 */
public record PlanRequest(
    Plan.Mode mode,
    Policy policy,
    ImmutableSortedSet<Address> targets,
    boolean allowEmpty,
    boolean allowUncovered,
    Instant now) {

  /** Whether the action is about a target, or about a temporary or retired object that belongs to one. */
  boolean covers(Action action, World world) {
    return covers(action.address())
        || (action instanceof Action.Delete delete
            && world.owner(delete.before().id()).filter(targets::contains).isPresent());
  }

  boolean covers(Address address) {
    return targets.isEmpty() || targets.contains(address);
  }
}
