package io.github.zpacert.cli;

import io.github.zpacert.diag.Problem;
import io.github.zpacert.model.Address;
import io.github.zpacert.model.CertificateFacts;
import io.github.zpacert.model.Live;
import io.github.zpacert.model.Microtenant;
import io.github.zpacert.model.Owned;
import io.github.zpacert.model.State;
import io.github.zpacert.report.JsonLines;
import io.github.zpacert.tenant.TenantException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "import",
    description = "Take an existing certificate into the state, and change nothing in the tenant.")
final class ImportCommand implements Callable<Integer> {

  private final Context context;

  @Parameters(
      index = "0",
      paramLabel = "ADDR",
      description = "The address that it is to have in the state.")
  private String address = "";

  @Parameters(index = "1", paramLabel = "ID", description = "The id of the object in the tenant.")
  private String id = "";

  ImportCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Exception {
    Address typed = Addresses.parse(address);
    try (Session session = context.session();
        LockedState locked = LockedState.take(session, "import")) {
      State state = locked.read();
      Microtenant microtenant =
          LiveScope.of(session, List.of(typed.microtenant())).microtenants().get(0);
      // the microtenant may be typed as its id, and the state mostly knows it by its name
      Address wanted =
          new Address(MicrotenantDirectory.addressable(microtenant).name(), typed.name());
      requireFree(state, wanted);
      Live live = live(session, microtenant);
      Instant now = context.io().clock().instant();
      State imported = LockedState.begun(state)
          .with(owned(wanted, live, now, locked.run()))
          .withSerial(state.serial() + 1);
      EvidenceActor.changesState(session, locked, imported, List.of(wanted));
      locked.save(imported);
      tell(wanted, live, session.console());
      return ExitCode.SUCCESS.number;
    }
  }

  private Live live(Session session, Microtenant microtenant) throws Exception {
    try {
      return session.tenant().get(microtenant.id(), id);
    } catch (TenantException e) {
      if (e.kind() != TenantException.Kind.NOT_FOUND) {
        throw e;
      }
      throw new CommandException(
          ExitCode.ERROR,
          Problem.error("microtenant \"" + microtenant.name() + "\" has no certificate with id \""
                  + id + "\"")
              .withHint("\"zpacert list\" shows the ids"));
    }
  }

  private void requireFree(State state, Address wanted) throws CommandException {
    Optional<Owned> there = state.owned(wanted);
    Optional<Owned> elsewhere =
        state.resources().values().stream().filter(o -> o.id().equals(id)).findFirst();
    Optional<Owned> taken = there.or(() -> elsewhere);
    if (taken.isPresent()) {
      throw new CommandException(
          ExitCode.ERROR,
          Problem.error("the state already has \"" + taken.get().address() + "\" with id "
                  + taken.get().id())
              .withHint("zpacert state rm \"" + taken.get().address() + "\" forgets it"));
    }
  }

  private static Owned owned(Address wanted, Live live, Instant now, String run)
      throws CommandException {
    CertificateFacts facts = live.facts()
        .filter(f -> !live.isUntouchable())
        .orElseThrow(() -> new CommandException(
            ExitCode.REFUSED,
            Problem.error("id " + live.id()
                + " is read-only, managed by Zscaler, or without a readable certificate:"
                + " it cannot be managed")));
    return Owned.of(
        wanted, live.id(), live.microtenantId(), facts, live.description().text(), false, now, run);
  }

  private static void tell(Address wanted, Live live, Console console) {
    console.event(now -> JsonLines.importComplete(now, wanted, live.id()));
    console.text("Imported id " + live.id() + " as " + wanted + ". Nothing else has changed.");
    if (!live.name().says(wanted.name())) {
      console.problem(Problem.warning("the tenant has it under the name \"" + live.name()
          + "\": if the files declare \"" + wanted + "\", the next apply renames it"));
    }
  }
}
