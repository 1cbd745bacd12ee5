package io.github.zpacert.cli;

import io.github.zpacert.model.Address;
import io.github.zpacert.model.State;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "rm",
    description =
        "Forget certificates: they stay in the tenant, and are no longer ours to change or delete.")
final class StateRemoveCommand implements Callable<Integer> {

  private final Context context;

  @Parameters(
      arity = "1..*",
      paramLabel = "ADDR",
      description = "Addresses, like Default/portal.example.com")
  private List<String> addresses = new ArrayList<>();

  StateRemoveCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Exception {
    try (Session session = context.session();
        LockedState locked = LockedState.take(session, "state rm")) {
      State state = locked.read();
      List<Address> parsed = new ArrayList<>();
      for (String text : addresses) {
        Address address = Addresses.parse(text);
        StateEntries.find(state, address);
        state = state.without(address);
        parsed.add(address);
      }
      State shorter = state.withSerial(state.serial() + 1);
      EvidenceActor.changesState(session, locked, shorter, parsed);
      locked.save(shorter);
      session
          .console()
          .text("Removed " + String.join(", ", addresses)
              + " from the state. Nothing else has changed.");
      return ExitCode.SUCCESS.number;
    }
  }
}
