package io.github.zpacert.cli;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.zpacert.apply.ApplyResult;
import io.github.zpacert.diag.Position;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.model.Address;
import io.github.zpacert.model.Desired;
import io.github.zpacert.model.TenantPin;
import io.github.zpacert.plan.Drift;
import io.github.zpacert.plan.DriftFinder;
import io.github.zpacert.plan.Managed;
import io.github.zpacert.plan.Plan;
import io.github.zpacert.plan.World;
import io.github.zpacert.report.GitHubAnnotations;
import io.github.zpacert.report.Header;
import io.github.zpacert.report.Report;
import io.github.zpacert.report.ReportKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a run tells in its reports, as it comes to know it, and the writing of them once it is decided how the run ends.
 * A run that fails is reported too, with as much as it had found out.
 */
final class Reports {

  /** What counts as expiring where nobody has said otherwise. */
  private static final Duration SOON = Duration.ofDays(30);

  /** A command's work; it tells the reports what it finds. */
  interface Run {
    ExitCode run(Session session, Reports reports) throws Exception;
  }

  private final Context context;
  private final String command;
  private final ImmutableList<ReportOptions.Request> requests;
  private final Console console;
  private final Notifier notifier;
  private final Instant now;
  private final Places places;
  private Instant soon;
  private Optional<Report.Planned> planned = Optional.empty();
  private Optional<Report.Applied> applied = Optional.empty();
  private Optional<Drift> drift = Optional.empty();
  private Optional<TenantPin> tenant = Optional.empty();
  private ImmutableList<Managed> managed = ImmutableList.of();
  private ImmutableMap<Address, Position> declarations = ImmutableMap.of();

  private Reports(
      Context context,
      Console console,
      String command,
      ImmutableList<ReportOptions.Request> requests,
      Notifier notifier) {
    this.context = context;
    this.command = command;
    this.requests = requests;
    this.console = console;
    this.notifier = notifier;
    this.now = context.io().clock().instant();
    this.places = new Places(context);
    this.soon = now.plus(SOON);
  }

  /**
   * Does a command's work and writes the reports. The exit code is the work's own, unless that is success and a report
   * cannot be written.
   */
  static int of(Context context, String command, ReportOptions options, Run run) throws Exception {
    Console console = context.console();
    return of(context, console, command, options, Notifier.silent(context, console), run);
  }

  /** The same; then tells those who are to be told, with the same consequence. */
  static int of(
      Context context, String command, ReportOptions options, NotifyOptions notify, Run run)
      throws Exception {
    Console console = context.console();
    return of(context, console, command, options, Notifier.of(context, console, notify), run);
  }

  private static int of(
      Context context,
      Console console,
      String command,
      ReportOptions options,
      Notifier notifier,
      Run run)
      throws Exception {
    Reports reports = new Reports(context, console, command, options.requests(command), notifier);
    if (reports.requests.stream().anyMatch(ReportOptions.Request::isToStandardOutput)) {
      context.options().diverted = true;
    }
    return reports.tell(run).number;
  }

  private ExitCode tell(Run run) throws Exception {
    ExitCode code;
    try (Session session = new Session(context, console)) {
      code = run.run(session, this);
    } catch (Exception e) {
      Failure failure = Failure.of(e);
      deliver(report(failure.code(), failure.problems()));
      throw e;
    }
    boolean isDelivered = deliver(report(code, ImmutableList.of()));
    return isDelivered || code != ExitCode.SUCCESS ? code : ExitCode.ERROR;
  }

  /** Files first: a webhook may make us wait. */
  private boolean deliver(Report report) {
    boolean isWritten = write(report);
    return notifier.tell(report, tenant) && isWritten;
  }

  /** Takes a plan that was made now, and the world that it was made from; returns it. */
  Planning planned(Planning planning, Session session, Header header) throws Exception {
    planned(planning.plan(), header);
    seen(planning.world(), session);
    return planning;
  }

