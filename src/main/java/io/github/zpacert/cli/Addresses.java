package io.github.zpacert.cli;

import io.github.zpacert.diag.Problem;
import io.github.zpacert.model.Address;

/** Reads addresses from the command line. */
final class Addresses {

  private Addresses() {}

  static Address parse(String text) throws CommandException {
    return Address.parse(text)
        .orElseThrow(() -> new CommandException(
            ExitCode.USAGE,
            Problem.error("\"" + text + "\" is not an address")
                .withHint("write MICROTENANT/NAME, like Default/portal.example.com")));
  }
}
