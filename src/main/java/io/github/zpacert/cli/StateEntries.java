package io.github.zpacert.cli;

import io.github.zpacert.diag.Problem;
import io.github.zpacert.diag.Suggestion;
import io.github.zpacert.model.Address;
import io.github.zpacert.model.Owned;
import io.github.zpacert.model.State;

/** Finds entries of the state by the address on the command line. */
final class StateEntries {

  private StateEntries() {}

  static Owned find(State state, Address address) throws CommandException {
    Problem unknown = Problem.error("the state has no \"" + address + "\"");
    return state
        .owned(address)
        .orElseThrow(() -> new CommandException(
            ExitCode.ERROR,
            Suggestion.forWord(
                    address.toString(),
                    state.resources().keySet().stream().map(Address::toString).toList())
                .map(unknown::withHint)
                .orElse(unknown)));
  }
}
