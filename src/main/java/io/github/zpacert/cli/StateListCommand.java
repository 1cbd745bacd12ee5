package io.github.zpacert.cli;

import io.github.zpacert.model.State;
import io.github.zpacert.report.StateText;
import io.github.zpacert.state.StateJson;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "list", description = "List the addresses that the state owns.")
final class StateListCommand implements Callable<Integer> {

  private final Context context;

  StateListCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Exception {
    try (Session session = context.session()) {
      State state = session.state();
      Console console = session.console();
      console.document(console.isJson() ? StateJson.write(state) : StateText.list(state));
      return ExitCode.SUCCESS.number;
    }
  }
}
