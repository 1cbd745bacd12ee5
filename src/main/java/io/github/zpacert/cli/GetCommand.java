package io.github.zpacert.cli;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.diag.Suggestion;
import io.github.zpacert.model.Address;
import io.github.zpacert.model.Live;
import io.github.zpacert.report.LiveJson;
import io.github.zpacert.report.LiveText;
import io.github.zpacert.report.Surroundings;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "get",
    description = "Show one certificate that is in the tenant, and what shows it to visitors.")
final class GetCommand implements Callable<Integer> {

  private final Context context;

  @Parameters(paramLabel = "ADDR", description = "Its address, like Default/portal.example.com")
  private String address = "";

  GetCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Exception {
    Address wanted = Addresses.parse(address);
    try (Session session = context.session()) {
      LiveScope scope = LiveScope.of(session, List.of(wanted.microtenant()));
      ImmutableList<Live> live = scope.live();
      ImmutableList<Live> found = live.stream()
          .filter(l -> l.name().says(wanted.name()))
          .collect(ImmutableList.toImmutableList());
      if (found.isEmpty()) {
        throw new CommandException(ExitCode.ERROR, unknown(wanted, live));
      }
      show(found, scope.surroundings().withUsage(scope.usage()), session.console());
      return ExitCode.SUCCESS.number;
    }
  }

  private static void show(ImmutableList<Live> found, Surroundings around, Console console) {
    for (Live live : found) {
      console.document(
          console.isJson() ? LiveJson.details(live, around) : LiveText.details(live, around));
    }
  }

  private static Problem unknown(Address wanted, ImmutableList<Live> live) {
    Problem problem = Problem.error("microtenant \"" + wanted.microtenant()
        + "\" has no certificate \"" + wanted.name() + "\"");
    return Suggestion.forWord(
            wanted.name(), live.stream().map(l -> l.name().text()).toList())
        .map(problem::withHint)
        .orElse(problem);
  }
}
