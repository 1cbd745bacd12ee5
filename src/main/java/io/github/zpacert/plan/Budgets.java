package io.github.zpacert.plan;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.model.Budget;
import io.github.zpacert.model.Code;
import io.github.zpacert.model.Level;
import io.github.zpacert.plan.Action.Delete.Cause;
import java.util.Optional;
import java.util.stream.Stream;

/** What a plan may do in all. All numbers stand in the message. */
final class Budgets {

  /** How many certificates ZPA keeps for an organization, unless its support has raised that. */
  private static final int QUOTA = 1000;

  /** From there on a plan that adds some tells it. */
  private static final int NEARLY = QUOTA * 9 / 10;

  private final World world;
  private final PlanRequest request;
  private final ImmutableList<Action> all;
  private final ImmutableList<Action> covered;

  /**
   * @param all every action, also those outside the targets: shares are of the whole managed set
   */
  Budgets(ImmutableList<Action> all, World world, PlanRequest request) {
    this.world = world;
    this.request = request;
    this.all = all;
    this.covered =
        all.stream().filter(a -> request.covers(a, world)).collect(ImmutableList.toImmutableList());
  }

  Stream<Finding> findings() {
    return Stream.of(emptied(), deletes(), changes(), quota()).flatMap(Optional::stream);
  }

  private Optional<Finding> emptied() {
    int owned = world.state().resources().size();
    boolean isEmptied =
        request.mode() == Plan.Mode.NORMAL && world.desired().isEmpty() && owned > 0;
    return isEmptied && !request.allowEmpty()
        ? Optional.of(Finding.of(
                Code.NO_CERTIFICATES,
                "the files name no certificate at all, and the state owns " + owned)
            .withHint("if that is meant, say --allow-empty"))
        : Optional.empty();
  }

  private Optional<Finding> deletes() {
    long deletes = covered.stream().filter(Budgets::isRemoval).count();
    int managed = managed();
    Budget limit = request.policy().maxDelete();
    int allowed = limit.allowedOf(managed);
    return isMeant() || deletes <= allowed
        ? Optional.empty()
        : Optional.of(Finding.of(
                Code.MAX_DELETE,
                "the plan deletes " + deletes + " of " + managed
                    + " managed certificates, and policy.maxDelete (" + limit + ") allows "
                    + allowed)
            .withHint("if that is meant, raise policy.maxDelete"));
  }

  private Optional<Finding> changes() {
    return request.policy().gates().maxChange().flatMap(this::changes);
  }

  private Optional<Finding> changes(Budget limit) {
    long changes = covered.stream().filter(Budgets::isChange).count();
    // what is created counts, or a first run could create nothing
    int concerned =
        managed() + (int) all.stream().filter(Action.Create.class::isInstance).count();
    int allowed = limit.allowedOf(concerned);
    return isMeant() || changes <= allowed
        ? Optional.empty()
        : Optional.of(Finding.of(
                Code.MAX_CHANGE,
                "the plan changes " + changes + " of " + concerned
                    + " certificates, and policy.maxChange (" + limit + ") allows " + allowed)
            .withHint("if that is meant, raise policy.maxChange, or go about it with --target"));
  }

  private boolean isMeant() {
    return request.mode() != Plan.Mode.NORMAL
        || (world.desired().isEmpty() && request.allowEmpty());
  }

  private int managed() {
    return (int) all.stream().filter(Budgets::isManaged).count();
  }

  private static boolean isManaged(Action action) {
    return !(action instanceof Action.Create || action instanceof Action.Forget)
        && (!(action instanceof Action.Delete) || isRemoval(action));
  }

  /** Whether a certificate goes: leftovers and retired ones are none. */
  private static boolean isRemoval(Action action) {
    return action instanceof Action.Delete delete
        && (delete.cause() == Cause.DROPPED || delete.cause() == Cause.UNMANAGED);
  }

  private static boolean isChange(Action action) {
    return action.changesTenant() && (!(action instanceof Action.Delete) || isRemoval(action));
  }

  private Optional<Finding> quota() {
    Counts counts = Counts.of(covered);
    // a request that waits for its certificate is none yet
    int before = (int) world.live().stream().filter(l -> l.facts().isPresent()).count();
    int after = before + counts.added() - counts.destroyed();
    if (after <= before || after < NEARLY) {
      return Optional.empty();
    }
    Finding finding = Finding.of(
        Code.QUOTA,
        "the tenant would have " + after + " certificates in the microtenants that were read ("
            + Listed.of(world.microtenantNames().values()) + "), now " + before
            + "; ZPA keeps " + QUOTA + " in all of them together, and others were not counted");
    return Optional.of(
        after > QUOTA
            ? finding.withHint("delete what is not needed, or have Zscaler's support raise it and"
                + " say \"policy.gates: {quota: warn}\"")
            : finding.atMost(Level.WARN));
  }
}
