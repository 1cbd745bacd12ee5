package io.github.zpacert.cli;

import io.github.zpacert.change.Justification;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.report.Printable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Why something is changed, for those who ask later. */
final class ChangeOptions {

  private static final int LONGEST = 200;

  @Option(
      names = "--change",
      paramLabel = "TICKET",
      description =
          "The change ticket that this is done for, which the state and the evidence keep. Like CHG0012345")
  private @Nullable String ticket;

  @Option(
      names = "--emergency",
      paramLabel = "REASON",
      description =
          "Do it although policy.windows does not allow changes now; the state and the evidence keep the reason.")
  private @Nullable String emergency;

  Justification justification() throws CommandException {
    return new Justification(text("--change", ticket), text("--emergency", emergency));
  }

  private static Optional<String> text(String option, @Nullable String given)
      throws CommandException {
    if (given != null
        && (given.isBlank() || given.length() > LONGEST || !Printable.of(given).equals(given))) {
      throw new CommandException(
          ExitCode.USAGE,
          Problem.error(option + " takes a text of one line and at most " + LONGEST
              + " characters that can be seen"));
    }
    return Optional.ofNullable(given).map(String::strip);
  }
}
