package io.github.zpacert.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "completion",
    description = "Print a completion script: source <(zpacert completion bash)")
final class CompletionCommand implements Callable<Integer> {

  /** The shells that the script is for. */
  enum Shell {
    BASH,
    ZSH
  }

  private final Context context;

  @Parameters(paramLabel = "SHELL", description = "bash or zsh")
  private Shell shell = Shell.BASH;

  CompletionCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    String script = AutoComplete.bash("zpacert", Commands.commandLine(context, false));
    // zsh runs bash's completions once it is told to
    String prefix =
        shell == Shell.ZSH ? "autoload -Uz compinit bashcompinit\ncompinit\nbashcompinit\n" : "";
    context.console().document(prefix + script);
    return ExitCode.SUCCESS.number;
  }
}
