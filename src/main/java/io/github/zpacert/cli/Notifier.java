package io.github.zpacert.cli;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.diag.ProblemException;
import io.github.zpacert.model.TenantPin;
import io.github.zpacert.net.Reach;
import io.github.zpacert.notify.Courier;
import io.github.zpacert.notify.NotifyEffects;
import io.github.zpacert.report.Notice;
import io.github.zpacert.report.Report;
import io.github.zpacert.zpa.Effects;
import java.util.Optional;

/** Tells others how a run has ended, if there is something to tell. */
final class Notifier {

  private final Context context;
  private final Console console;
  private final ImmutableList<NotifyOptions.Request> requests;
  private final boolean always;

  private Notifier(
      Context context,
      Console console,
      ImmutableList<NotifyOptions.Request> requests,
      boolean always) {
    this.context = context;
    this.console = console;
    this.requests = requests;
    this.always = always;
  }

  /** Reads what is asked for before anything is done. */
  static Notifier of(Context context, Console console, NotifyOptions options)
      throws CommandException {
    return new Notifier(
        context, console, options.requests(context.io().environment()), options.always);
  }

  /** Somebody who tells nobody. */
  static Notifier silent(Context context, Console console) {
    return new Notifier(context, console, ImmutableList.of(), false);
  }

  /** Returns whether all who are to know were told; each who was not is a problem on the console. */
  boolean tell(Report report, Optional<TenantPin> tenant) {
    if (requests.isEmpty() || !isWorthTelling(report)) {
      return true;
    }
    Notice notice = new Notice(report, tenant, Origin.job(context.io().environment()));
    boolean isTold = true;
    try (Courier courier = courier()) {
      for (NotifyOptions.Request request : requests) {
        isTold &= tell(courier, request, notice);
      }
    } catch (ProblemException e) {
      console.problems(e.problems());
      return false;
    } catch (RuntimeException e) {
      // even a bug in a message must not hide how a run has ended
      console.problem(Problem.error("not notified: " + e.getClass().getName()));
      return false;
    }
    return isTold;
  }

  /** Whoever has stopped the run knows of it. */
  private boolean isWorthTelling(Report report) {
    int code = report.ending().exitCode();
    return code != ExitCode.INTERRUPTED.number && (always || code != ExitCode.SUCCESS.number);
  }

  private boolean tell(Courier courier, NotifyOptions.Request request, Notice notice) {
    Optional<String> failure = courier.deliver(request.webhook(), request.kind().render(notice));
    failure.ifPresent(why -> console.problem(Problem.error(
        "not notified: " + request.kind().word() + " at " + request.webhook() + ": " + why)));
    return failure.isEmpty();
  }

  private Courier courier() throws ProblemException {
    Io io = context.io();
    // its sleep ends soon after an interruption
    Effects patient =
        Effects.of(io.clock(), io.sleeper(), context.interruption()::isRequested, console.log());
    return new Courier(
        Reach.from(io.environment()),
        Version.current(),
        Courier.Patience.OF_A_RUN,
        new NotifyEffects(
            io.clock(),
            patient.sleeper()::sleep,
            patient.random(),
            patient.interrupted(),
            console.log()));
  }
}
