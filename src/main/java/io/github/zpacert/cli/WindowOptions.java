package io.github.zpacert.cli;

import io.github.zpacert.diag.Problem;
import io.github.zpacert.model.Window;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** When a saved plan may be applied. */
final class WindowOptions {

  @Option(
      names = "--expires",
      paramLabel = "TIME",
      description = "The saved plan may be applied that long from now, like 24h.")
  private @Nullable Duration expires;

  @Option(
      names = "--not-before",
      paramLabel = "TIME",
      description =
          "The saved plan may not be applied before, like 2026-12-01T20:00+01:00 (ISO 8601, with its zone).")
  private @Nullable Instant notBefore;

  @Option(
      names = "--not-after",
      paramLabel = "TIME",
      description = "The saved plan may not be applied after; the earlier of this and --expires.")
  private @Nullable Instant notAfter;

  Window window(Instant now) throws CommandException {
    Optional<Instant> expiry =
        Optional.ofNullable(expires).map(now.truncatedTo(ChronoUnit.SECONDS)::plus);
    Optional<Instant> end =
        Stream.concat(expiry.stream(), Stream.ofNullable(notAfter)).min(Instant::compareTo);
    Window window = new Window(Optional.ofNullable(notBefore), end);
    if (window.isEmpty() || end.filter(now::isAfter).isPresent()) {
      throw new CommandException(
          ExitCode.USAGE, Problem.error("such a plan could never be applied, only " + window));
    }
    return window;
  }
}
