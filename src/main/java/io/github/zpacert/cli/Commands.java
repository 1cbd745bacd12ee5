package io.github.zpacert.cli;

import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Maps;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The tree of commands. */
final class Commands {

  private static final ImmutableMap<String, Function<Context, Object>> COMMANDS =
      ImmutableMap.<String, Function<Context, Object>>builder()
          .put("init", InitCommand::new)
          .put("validate", ValidateCommand::new)
          .put("plan", PlanCommand::new)
          .put("apply", ApplyCommand::new)
          .put("approve", ApproveCommand::new)
          .put("drift", DriftCommand::new)
          .put("show", ShowCommand::new)
          .put("list", ListCommand::new)
          .put("get", GetCommand::new)
          .put("microtenants", MicrotenantsCommand::new)
          .put("evidence", EvidenceCommand::commandLine)
          .put("explain", ExplainCommand::new)
          .put("forecast", ForecastCommand::new)
          .put("export", ExportCommand::new)
          .put("import", ImportCommand::new)
          .put("rollback", RollbackCommand::new)
          .put("lock", LockCommand::commandLine)
          .put("force-unlock", ForceUnlockCommand::new)
          .put("sandbox", SandboxCommand::new)
          .put("version", VersionCommand::new)
          .put("completion", CompletionCommand::new)
          .put("state", StateCommand::commandLine)
          .build();

  private Commands() {}

  /**
   * Returns the whole program, ready to execute arguments in the given context.
   *
   * @param isColoured whether its help is
   */
  static CommandLine commandLine(Context context, boolean isColoured) {
    return commandLine(context, isColoured, COMMANDS);
  }

  /** Returns as much of the program as the arguments need: to set up all commands is most of a short run's time. */
  static CommandLine commandLine(Context context, boolean isColoured, List<String> args) {
    return asked(args)
        .map(name -> commandLine(context, isColoured, Maps.filterKeys(COMMANDS, name::equals)))
        .orElseGet(() -> commandLine(context, isColoured));
  }

  /** Returns the command that is asked for, if nothing stands before it but {@code --option=value}. */
  private static Optional<String> asked(List<String> args) {
    return args.stream()
        .dropWhile(a -> a.startsWith("--") && a.contains("="))
        .findFirst()
        .filter(COMMANDS::containsKey);
  }

  private static CommandLine commandLine(
      Context context, boolean isColoured, Map<String, Function<Context, Object>> commands) {
    CommandLine root = new CommandLine(new Root(context.options()));
    commands.forEach((name, make) -> root.addSubcommand(name, make.apply(context)));
    root.registerConverter(Duration.class, new DurationConverter());
    root.registerConverter(Instant.class, new TimeConverter());
    root.setCaseInsensitiveEnumValuesAllowed(true);
    root.setOut(context.io().out());
    root.setErr(context.io().err());
    HelpLayout.arrange(root, isColoured);
    root.setExecutionStrategy(parsed -> {
      requireSane(parsed.commandSpec(), context);
      return new CommandLine.RunLast().execute(parsed);
    });
    return root;
  }

  private static void requireSane(CommandSpec spec, Context context) {
    int parallelism = context.options().parallelism;
    if (parallelism < 1 || parallelism > 64) {
      throw new ParameterException(
          spec.commandLine(), "--parallelism is " + parallelism + ", expected 1 to 64");
    }
    Path directory = context.options().directory(context.io().directory());
    if (!Files.isDirectory(directory)) {
      throw new ParameterException(
          spec.commandLine(), "--chdir: there is no folder \"" + directory + "\"");
    }
  }

  @Command(
      name = "zpacert",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      scope = ScopeType.INHERIT,
      description =
          "Reconciles the web server certificates of Zscaler Private Access with YAML in git.",
      exitCodeOnInvalidInput = 64)
  private static final class Root implements Runnable {

    @Mixin
    @SuppressWarnings("UnusedVariable") // picocli reads it
    private final GlobalOptions options;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli fills it
    private CommandSpec spec;

    Root(GlobalOptions options) {
      this.options = options;
    }

    @Override
    public void run() {
      throw new ParameterException(spec.commandLine(), "a command is missing");
    }
  }
}