  void planned(Plan plan, Header header) {
    planned = Optional.of(new Report.Planned(plan, header));
  }

  /** What the files and the tenant hold. */
  void seen(World world, Session session) throws Exception {
    tenant = Optional.of(session.configuration().tenant().pin());
    managed = DriftFinder.managed(world, session.configuration().policy());
    declarations = world.desired().values().stream()
        .collect(ImmutableMap.toImmutableMap(Desired::address, Desired::declaredAt));
  }

  void drifted(Drift found, Instant expiringBefore) {
    drift = Optional.of(found);
    soon = expiringBefore;
  }

  void applied(ApplyResult result) {
    // what one action has told of twice is one failure
    ImmutableMap.Builder<Address, String> failed = ImmutableMap.builder();
    result.failures().forEach(f -> failed.put(f.address(), f.reason()));
    applied = Optional.of(new Report.Applied(
        result.done(),
        failed.buildKeepingLast(),
        ImmutableSet.copyOf(result.skipped()),
        result.isComplete()));
    managed = result.state().resources().values().stream()
        .map(Managed::of)
        .collect(ImmutableList.toImmutableList());
  }

  private Report report(ExitCode code, ImmutableList<Problem> last) {
    ImmutableList<Problem> problems = problems(last);
    return new Report(
        new Report.Ending(command, Version.current(), now, code.number, code.meaning),
        planned,
        applied,
        drift,
        new Report.Expiries(managed, soon),
        problems,
        new Report.Sources(declarations, places.of(files(problems)), places.main()));
  }

  private Set<String> files(ImmutableList<Problem> problems) {
    return Stream.concat(
            declarations.values().stream(), problems.stream().flatMap(p -> p.at().stream()))
        .map(Position::file)
        .collect(ImmutableSet.toImmutableSet());
  }

  /** Returns what was told, and what the plan says, which not every format has told. */
  private ImmutableList<Problem> problems(ImmutableList<Problem> last) {
    Set<Problem> problems = new LinkedHashSet<>(console.told());
    planned.map(Report.Planned::plan).ifPresent(p -> {
      problems.addAll(p.warnings());
      problems.addAll(p.refusals());
    });
    problems.addAll(last);
    return ImmutableList.copyOf(problems);
  }

  private boolean write(Report report) {
    boolean isWritten = true;
    for (ReportOptions.Request request : requests) {
      String what = "the " + request.kind().word() + " report";
      isWritten &= attempt(what, () -> write(request.file(), request.kind().render(report)));
    }
    if ("true".equals(context.io().environment().get("GITHUB_ACTIONS"))) {
      gitHub(report);
    }
    return isWritten;
  }

  private void write(String file, String text) throws IOException {
    if (file.equals(ReportOptions.STANDARD_OUTPUT)) {
      console.report(text);
    } else {
      ReportFiles.write(context.options().directory(context.io().directory()).resolve(file), text);
    }
  }

  /** On standard error, where GitHub looks too: standard output may be JSON. */
  private void gitHub(Report report) {
    attempt("annotations", () -> console.annotate(GitHubAnnotations.of(report)));
    String summary = context.io().environment().getOrDefault("GITHUB_STEP_SUMMARY", "");
    if (!summary.isEmpty()) {
      attempt(
          "the step's summary",
          () -> ReportFiles.append(Path.of(summary), ReportKind.MARKDOWN.render(report) + "\n"));
    }
  }

  /** The writing of something that need not be possible. */
  private interface Writing {
    void write() throws IOException;
  }

  private boolean attempt(String what, Writing writing) {
    try {
      writing.write();
      return true;
    } catch (IOException | RuntimeException e) {
      // even a bug in a report must not hide how an apply has ended
      String why = e instanceof IOException ? e.getMessage() : e.getClass().getName();
      console.problem(Problem.error("not written: " + what + ": " + why));
      return false;
    }
  }
}
