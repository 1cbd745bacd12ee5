package io.github.zpacert.cli;

import io.github.zpacert.plan.Baseline;
import io.github.zpacert.plan.Drift;
import io.github.zpacert.plan.DriftFinder;
import io.github.zpacert.plan.World;
import io.github.zpacert.report.DriftJson;
import io.github.zpacert.report.DriftText;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "drift",
    description =
        "Tell whether files, state and tenant have drifted apart, and what expires soon. Writes nothing.")
final class DriftCommand implements Callable<Integer> {

  private final Context context;

  @Option(
      names = "--expiring-in",
      paramLabel = "TIME",
      defaultValue = "30d",
      description = "Report certificates that expire within this time. Default: 30d")
  private Duration expiringIn = Duration.ofDays(30);

  @Mixin
  private ReportOptions reportOptions = new ReportOptions();

  @Mixin
  private NotifyOptions notifyOptions = new NotifyOptions();

  DriftCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Exception {
    return Reports.of(context, "drift", reportOptions, notifyOptions, this::find);
  }

  private ExitCode find(Session session, Reports reports) throws Exception {
    Instant now = context.io().clock().instant();
    World world = new Survey(session).world(session.state());
    reports.seen(world, session);
    Instant soon = now.plus(expiringIn);
    Baseline baseline = new Baseline(session.configuration().accepted(), now);
    Drift drift = baseline.apply(DriftFinder.find(world, session.configuration().policy(), soon));
    session.console().problems(baseline.warnings(drift));
    reports.drifted(drift, soon);
    Console console = session.console();
    console.document(
        console.isJson()
            ? DriftJson.render(drift, now)
            : DriftText.render(drift, now, console.style()));
    return code(drift);
  }

  private static ExitCode code(Drift drift) {
    if (!drift.isNone()) {
      return ExitCode.CHANGES;
    }
    return drift.expiring().isEmpty() ? ExitCode.SUCCESS : ExitCode.EXPIRING;
  }
}
