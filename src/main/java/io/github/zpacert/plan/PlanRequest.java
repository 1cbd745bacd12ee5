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

  boolean covers(Address address) {
    return targets.isEmpty() || targets.contains(address);
  }
}
