package io.github.zpacert.cli;

import io.github.zpacert.diag.Problem;
import io.github.zpacert.state.LockInfo;
import io.github.zpacert.state.LockRecord;
import io.github.zpacert.state.StateStore;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "force-unlock", description = "Remove the state's lock of this id, and no other.")
final class ForceUnlockCommand implements Callable<Integer> {

  private final Context context;

  @Parameters(
      paramLabel = "ID",
      description = "The lock's id, as the message of a refused run shows it.")
  private String id = "";

  @Option(names = "--force", description = "Do not ask, even if its holder may still be running.")
  private boolean force;

  ForceUnlockCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Exception {
    try (Session session = context.session()) {
      StateStore store = session.store();
      LockInfo asking = LockRequest.of(context.io(), "force-unlock", Optional.empty());
      LockRecord held = store.recorded(id, asking);
      if (held.mayBeAlive(context.io().clock().instant())) {
        warn(held, session.console());
      }
      store.forceUnlock(held);
      session.console().text("The lock " + id + " is removed.");
      return ExitCode.SUCCESS.number;
    }
  }

  /** Two writers at once are what the lock is there against. */
  private void warn(LockRecord held, Console console) throws CommandException, IOException {
    console.problem(Problem.warning(LockView.doubt(held, context.io().clock().instant())
        + "; if so, two runs may write at once"));
    if (!force && !approved(console)) {
      throw new CommandException(
          ExitCode.REFUSED,
          Problem.error("the lock was not removed")
              .withHint("make sure that its holder is gone, and say --force"));
    }
  }

  private boolean approved(Console console) throws IOException {
    if (!context.io().terminal() || !context.options().input) {
      return false;
    }
    console.prompt("\nDo you want to remove the lock? Only \"yes\" is accepted: ");
    return "yes".equals(context.io().in().readLine());
  }
}
