package io.github.zpacert.cli;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.apply.Applier;
import io.github.zpacert.apply.ApplyResult;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.evidence.Warrant;
import io.github.zpacert.model.State;
import io.github.zpacert.plan.Plan;
import io.github.zpacert.report.ApplyText;
import io.github.zpacert.report.JsonLines;
import io.github.zpacert.state.ErroredState;
import io.github.zpacert.tenant.TenantException;
import java.util.Optional;

/** Applies an approved plan under the lock and tells how it went. */
final class ApplyRun {

  /**
   * A plan that may be applied.
   *
   * @param state that it was made from, settled
   * @param warrant what entitles to it
   */
  record Approved(Plan plan, State state, Warrant warrant) {}

  /** Where an approved plan comes from. */
  interface PlanSource {

    /** Returns the digest of the plan, if it is known before the state is read. */
    default Optional<String> digest() {
      return Optional.empty();
    }

    /** Returns the plan, or throws a {@link CommandException} if there is none that may be applied. */
    Approved approved(State state) throws Exception;
  }

  private final Session session;
  private final LockedState locked;
  private final Reports reports;
  private final ChangeGate gate;

  ApplyRun(Session session, LockedState locked, Reports reports, ChangeGate gate) {
    this.session = session;
    this.locked = locked;
    this.reports = reports;
    this.gate = gate;
  }

  ExitCode run(PlanSource source) throws Exception {
    Logs.check(session);
    State stored = locked.read();
    Approved approved = source.approved(stored);
    Plan plan = approved.plan();
    State state = LockedState.begun(approved.state());
    if (!plan.changesAnything()) {
      if (!stored.journal().isEmpty()) {
        locked.save(state.withSerial(state.serial() + 1));
      }
      return ExitCode.SUCCESS;
    }
    gate.require(plan);
    try (Blobs blobs = Blobs.prepare(session, plan);
        RunEvidence evidence = RunEvidence.begin(session, locked, approved, state)) {
      ApplyResult result = applier(plan, blobs).apply(plan, state, evidence);
      reports.applied(result);
      return evidence.ended(result, tell(plan, result));
    }
  }

  private Applier applier(Plan plan, Blobs blobs) throws Exception {
    Context context = session.context();
    return new Applier(
        session.tenant(),
        session.consumers(),
        blobs,
        ConsoleProgress.of(plan, session.console()),
        context.io().clock(),
        gate.leave(context.interruption()),
        locked.run(),
        context.options().parallelism);
  }

  private ExitCode tell(Plan plan, ApplyResult result) {
    Console console = session.console();
    result.failures().forEach(f -> console.problem(problem(f)));
    result.saveFailure().ifPresent(why -> notSaved(why, result));
    if (!result.skipped().isEmpty()) {
      gate.closed().ifPresent(console::problem);
      String names = names(result.skipped());
      console.problem(
          result.saveFailure().isPresent()
              ? Problem.error("not finished: " + names)
              : Problem.error("not done: " + names)
                  .withHint("the state says what is done; run apply again for the rest"));
    }
    if (result.isComplete()) {
      console.event(now -> JsonLines.applySummary(now, result.done(), JsonLines.imported(plan)));
      console.text(
          plan.changesTenant()
              ? "\n" + ApplyText.summary(result.done())
              : "\nThe state is up to date.");
      return ExitCode.SUCCESS;
    }
    console.event(now -> JsonLines.applyIncomplete(now, result.done()));
    console.text("\n" + ApplyText.incomplete(result.done()));
    return code(result);
  }

  private ExitCode code(ApplyResult result) {
    if (session.context().interruption().isRequested()) {
      return ExitCode.INTERRUPTED;
    }
    if (result.wrote()) {
      return ExitCode.PARTIAL;
    }
    if (gate.closed().isPresent()) {
      return ExitCode.REFUSED;
    }
    return result.failures().stream()
        .map(ApplyResult.Failure::kind)
        .filter(
            k -> k == TenantException.Kind.UNAUTHORIZED || k == TenantException.Kind.UNREACHABLE)
        .findFirst()
        .map(Failure::code)
        .orElse(ExitCode.ERROR);
  }

  /** Most reasons name their object themselves. */
  private static Problem problem(ApplyResult.Failure failure) {
    String address = "\"" + failure.address() + "\"";
    return Problem.error(
        failure.reason().contains(address) ? failure.reason() : address + ": " + failure.reason());
  }

  private void notSaved(String why, ApplyResult result) {
    session.console().problem(Problem.error("the state could not be saved: " + why));
    if (result.wrote()) {
      rescue(result.state());
    }
  }

  /** What the state would have said must not be lost. */
  private void rescue(State state) {
    Console console = session.console();
    try {
      Context context = session.context();
      // one more, since a checkpoint with this run's serial may be stored already
      State later = state.withSerial(state.serial() + 1);
      var file = ErroredState.save(
          later, session.codec(), context.options().directory(context.io().directory()));
      console.problem(Problem.error("what the state should say is in " + file)
          .withHint("once the cause is gone: zpacert state push " + file));
    } catch (Exception e) {
      console.problem(Problem.error(String.valueOf(e.getMessage())));
    }
  }

  private static String names(ImmutableList<?> addresses) {
    return String.join(", ", addresses.stream().map(Object::toString).toList());
  }
}
