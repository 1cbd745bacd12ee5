package io.github.zpacert.cli;

import io.github.zpacert.diag.Position;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.evidence.BrokenLogException;
import io.github.zpacert.evidence.EvidenceLog;
import io.github.zpacert.evidence.LogInUseException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The evidence log that the files ask for, if they do. */
final class Logs {

  private Logs() {}

  /** What is done with a log. */
  private interface Deed<T> {
    T to(Path log) throws IOException;
  }

  /** Fails before anything else is done if nothing could be added to the log. */
  static void check(Session session) throws Exception {
    done(session, file -> {
      EvidenceLog.check(file);
      return file;
    });
  }

  static Optional<EvidenceLog> open(Session session) throws Exception {
    return done(session, file -> EvidenceLog.open(file, session.context().io().clock()));
  }

  private static <T> Optional<T> done(Session session, Deed<T> deed) throws Exception {
    Optional<Path> file = session.configuration().evidence();
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(deed.to(file.get()));
    } catch (BrokenLogException e) {
      throw broken(file.get(), e);
    } catch (LogInUseException e) {
      throw new CommandException(ExitCode.LOCKED, Problem.error(String.valueOf(e.getMessage())));
    }
  }

  private static CommandException broken(Path file, BrokenLogException e) {
    return new CommandException(
        ExitCode.ERROR,
        Problem.error(
                new Position(file.toString(), (int) e.flaw().line(), 1),
                "the evidence log is broken: " + e.flaw().reason())
            .withHint(
                "find out who has changed it, and move it away: the next apply begins another"));
  }
}
