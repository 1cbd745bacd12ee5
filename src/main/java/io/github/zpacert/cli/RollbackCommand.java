package io.github.zpacert.cli;

import com.google.common.collect.ImmutableSortedSet;
import io.github.zpacert.change.Justification;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.model.Address;
import io.github.zpacert.model.Owned;
import io.github.zpacert.model.Policy;
import io.github.zpacert.model.State;
import io.github.zpacert.plan.Plan;
import io.github.zpacert.plan.PlanRequest;
import io.github.zpacert.report.Header;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "rollback",
    description =
        "Put the certificate that was replaced last in its place again, and point to it what shows the present one."
            + " Needs no private key, only that \"rotation.retain\" has kept it.")
final class RollbackCommand implements Callable<Integer> {

  private final Context context;

  @Parameters(paramLabel = "ADDR", description = "Its address, like Default/portal.example.com")
  private String address = "";

  @Mixin
  private ReportOptions reportOptions = new ReportOptions();

  @Mixin
  private ChangeOptions changeOptions = new ChangeOptions();

  @Option(names = "--auto-approve", description = "Do not ask before it is done.")
  private boolean autoApprove;

  @Option(
      names = "--allow-uncovered",
      description = "Accept that certificates are shown under names that they do not cover.")
  private boolean allowUncovered;

  RollbackCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Exception {
    Justification why = changeOptions.justification();
    Address target = Addresses.parse(address);
    FreshPlan.requireApproval(context, autoApprove, "say --auto-approve");
    return Reports.of(
        context,
        "rollback",
        reportOptions,
        (session, reports) -> back(session, reports, target, why));
  }

  private ExitCode back(Session session, Reports reports, Address target, Justification why)
      throws Exception {
    ChangeGate gate = new ChangeGate(session, why);
    try (LockedState locked = locked(session, why)) {
      var source =
          new FreshPlan(session, state -> plan(session, state, target, reports), autoApprove, gate);
      ExitCode code = new ApplyRun(session, locked, reports, gate).run(source);
      if (code == ExitCode.SUCCESS) {
        session
            .console()
            .problem(
                Problem.warning(
                    "unless the files name the former certificate too, the next apply replaces it again"));
      }
      return code;
    }
  }

  private static LockedState locked(Session session, Justification why) throws Exception {
    new ApprovalGate(session)
        .requireSavedPlan("put the former certificate into the files, and have that plan approved");
    return LockedState.take(session, "rollback", why, Optional.empty());
  }

  private Planning plan(Session session, State state, Address target, Reports reports)
      throws Exception {
    Instant now = context.io().clock().instant();
    Owned owned = StateEntries.find(state, target);
    Planning planning = Planning.of(
        session,
        new Survey(session).world(state, owned),
        request(session.configuration().policy(), target, now));
    return reports.planned(planning, session, Header.atOnce(Version.current(), now));
  }

  private PlanRequest request(Policy policy, Address target, Instant now) {
    return new PlanRequest(
        Plan.Mode.ROLLBACK, policy, ImmutableSortedSet.of(target), false, allowUncovered, now);
  }
}
