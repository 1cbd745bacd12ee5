package io.github.zpacert.report;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import io.github.zpacert.plan.Action;
import io.github.zpacert.plan.Counts;
import io.github.zpacert.plan.Estimate;
import io.github.zpacert.plan.Plan;

/**
 * A plan for a person: a block for each action in the plan's order, and Terraform's last line. Warnings and refusals
 * are not in it; they go with the errors.
 */
public final class PlanText {

  private PlanText() {}

  public static String render(Plan plan, Style style) {
    StringBuilder out = new StringBuilder();
    if (plan.changesAnything()) {
      out.append(header(plan.mode())).append("\n\n");
      blocks(plan, style, out);
    }
    if (plan.changesTenant()) {
      out.append(effort(plan.estimate())).append("\n\n");
    }
    return out.append(style.bold(lastLine(plan))).append('\n').toString();
  }

  /** Returns {@code Takes about 12 reads and 6 writes, 5s at ZPA's limits.} */
  static String effort(Estimate estimate) {
    return "Takes about " + Wording.count(estimate.reads(), "read") + " and "
        + Wording.count(estimate.writes(), "write") + ", "
        + Wording.elapsed(estimate.atLimits()) + " at ZPA's limits.";
  }

  /** Returns the sentence that ends a plan, which also stands alone when there is nothing to show. */
  public static String lastLine(Plan plan) {
    return plan.changesTenant() ? summary(plan.counts()) : noChanges(plan);
  }

  /** Returns {@code Plan: 1 to add, 1 to change, 1 to destroy.} */
  static String summary(Counts counts) {
    return "Plan: " + counts(counts) + ".";
  }

  static String counts(Counts counts) {
    return counts.added() + " to add, " + counts.changed() + " to change, " + counts.destroyed()
        + " to destroy";
  }

  private static String header(Plan.Mode mode) {
    return switch (mode) {
      case NORMAL -> "zpacert will perform the following actions:";
      case DESTROY -> "zpacert will destroy all certificates that the state owns:";
      case REFRESH_ONLY -> "zpacert will bring the state up to date, and leave the tenant alone:";
      case ROLLBACK -> "zpacert will put the former certificate in its place again:";
    };
  }

  private static void blocks(Plan plan, Style style, StringBuilder out) {
    ActionText text = new ActionText(style);
    for (Action action : plan.actions()) {
      String block = action.accept(text);
      if (!block.isEmpty()) {
        out.append(block).append('\n');
      }
    }
    String stateOnly = stateOnly(plan);
    if (plan.changesTenant() && !stateOnly.isEmpty()) {
      out.append("In the state alone: ").append(stateOnly).append(".\n");
    }
  }

  private static String noChanges(Plan plan) {
    String stateOnly = stateOnly(plan);
    return "No changes. " + why(plan)
        + (stateOnly.isEmpty() ? "" : " In the state alone: " + stateOnly + ".");
  }

  private static String why(Plan plan) {
    if (!plan.refusals().isEmpty()) {
      return "What the configuration asks for is refused.";
    }
    return switch (plan.mode()) {
      case NORMAL -> "Your certificates match the configuration.";
      case DESTROY -> "There is nothing to destroy.";
      case REFRESH_ONLY ->
        plan.changesAnything() ? "The tenant stays as it is." : "The state matches the tenant.";
      case ROLLBACK -> "There is nothing to put back.";
    };
  }

  /** Returns {@code 2 to adopt, 1 to forget}, or nothing. */
  private static String stateOnly(Plan plan) {
    ImmutableList.Builder<String> parts = ImmutableList.builder();
    add(parts, adopted(plan, true), "to adopt");
    add(parts, adopted(plan, false), "to bring up to date");
    add(parts, count(plan, Action.Forget.class), "to forget");
    return Joiner.on(", ").join(parts.build());
  }

  private static void add(ImmutableList.Builder<String> parts, long number, String what) {
    if (number > 0) {
      parts.add(number + " " + what);
    }
  }

  private static long adopted(Plan plan, boolean isNew) {
    return plan.actions().stream()
        .filter(a -> a instanceof Action.Adopt adopt && adopt.isNew() == isNew)
        .count();
  }

  private static long count(Plan plan, Class<? extends Action> kind) {
    return plan.actions().stream().filter(kind::isInstance).count();
  }
}
