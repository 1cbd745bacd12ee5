package io.github.zpacert.cli;

import io.github.zpacert.apply.Leave;
import io.github.zpacert.change.ChangeRules;
import io.github.zpacert.change.ChangeWindows;
import io.github.zpacert.change.Justification;
import io.github.zpacert.change.Standing;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.model.Code;
import io.github.zpacert.plan.Plan;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Lets pass what the change management allows: in its windows, under a ticket, or as an emergency. */
final class ChangeGate {

  private final ChangeRules rules;
  private final Justification justification;
  private final Console console;
  private final InstantSource clock;
  private volatile boolean hasClosed;
  private boolean isTold;

  ChangeGate(Session session, Justification justification) throws Exception {
    this.rules = session.configuration().change();
    this.justification = justification;
    this.console = session.console();
    this.clock = session.context().io().clock();
  }

  /** Warns of a plan that could not be applied now. */
  static void warn(Session session, Plan plan) throws Exception {
    ChangeGate gate = new ChangeGate(session, Justification.NONE);
    if (plan.changesTenant()) {
      gate.shut().ifPresent(p -> gate.console.problem(Problem.warning(p).withCode(word())));
    }
  }

  /** Refuses to change the tenant without a ticket that the policy asks for, or outside of the windows. */
  void require(Plan plan) throws CommandException {
    if (!plan.changesTenant()) {
      return;
    }
    Optional<Problem> fault = rules.ticket().fault(justification.ticket());
    if (fault.isPresent()) {
      throw new CommandException(ExitCode.REFUSED, fault.get().withCode(Code.CHANGE_TICKET.word()));
    }
    Optional<String> shut = shut();
    if (shut.isPresent()) {
      outweigh(shut.get());
    } else if (!isTold) {
      isTold = true;
      closing().ifPresent(console::progress);
    }
  }

  private Optional<String> closing() {
    Instant now = clock.instant();
    return rules
        .windows()
        .flatMap(w -> w.at(now).turns().map(t -> "the change window closes " + local(t, w.zone())));
  }

  private void outweigh(String shut) throws CommandException {
    if (justification.emergency().isEmpty()) {
      throw new CommandException(
          ExitCode.REFUSED,
          Problem.error(shut)
              .withCode(word())
              .withHint("wait for the window; --emergency REASON outweighs it"));
    }
    if (!isTold) {
      isTold = true;
      console.problem(Problem.warning(
              shut + "; going on as an emergency: " + justification.emergency().get())
          .withCode(word()));
    }
  }

  /** Returns the leave of a run: a window that closes lets the actions end that have begun. */
  Leave leave(Interruption interruption) {
    return new Leave() {
      @Override
      public boolean toGoOn() {
        return !interruption.isRequested();
      }

      @Override
      public boolean toBegin() {
        return toGoOn() && isOpen();
      }
    };
  }

  private boolean isOpen() {
    hasClosed |= justification.emergency().isEmpty() && shut().isPresent();
    return !hasClosed;
  }

  /** Returns what there is to say of a window that has closed while something was left to do. */
  Optional<Problem> closed() {
    return hasClosed
        ? shut()
            .map(s -> Problem.error(
                    "the change window has closed: what had begun was finished, nothing else was begun")
                .withCode(word())
                .withHint(s))
        : Optional.empty();
  }

  /** Returns why nothing may be changed now, if so. */
  private Optional<String> shut() {
    Instant now = clock.instant();
    return rules.windows().filter(w -> !w.isOpen(now)).map(w -> shut(w, w.at(now)));
  }

  private static String shut(ChangeWindows windows, Standing standing) {
    String why = standing
        .freeze()
        .map(f -> "policy.windows freezes changes until " + local(f.until(), windows.zone())
            + f.reason().map(r -> " (" + r + ")").orElse(""))
        .orElse("policy.windows allows no changes now");
    String next = standing
        .turns()
        .map(t -> "the next window opens " + local(t, windows.zone()))
        .orElse("no window is foreseen");
    return why + ": " + next;
  }

  /** As the clocks show it there: {@code 2026-12-01T22:00+01:00}. */
  private static String local(Instant time, ZoneId zone) {
    return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.atZone(zone));
  }

  private static String word() {
    return Code.CHANGE_WINDOW.word();
  }
}
