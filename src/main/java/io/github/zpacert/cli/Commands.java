package io.github.zpacert.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The tree of commands. */
final class Commands {

  private Commands() {}

  /**
   * Returns the whole program, ready to execute arguments in the given context.
   *
   * @param isColoured whether its help is
   */
  static CommandLine commandLine(Context context, boolean isColoured) {
    CommandLine root = new CommandLine(new Root(context.options()));
    Stream.<Callable<Integer>>of(
            new InitCommand(context),
            new ValidateCommand(context),
            new PlanCommand(context),
            new ApplyCommand(context),
            new DriftCommand(context),
            new ShowCommand(context),
            new ListCommand(context),
            new GetCommand(context),
            new MicrotenantsCommand(context),
            new ExportCommand(context),
            new ImportCommand(context),
            new ForceUnlockCommand(context),
            new SandboxCommand(context),
            new VersionCommand(context),
            new CompletionCommand(context))
        .forEach(root::addSubcommand);
    root.addSubcommand(StateCommand.commandLine(context));
    root.registerConverter(Duration.class, new DurationConverter());
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
