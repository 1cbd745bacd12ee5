package io.github.zpacert.cli;

import io.github.zpacert.config.ConfigurationWriter;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.model.Live;
import io.github.zpacert.model.Microtenant;
import io.github.zpacert.report.Wording;
import io.github.zpacert.zpa.ZpaTenant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
    name = "export",
    description =
        "Write the tenant's certificates as a configuration with public PEM files: plan shows no change for"
            + " it, and apply adopts them.")
final class ExportCommand implements Callable<Integer> {

  private final Context context;

  @Option(
      names = "--microtenant",
      paramLabel = "M",
      description = "Only this microtenant, by name or id; repeatable.")
  private List<String> microtenants = new ArrayList<>();

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "export",
      description = "The folder to write to; must not hold a configuration yet. Default: export")
  private Path out = Path.of("export");

  private final List<ConfigurationWriter.Entry> entries = new ArrayList<>();
  private final Set<String> addresses = new HashSet<>();
  private final Set<String> files = new HashSet<>();

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
      for (Microtenant microtenant : LiveScope.of(session, microtenants).microtenants()) {
        for (ZpaTenant.Exported exported : session.tenant().export(microtenant.id())) {
          export(exported, microtenant, folder, session.console());
        }
      }
      Files.createDirectories(folder);
      Files.writeString(file, ConfigurationWriter.write(session.configuration().tenant(), entries));
      session
          .console()
          .text("Wrote " + file + " with " + Wording.count(entries.size(), "certificate") + ".");
      return ExitCode.SUCCESS.number;
    }
  }

  private void export(
      ZpaTenant.Exported exported, Microtenant microtenant, Path folder, Console console)
      throws IOException {
    Live live = exported.live();
    String address = microtenant.name() + "/" + live.name();
    if (live.isUntouchable() || live.facts().isEmpty()) {
      console.problem(
          Problem.warning(
              "\"" + address + "\" (id " + live.id()
                  + ") is left out: it is read-only, managed by Zscaler, or without a readable certificate"));
    } else if (!addresses.add(address)) {
      console.problem(Problem.warning("\"" + address + "\" (id " + live.id()
          + ") is left out: another certificate has the same name"));
    } else {
      String path = path(microtenant, live);
      Path pem = folder.resolve(path);
      Files.createDirectories(pem.resolveSibling("."));
      Files.writeString(pem, exported.pem());
      entries.add(new ConfigurationWriter.Entry(
          live.name().text(), microtenant.name(), live.description().text(), path));
    }
  }

  /** A name may hold anything; a file's name holds only what every file system takes, and is unique. */
  private String path(Microtenant microtenant, Live live) {
    String path = "tls/" + safe(microtenant.name()) + "/" + safe(live.name().text());
    boolean isFree = files.add(path.toLowerCase(Locale.ROOT));
    return (isFree ? path : path + "-" + safe(live.id())) + ".pem";
  }

  private static String safe(String text) {
    String safe = text.replace("*", "_wildcard").replaceAll("[^A-Za-z0-9._-]", "_");
    return safe.startsWith(".") ? "_" + safe : safe;
  }
}
