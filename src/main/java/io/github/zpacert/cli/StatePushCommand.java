package io.github.zpacert.cli;

import io.github.zpacert.diag.Problem;
import io.github.zpacert.model.State;
import io.github.zpacert.report.Wording;
import io.github.zpacert.state.StateCodec;
import io.github.zpacert.state.Succession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
    name = "push",
    description = "Store a state from a file, like the one that a failed save has left.")
final class StatePushCommand implements Callable<Integer> {

  private final Context context;

  @Parameters(paramLabel = "FILE", description = "The file with the state.")
  private Path file = Path.of("");

  @Option(
      names = "--force",
      description = "Even if it is another lineage, an older serial, or the stored one is broken.")
  private boolean force;

  StatePushCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Exception {
    try (Session session = context.session();
        LockedState locked = LockedState.take(session, "state push")) {
      State pushed = pushed(session.codec());
      requireOwnTenant(session, pushed);
      if (!force) {
        requireSuccessor(session.store().read(), pushed);
      }
      EvidenceActor.changesState(session, locked, pushed, List.of());
      if (force) {
        locked.replace(pushed);
      } else {
        locked.save(pushed);
      }
      session
          .console()
          .text("The state is stored: serial " + pushed.serial() + ", "
              + Wording.count(pushed.resources().size(), "certificate") + ".");
      return ExitCode.SUCCESS.number;
    }
  }

  private State pushed(StateCodec codec) throws Exception {
    Path path = context.options().directory(context.io().directory()).resolve(file);
    try {
      byte[] content = Files.readAllBytes(path);
      return force
          ? codec.decodeEdited(content, path.toString())
          : codec.decode(content, path.toString());
    } catch (IOException e) {
      throw new CommandException(
          ExitCode.ERROR, Problem.error("cannot read the state file \"" + path + "\""));
    }
  }

  private static void requireOwnTenant(Session session, State pushed) throws Exception {
    var pin = session.configuration().tenant().pin();
    if (!pushed.pin().equals(pin)) {
      throw new CommandException(
          ExitCode.REFUSED,
          Problem.error("the pushed state belongs to tenant " + pushed.pin()
              + ", the configuration to tenant " + pin));
    }
  }

  private static void requireSuccessor(Optional<State> stored, State pushed)
      throws CommandException {
    if (stored.isPresent()) {
      var refusals = Succession.refusals(stored.get(), pushed);
      if (!refusals.isEmpty()) {
        throw new CommandException(
            ExitCode.REFUSED,
            refusals.stream()
                .map(r -> r.withHint("if that is meant, say --force"))
                .toList());
      }
    }
  }
}
