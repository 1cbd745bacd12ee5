package io.github.zpacert.cli;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.zpacert.model.Live;
import io.github.zpacert.model.State;
import io.github.zpacert.plan.Forecast;
import io.github.zpacert.plan.Forecaster;
import io.github.zpacert.report.ForecastJson;
import io.github.zpacert.report.ForecastText;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "forecast",
    description = {
      "Count the renewals of the next 24 months for what is in the tenant: with the lifetimes of today, and"
          + " with new certificates that live for 100 or 47 days at most.",
      "Public ones may live for 200 days now, for 100 from 2027-03-15 on and for 47 from 2029-03-15 on (CA/Browser"
          + " Forum, ballot SC-081v3); those of a private authority are counted as if it did the same."
    })
final class ForecastCommand implements Callable<Integer> {

  private final Context context;

  @Mixin
  private ScopeOptions scope = new ScopeOptions();

  @Option(
      names = "--renew-before",
      paramLabel = "TIME",
      description =
          "How long before its end a certificate is renewed, like 30d. Default: a third of its lifetime, as ACME"
              + " clients do; which is also the most that this option can make it.")
  private @Nullable Duration renewBefore;

  ForecastCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Exception {
    try (Session session = context.session()) {
      Instant now = context.io().clock().instant();
      Forecast forecast = Forecaster.forecast(
          renewable(LiveScope.of(session, scope.microtenants()).live(), session.state()),
          Optional.ofNullable(renewBefore),
          now);
      Console console = session.console();
      console.document(
          console.isJson()
              ? ForecastJson.render(forecast)
              : ForecastText.render(forecast, console.style()));
      return ExitCode.SUCCESS.number;
    }
  }

  /** What stands beside a certificate for a while, retired or on its way in, is never renewed by itself. */
  private static ImmutableList<Live> renewable(ImmutableList<Live> live, State state) {
    ImmutableSet<String> beside = state.resources().values().stream()
        .flatMap(o -> o.ids().stream().filter(id -> !id.equals(o.id())))
        .collect(ImmutableSet.toImmutableSet());
    return live.stream()
        .filter(l -> !beside.contains(l.id()))
        .collect(ImmutableList.toImmutableList());
  }
}
