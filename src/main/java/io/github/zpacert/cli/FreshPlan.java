package io.github.zpacert.cli;

import com.google.common.collect.ImmutableSet;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.evidence.Warrant;
import io.github.zpacert.model.State;
import io.github.zpacert.plan.Plan;
import io.github.zpacert.plan.Preconditions;
import java.io.IOException;

/** A plan that is made now, shown, and approved by a person, unless nobody need be asked. */
final class FreshPlan implements ApplyRun.PlanSource {

  /** Makes the plan. */
  interface Maker {
    Planning of(State state) throws Exception;
  }

  private final Session session;
  private final Maker maker;
  private final boolean autoApprove;
  private final ChangeGate gate;

  FreshPlan(Session session, Maker maker, boolean autoApprove, ChangeGate gate) {
    this.session = session;
    this.maker = maker;
    this.autoApprove = autoApprove;
    this.gate = gate;
  }

  /**
   * Stops before anything is read when a plan could never be approved.
   *
   * @param hint how to go about it without a person
   */
  static void requireApproval(Context context, boolean autoApprove, String hint)
      throws CommandException {
    if (!autoApprove && !(context.io().terminal() && context.options().input)) {
      throw new CommandException(
          ExitCode.ERROR, Problem.error("nobody is here to approve the plan").withHint(hint));
    }
  }

  @Override
  public ApplyRun.Approved approved(State state) throws Exception {
    Planning planning = maker.of(state);
    Plan plan = planning.plan();
    PlanView.show(plan, session.console());
    if (!plan.refusals().isEmpty()) {
      // already shown with the plan
      throw new CommandException(ExitCode.REFUSED, ImmutableSet.of());
    }
    gate.require(plan);
    if (plan.changesTenant() && !autoApprove) {
      ask();
      requireUnchanged(plan, planning.world().state());
    }
    return new ApplyRun.Approved(plan, planning.world().state(), Warrant.OWN);
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
    var usage = new ConsumerSurvey(session).of(plan.scanned().keySet(), plan.scanned());
    var violations = Preconditions.violations(plan, live, state, usage);
    if (!violations.isEmpty()) {
      throw SavedPlanFile.stale(violations);
    }
  }
}
