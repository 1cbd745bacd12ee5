package io.github.zpacert.cli;

import io.github.zpacert.state.LockRecord;
import io.github.zpacert.state.StateStore;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
    name = "status",
    description = "Show who holds the state's lock, since when, and whether the holder is alive.")
final class LockStatusCommand implements Callable<Integer> {

  private final Context context;

  LockStatusCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Exception {
    try (Session session = context.session()) {
      StateStore store = session.store();
      Optional<LockRecord> lock =
          store.holder(LockRequest.of(context.io(), "lock status", Optional.empty()));
      Instant now = context.io().clock().instant();
      Console console = session.console();
      console.document(
          console.isJson() ? LockView.json(lock, now) : LockView.text(store.describe(), lock, now));
      return ExitCode.SUCCESS.number;
    }
  }
}
