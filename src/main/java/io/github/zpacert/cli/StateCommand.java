package io.github.zpacert.cli;

import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(name = "state", description = "Look into the state, and repair it by hand.")
final class StateCommand implements Runnable {

  @Spec
  @SuppressWarnings("NullAway.Init") // picocli fills it
  private CommandSpec spec;

  static CommandLine commandLine(Context context) {
    CommandLine state = new CommandLine(new StateCommand());
    Stream.of(
            new StateListCommand(context),
            new StateShowCommand(context),
            new StateRemoveCommand(context),
            new StateMoveCommand(context),
            new StatePullCommand(context),
            new StatePushCommand(context))
        .forEach(state::addSubcommand);
    return state;
  }

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "a command is missing: state list, show, rm, mv, pull or push");
  }
}
