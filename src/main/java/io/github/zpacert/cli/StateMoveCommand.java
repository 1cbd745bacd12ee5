package io.github.zpacert.cli;

import io.github.zpacert.diag.Problem;
import io.github.zpacert.model.Address;
import io.github.zpacert.model.Owned;
import io.github.zpacert.model.State;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "mv",
    description =
        "Give an entry of the state another name. The next plan renames the certificate in the tenant.")
final class StateMoveCommand implements Callable<Integer> {

  private final Context context;

  @Parameters(index = "0", paramLabel = "FROM", description = "The address that the state has.")
  private String from = "";

  @Parameters(index = "1", paramLabel = "TO", description = "The address that it is to have.")
  private String to = "";

  StateMoveCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Exception {
    Address source = Addresses.parse(from);
    Address target = Addresses.parse(to);
    if (!source.microtenant().equals(target.microtenant())) {
      throw new CommandException(
          ExitCode.ERROR,
          Problem.error("ZPA cannot move a certificate to another microtenant")
              .withHint(
                  "declare it there, and drop it here: it is created there and deleted here"));
    }
    try (Session session = context.session();
        LockedState locked = LockedState.take(session, "state mv")) {
      State state = locked.read();
      Owned owned = StateEntries.find(state, source);
      if (state.owned(target).isPresent()) {
        throw new CommandException(
            ExitCode.ERROR, Problem.error("the state already has \"" + target + "\""));
      }
      State moved = state.without(source).with(owned.at(target)).withSerial(state.serial() + 1);
      EvidenceActor.changesState(session, locked, moved, List.of(source, target));
      locked.save(moved);
      session
          .console()
          .text("Moved " + source + " to " + target + " in the state. Nothing else has changed.");
      return ExitCode.SUCCESS.number;
    }
  }
}
