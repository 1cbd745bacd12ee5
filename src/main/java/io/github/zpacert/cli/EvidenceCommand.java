package io.github.zpacert.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "evidence",
    description = "Look at the log of what every apply and rollback has written, and verify it.")
final class EvidenceCommand implements Runnable {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli fills it
  private CommandSpec spec;

  static CommandLine commandLine(Context context) {
    return new CommandLine(new EvidenceCommand())
        .addSubcommand(new EvidenceVerifyCommand(context))
        .addSubcommand(new EvidenceShowCommand(context));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing: evidence verify, show");
  }
}
