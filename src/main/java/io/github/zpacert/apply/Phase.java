package io.github.zpacert.apply;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.plan.Action;
import io.github.zpacert.plan.Action.Delete.Cause;
import io.github.zpacert.plan.Plan;

/** The order of an apply: all actions of a phase end before the next phase begins. */
enum Phase {
  /** What is live and goes into the state. */
  RECORDS,
  /** Temporary objects that nothing serves; renames, which free names. */
  RENAMES,
  UPLOADS,
  /** What was retired goes before what has replaced it: that one's entry of the state is all that knows of it. */
  RETIREMENTS,
  /**
   * Last, and only if nothing failed: what goes must have its successor in place, and an entry of the state that goes
   * may be all that knows of a temporary object.
   */
  DELETES;

  ImmutableList<Action> of(Plan plan) {
    return plan.actions().stream()
        .filter(a -> phase(a) == this)
        .collect(ImmutableList.toImmutableList());
  }

  private static Phase phase(Action action) {
    if (action instanceof Action.Delete delete) {
      return phase(delete.cause());
    }
    if (action instanceof Action.Forget) {
      return DELETES;
    }
    if (action instanceof Action.Update) {
      return RENAMES;
    }
    return action.changesTenant() ? UPLOADS : RECORDS;
  }

  private static Phase phase(Cause cause) {
    return switch (cause) {
      case LEFTOVER -> RENAMES;
      case RETIRED -> RETIREMENTS;
      case DROPPED, UNMANAGED -> DELETES;
    };
  }
}
