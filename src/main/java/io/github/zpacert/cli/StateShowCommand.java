package io.github.zpacert.cli;

import io.github.zpacert.model.Owned;
import io.github.zpacert.report.StateText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "show", description = "Show what the state says of one certificate.")
final class StateShowCommand implements Callable<Integer> {

  private final Context context;

  @Parameters(paramLabel = "ADDR", description = "Its address, like Default/portal.example.com")
  private String address = "";

  StateShowCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Exception {
    try (Session session = context.session()) {
      Owned owned = StateEntries.find(session.state(), Addresses.parse(address));
      session.console().document(StateText.show(owned));
      return ExitCode.SUCCESS.number;
    }
  }
}
