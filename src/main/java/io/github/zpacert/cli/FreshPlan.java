package io.github.zpacert.cli;

import com.google.common.collect.ImmutableSet;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.model.State;
import io.github.zpacert.plan.Plan;
import io.github.zpacert.plan.Planner;
import io.github.zpacert.plan.Preconditions;
import io.github.zpacert.plan.World;
import java.io.IOException;

/** A plan that is made now, shown, and approved by a person, unless nobody need be asked. */
final class FreshPlan implements ApplyRun.PlanSource {

  private final Session session;
  private final PlanOptions options;
  private final boolean autoApprove;

  FreshPlan(Session session, PlanOptions options, boolean autoApprove) {
    this.session = session;
    this.options = options;
    this.autoApprove = autoApprove;
  }

  @Override
  public ApplyRun.Approved approved(State state) throws Exception {
    var now = session.context().io().clock().instant();
    World world = new Survey(session).world(state);
    Plan plan = Planner.plan(world, options.request(session.configuration().policy(), now));
    PlanView.show(plan, session.console());
    if (!plan.refusals().isEmpty()) {
      // already shown with the plan
      throw new CommandException(ExitCode.REFUSED, ImmutableSet.of());
    }
    if (plan.changesTenant() && !autoApprove) {
      ask();
      requireUnchanged(plan, world.state());
    }
    return new ApplyRun.Approved(plan, world.state());
  }

  private void ask() throws CommandException, IOException {
    Context context = session.context();
    session.console().prompt("\nDo you want to perform these actions? Only \"yes\" is accepted: ");
    context.interruption().blocked();
    String answer = context.io().in().readLine();
    context.interruption().busy();
    if (answer == null) {
      // nobody has ended the prompt's line
      session.console().prompt("\n");
    }
    if (!"yes".equals(answer)) {
      throw new CommandException(
          ExitCode.REFUSED, Problem.error("apply was not approved; nothing was changed"));
    }
  }

  /** A person may have taken long to answer. */
  private void requireUnchanged(Plan plan, State state) throws Exception {
    var live = new Survey(session).live(plan.microtenants().keySet());
    var violations = Preconditions.violations(plan, live, state);
    if (!violations.isEmpty()) {
      throw SavedPlanFile.stale(violations);
    }
  }
}
