package io.github.zpacert.cli;

import io.github.zpacert.diag.Problem;
import io.github.zpacert.report.Printable;
import io.github.zpacert.state.StateJson;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "pull", description = "Print the state as it is stored.")
final class StatePullCommand implements Callable<Integer> {

  private final Context context;

  StatePullCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Exception {
    try (Session session = context.session()) {
      var stored = session.store().read();
      if (stored.isEmpty()) {
        throw new CommandException(
            ExitCode.ERROR,
            Problem.error("there is no state yet: " + session.store().describe()));
      }
      session.console().document(Printable.document(StateJson.write(stored.get())));
      return ExitCode.SUCCESS.number;
    }
  }
}
