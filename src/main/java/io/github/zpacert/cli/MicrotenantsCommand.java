package io.github.zpacert.cli;

import io.github.zpacert.report.MicrotenantsJson;
import io.github.zpacert.report.MicrotenantsText;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(name = "microtenants", description = "List the tenant's microtenants.")
final class MicrotenantsCommand implements Callable<Integer> {

  private final Context context;

  MicrotenantsCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Exception {
    try (Session session = context.session()) {
      var microtenants = session.tenant().microtenants();
      Console console = session.console();
      console.document(
          console.isJson()
              ? MicrotenantsJson.list(microtenants)
              : MicrotenantsText.table(microtenants));
      return ExitCode.SUCCESS.number;
    }
  }
}
