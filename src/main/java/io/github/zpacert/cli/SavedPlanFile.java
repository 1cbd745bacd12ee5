package io.github.zpacert.cli;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.evidence.Warrant;
import io.github.zpacert.model.Approval;
import io.github.zpacert.model.Live;
import io.github.zpacert.model.Microtenant;
import io.github.zpacert.model.State;
import io.github.zpacert.model.Window;
import io.github.zpacert.plan.Plan;
import io.github.zpacert.plan.Preconditions;
import io.github.zpacert.plan.Settlement;
import io.github.zpacert.plan.World;
import io.github.zpacert.report.PlanFormatException;
import io.github.zpacert.report.PlanJson;
import io.github.zpacert.report.PlanText;
import io.github.zpacert.report.SavedPlan;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A plan that was saved: applied exactly, and only while everything that it was made from is still true. */
final class SavedPlanFile implements ApplyRun.PlanSource {

  private final Session session;
  private final Path file;
  private final SavedPlan saved;
  private final List<Path> approvals;
  private final Reports reports;
  private final ChangeGate gate;

  private SavedPlanFile(
      Session session,
      Path file,
      SavedPlan saved,
      List<Path> approvals,
      Reports reports,
      ChangeGate gate) {
    this.session = session;
    this.file = file;
    this.saved = saved;
    this.approvals = approvals;
    this.reports = reports;
    this.gate = gate;
  }

  /**
   * Reads a saved plan.
   *
   * @param approvals signatures that do not stand beside the file
   */
  static SavedPlanFile open(
      Session session, Path file, List<Path> approvals, Reports reports, ChangeGate gate)
      throws CommandException {
    return new SavedPlanFile(session, file, read(file), approvals, reports, gate);
  }

  static SavedPlan read(Path file) throws CommandException {
    try {
      return PlanJson.read(Files.readString(file));
    } catch (PlanFormatException e) {
      throw new CommandException(ExitCode.ERROR, e.problem(file.toString()));
    } catch (NoSuchFileException e) {
      throw new CommandException(
          ExitCode.ERROR, Problem.error("there is no plan file \"" + file + "\""));
    } catch (CharacterCodingException e) {
      throw new CommandException(
          ExitCode.ERROR, Problem.error("\"" + file + "\" is not a plan: it is not UTF-8 text"));
    } catch (IOException e) {
      throw new CommandException(
          ExitCode.ERROR, Problem.error("cannot read the plan file \"" + file + "\""));
    }
  }

  @Override
  public Optional<String> digest() {
    return Optional.of("sha256:" + saved.digest());
  }

  @Override
  public ApplyRun.Approved approved(State state) throws Exception {
    Plan plan = saved.plan();
    reports.planned(plan, saved.header());
    requireSameTenant(plan);
    if (!plan.refusals().isEmpty()) {
      throw new CommandException(ExitCode.REFUSED, plan.refusals());
    }
    requireTime(saved.header().window(), session.context().io().clock().instant());
    gate.require(plan);
    ImmutableList<Approval> counted = plan.changesAnything()
        ? new ApprovalGate(session).requireApproved(saved, file, approvals)
        : ImmutableList.of();
    World world = world(plan, state);
    reports.seen(world, session);
    var usage = new ConsumerSurvey(session).of(plan.scanned().keySet(), plan.scanned());
    var violations = Preconditions.violations(plan, world.live(), world.state(), usage);
    if (!violations.isEmpty()) {
      throw stale(violations);
    }
    session.console().text(PlanText.render(plan, session.console().style()));
    Warrant warrant = Warrant.ofSaved(saved.digest(), saved.header().made(), counted);
    return new ApplyRun.Approved(plan, world.state(), warrant);
  }

  /** Reads the live world of the plan's microtenants, for whose names nobody need be asked again. */
  private World world(Plan plan, State state) throws Exception {
    ImmutableList<Live> live = new Survey(session).live(plan.microtenants().keySet());
    var scope = plan.microtenants().entrySet().stream()
        .map(e -> new Microtenant(e.getKey(), e.getValue()))
        .collect(ImmutableList.toImmutableList());
    return Settlement.of(World.of(ImmutableSortedMap.of(), live, scope, state)).world();
  }

  private void requireSameTenant(Plan plan) throws Exception {
    var pin = session.configuration().tenant().pin();
    if (!plan.pin().equals(pin)) {
      throw new CommandException(
          ExitCode.REFUSED,
          Problem.error(
                  "the plan is for tenant " + plan.pin() + ", the configuration for tenant " + pin)
              .withHint("use the configuration that it was made from"));
    }
  }

  private static void requireTime(Window window, Instant now) throws CommandException {
    if (window.isAhead(now)) {
      throw new CommandException(
          ExitCode.REFUSED, Problem.error("the plan may not be applied yet, only " + window));
    }
    requireNotExpired(window, now);
  }

  static void requireNotExpired(Window window, Instant now) throws CommandException {
    if (!window.isAhead(now) && !window.contains(now)) {
      throw new CommandException(
          ExitCode.REFUSED,
          Problem.error("the plan has expired: it could be applied " + window)
              .withHint("plan again"));
    }
  }

  static CommandException stale(List<Problem> violations) {
    return new CommandException(
        ExitCode.STALE_PLAN,
        ImmutableList.<Problem>builder()
            .add(Problem.error(
                    "the plan is stale: the world has changed since it was made; nothing was changed")
                .withHint("plan again"))
            .addAll(violations)
            .build());
  }
}
