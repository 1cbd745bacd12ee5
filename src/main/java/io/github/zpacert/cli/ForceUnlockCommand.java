package io.github.zpacert.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "force-unlock", description = "Remove the state's lock of this id, and no other.")
final class ForceUnlockCommand implements Callable<Integer> {

  private final Context context;

  @Parameters(
      paramLabel = "ID",
      description = "The lock's id, as the message of a refused run shows it.")
  private String id = "";

  ForceUnlockCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Exception {
    try (Session session = context.session()) {
      session.store().forceUnlock(id);
      session.console().text("The lock " + id + " is removed.");
      return ExitCode.SUCCESS.number;
    }
  }
}
