package io.github.zpacert.report;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.plan.Action;
import io.github.zpacert.plan.Action.Replace;
import io.github.zpacert.plan.Plan;

/** Judges a plan by what it takes away, who is concerned, and whether there is a way back. */
final class RiskOfPlan {

  private final Plan plan;

  RiskOfPlan(Plan plan) {
    this.plan = plan;
  }

  ChangeRequest.Risk level() {
    if (!plan.changesTenant()) {
      return ChangeRequest.Risk.NONE;
    }
    if (deleted() > 0 || shownWithoutReturn() > 0 || !plan.refusals().isEmpty()) {
      return ChangeRequest.Risk.HIGH;
    }
    return replaced() > 0 || !plan.warnings().isEmpty()
        ? ChangeRequest.Risk.MEDIUM
        : ChangeRequest.Risk.LOW;
  }

  ImmutableList<String> reasons() {
    ImmutableList.Builder<String> reasons = ImmutableList.builder();
    add(reasons, plan.refusals().size(), "reason", "why policy or protection forbids the plan");
    add(reasons, deleted(), "certificate", "deleted; ZPA gives no private key back");
    add(
        reasons,
        shownWithoutReturn(),
        "shown certificate",
        "replaced without keeping the old one (rotation.retain), so that \"zpacert rollback\" has nothing to go back to");
    add(reasons, replaced(), "certificate", "replaced by new content");
    add(reasons, consumers(), "consumer", "pointed to another certificate");
    add(reasons, plan.warnings().size(), "warning", "to be read first");
    ImmutableList<String> found = reasons.build();
    if (!found.isEmpty()) {
      return found;
    }
    return ImmutableList.of(
        plan.changesTenant() ? "nothing is taken away" : "nothing in the tenant changes");
  }

  private static void add(
      ImmutableList.Builder<String> reasons, long number, String noun, String fate) {
    if (number > 0) {
      reasons.add(Wording.count(number, noun) + ": " + fate);
    }
  }

  private long deleted() {
    return plan.actions().stream().filter(Action.Delete.class::isInstance).count();
  }

  private long replaced() {
    return ChangeRequest.replaces(plan).count();
  }

  private long consumers() {
    return ChangeRequest.replaces(plan).mapToLong(r -> r.repoints().size()).sum();
  }

  private long shownWithoutReturn() {
    return ChangeRequest.replaces(plan)
        .filter(r -> !r.repoints().isEmpty() && !keepsTheOld(r))
        .count();
  }

  private static boolean keepsTheOld(Replace replace) {
    return replace.rotation().retain().isPresent();
  }
}
