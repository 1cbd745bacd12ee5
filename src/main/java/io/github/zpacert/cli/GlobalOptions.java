package io.github.zpacert.cli;

import io.github.zpacert.diag.Log;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options that every command knows, before its name or after it. */
final class GlobalOptions {

  @Option(
      names = "--chdir",
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "Work in this folder instead of the current one.")
  private @Nullable Path chdir;

  @Option(
      names = "--config",
      paramLabel = "PATH",
      scope = ScopeType.INHERIT,
      description =
          "A configuration file, or a folder of them; repeatable. Default: ./zpacert.yaml")
  private List<Path> config = new ArrayList<>();

  @Option(names = "--no-color", scope = ScopeType.INHERIT, description = "Never colour the output.")
  boolean noColor;

  @Option(
      names = "--json",
      scope = ScopeType.INHERIT,
      description = "Write JSON to standard output: events, or the result as one document.")
  boolean json;

  @Option(
      names = "--quiet",
      scope = ScopeType.INHERIT,
      description = "No progress; errors and results only.")
  boolean quiet;

  @Option(
      names = "--log-level",
      paramLabel = "LEVEL",
      scope = ScopeType.INHERIT,
      defaultValue = "WARN",
      description = "off, error, warn, info, debug or trace, on standard error. Default: warn")
  Log.Level logLevel = Log.Level.WARN;

  @Option(
      names = "--parallelism",
      paramLabel = "N",
      scope = ScopeType.INHERIT,
      defaultValue = "4",
      description = "How many requests may be under way at once, 1 to 64. Default: 4")
  int parallelism = 4;

  @Option(
      names = "--lock-timeout",
      paramLabel = "TIME",
      scope = ScopeType.INHERIT,
      defaultValue = "0s",
      description = "How long to wait for the state's lock, like 30s or 5m. Default: 0s")
  Duration lockTimeout = Duration.ZERO;

  @Option(
      names = "--input",
      paramLabel = "BOOL",
      scope = ScopeType.INHERIT,
      arity = "0..1",
      fallbackValue = "true",
      defaultValue = "true",
      description = "Whether a person may be asked. Default: true")
  boolean input = true;

  /** Whether standard output is for a report alone; no option of its own. */
  boolean diverted;

  /** Returns the folder that relative paths of the command line start from. */
  Path directory(Path current) {
    return chdir == null ? current : current.resolve(chdir).normalize();
  }

  /** Returns the options that another command needs to find the same files, each after a space. */
  String place() {
    StringBuilder place = new StringBuilder(chdir == null ? "" : " --chdir " + chdir);
    config.forEach(path -> place.append(" --config ").append(path));
    return place.toString();
  }

  List<Path> config() {
    return List.copyOf(config);
  }
}
