package io.github.zpacert.cli;

import io.github.zpacert.change.Justification;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.model.State;
import io.github.zpacert.plan.PlanRequest;
import io.github.zpacert.report.Header;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "apply",
    description =
        "Make the tenant what the files say: plan, ask, apply. With a saved plan: do exactly that, or nothing.")
final class ApplyCommand implements Callable<Integer> {

  private final Context context;

  @Mixin
  private PlanOptions options = new PlanOptions();

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "A plan that \"zpacert plan --out FILE\" has saved.")
  private @Nullable Path planFile;

  @Mixin
  private ReportOptions reportOptions = new ReportOptions();

  @Mixin
  private ChangeOptions changeOptions = new ChangeOptions();

  @Option(names = "--auto-approve", description = "Do not ask before applying.")
  private boolean autoApprove;

  @Option(
      names = "--approval",
      paramLabel = "SIG",
      description =
          "A signature that \"zpacert approve\" has made, besides those beside the plan; repeatable.")
  private List<Path> approvals = new ArrayList<>();

  ApplyCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Exception {
    Justification why = changeOptions.justification();
    if (planFile == null) {
      FreshPlan.requireApproval(context, autoApprove, "give a saved plan, or say --auto-approve");
    }
    if (planFile != null && !options.isDefault()) {
      throw new CommandException(
          ExitCode.USAGE,
          Problem.error("a saved plan is applied as it is")
              .withHint(
                  "leave --target, --destroy, --refresh-only, --allow-empty and --allow-uncovered to \"zpacert plan\""));
    }
    if (planFile == null && !approvals.isEmpty()) {
      throw new CommandException(
          ExitCode.USAGE, Problem.error("--approval goes with a saved plan"));
    }
    return Reports.of(
        context, "apply", reportOptions, (session, reports) -> apply(session, reports, why));
  }

  private ExitCode apply(Session session, Reports reports, Justification why) throws Exception {
    ChangeGate gate = new ChangeGate(session, why);
    ApplyRun.PlanSource source = planned(session, reports, gate);
    try (LockedState locked = LockedState.take(session, "apply", why, source.digest())) {
      return new ApplyRun(session, locked, reports, gate).run(source);
    }
  }

  private ApplyRun.PlanSource planned(Session session, Reports reports, ChangeGate gate)
      throws Exception {
    if (planFile == null) {
      new ApprovalGate(session)
          .requireSavedPlan(
              "save it with \"zpacert plan --out FILE\", have it approved, apply FILE");
      return new FreshPlan(session, state -> plan(session, state, reports), autoApprove, gate);
    }
    Path directory = context.options().directory(context.io().directory());
    return SavedPlanFile.open(
        session,
        directory.resolve(planFile),
        approvals.stream().map(directory::resolve).toList(),
        reports,
        gate);
  }

  private Planning plan(Session session, State state, Reports reports) throws Exception {
    Instant now = context.io().clock().instant();
    PlanRequest request = options.request(session.configuration().policy(), now);
    return reports.planned(
        Planning.of(session, new Survey(session).world(state), request),
        session,
        Header.atOnce(Version.current(), now));
  }
}
