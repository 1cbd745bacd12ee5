package io.github.zpacert.cli;

import io.github.zpacert.config.ConfigurationWriter;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.model.Microtenant;
import io.github.zpacert.report.JsonLines;
import io.github.zpacert.report.Wording;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "export",
    description =
        "Write the tenant's certificates as a configuration with public PEM files: plan shows no change for"
            + " it, and apply adopts them.")
final class ExportCommand implements Callable<Integer> {

  private static final Comparator<Microtenant> DEFAULT_FIRST =
      Comparator.comparing((Microtenant m) -> !m.isDefault()).thenComparing(Microtenant::name);

  private final Context context;

  @Mixin
  private ScopeOptions scope = new ScopeOptions();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "export",
      description = "The folder to write to; must not hold a configuration yet. Default: export")
  private Path out = Path.of("export");

  ExportCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Exception {
    Path folder = context.options().directory(context.io().directory()).resolve(out);
    Path file = folder.resolve("zpacert.yaml");
    if (Files.exists(file)) {
      throw new CommandException(
          ExitCode.ERROR,
          Problem.error("\"" + file + "\" is there already")
              .withHint("name another folder with --out"));
    }
    try (Session session = context.session()) {
      LiveScope exported = LiveScope.of(session, scope.microtenants());
      ExportedMaterial material = new ExportedMaterial(
          folder, session.console(), exported.usage(), context.io().clock().instant());
      List<ConfigurationWriter.Section> sections = new ArrayList<>();
      for (Microtenant m : sorted(exported.microtenants())) {
        material.write(m, session.tenant().export(m.id())).ifPresent(sections::add);
      }
      Files.createDirectories(folder);
      Files.writeString(
          file, ConfigurationWriter.write(session.configuration().tenant(), sections));
      tell(file, sections, material.leftOut(), session.console());
      return ExitCode.SUCCESS.number;
    }
  }

  private static List<Microtenant> sorted(List<Microtenant> microtenants) {
    return microtenants.stream().sorted(DEFAULT_FIRST).toList();
  }

  private static void tell(
      Path file, List<ConfigurationWriter.Section> sections, int leftOut, Console console) {
    int count = sections.stream().mapToInt(s -> s.entries().size()).sum();
    String message = "Wrote " + file + " with " + Wording.count(count, "certificate") + ".";
    console.text(message);
    console.event(now -> JsonLines.exportComplete(now, message, file.toString(), count, leftOut));
  }
}
