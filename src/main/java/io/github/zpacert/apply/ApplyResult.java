package io.github.zpacert.apply;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.model.Address;
import io.github.zpacert.model.State;
import io.github.zpacert.plan.Counts;
import io.github.zpacert.tenant.TenantException;
import java.util.Optional;

/**
 * What an apply has done.
 *
 * @param done what was added, changed and destroyed
 * @param wrote whether any write was sent to the tenant, completed or not
 * @param failures in the order in which they happened
 * @param skipped the addresses of actions that were not begun
 * @param saveFailure why the state could not be saved, if it could not
 * @param state as it is now, saved or not
 */
public record ApplyResult(
    Counts done,
    boolean wrote,
    ImmutableList<Failure> failures,
    ImmutableList<Address> skipped,
    Optional<String> saveFailure,
    State state) {

  /** An action that did not come to its end. */
  public record Failure(Address address, TenantException.Kind kind, String reason) {}

  public boolean isComplete() {
    return failures.isEmpty() && skipped.isEmpty() && saveFailure.isEmpty();
  }
}
