package io.github.zpacert.cli;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The tree of commands. */
final class Commands {

  private Commands() {}

  /** Returns the whole program, ready to execute arguments in the given context. */
  static CommandLine commandLine(Context context) {
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
    root.setExecutionStrategy(parsed -> {
      requireSaneParallelism(parsed.commandSpec(), context.options());
      return new CommandLine.RunLast().execute(parsed);
    });
    return root;
  }

  /** Returns every word that a command line may hold at this place: for "did you mean". */
  static List<String> words(CommandLine at) {
    Stream<String> options = at.getCommandSpec().options().stream().map(OptionSpec::longestName);
    return Stream.concat(options, at.getSubcommands().keySet().stream()).toList();
  }

  private static void requireSaneParallelism(CommandSpec spec, GlobalOptions options) {
    if (options.parallelism < 1 || options.parallelism > 64) {
      throw new ParameterException(
          spec.commandLine(), "--parallelism is " + options.parallelism + ", expected 1 to 64");
    }
  }

  @Command(
      name = "zpacert",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      scope = ScopeType.INHERIT,
      usageHelpAutoWidth = true,
      description =
          "Reconciles the web server certificates of Zscaler Private Access with YAML in git.",
      footerHeading = "%nExit codes:%n",
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
      throw new ParameterException(spec.commandLine(), "which command? zpacert --help names them");
    }
  }
}
