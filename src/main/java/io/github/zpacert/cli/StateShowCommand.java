package io.github.zpacert.cli;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.github.zpacert.model.Owned;
import io.github.zpacert.model.State;
import io.github.zpacert.report.StateText;
import io.github.zpacert.state.StateJson;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "show", description = "Show what the state says of one certificate.")
final class StateShowCommand implements Callable<Integer> {

  private final Context context;

  @Parameters(paramLabel = "ADDR", description = "Its address, like Default/portal.example.com")
  private String address = "";

  StateShowCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Exception {
    try (Session session = context.session()) {
      State state = session.state();
      Owned owned = StateEntries.find(state, Addresses.parse(address));
      Console console = session.console();
      console.document(
          console.isJson() ? StateJson.write(only(owned, state)) : StateText.show(owned));
      return ExitCode.SUCCESS.number;
    }
  }

  /** The document of a state that has nothing else. */
  private static State only(Owned owned, State state) {
    return new State(
        state.lineage(),
        state.serial(),
        state.pin(),
        ImmutableSortedMap.of(owned.address(), owned),
        ImmutableList.of());
  }
}
