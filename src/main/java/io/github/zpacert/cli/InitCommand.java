package io.github.zpacert.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.zpacert.config.CertificateEntry;
import io.github.zpacert.config.ConfigLoader;
import io.github.zpacert.config.Configuration;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.material.SourceReader;
import io.github.zpacert.material.ThrowAwayMaterial;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "init",
    description = {
      "Write a commented starter configuration that works at once, against the embedded ZPA.",
      "In a folder that has a configuration for the embedded ZPA already, make the throw-away"
          + " certificates and keys that it names and that are not there."
    })
final class InitCommand implements Callable<Integer> {

  private static final String CONFIGURATION = "zpacert.yaml";

  private final Context context;

  @Parameters(
      arity = "0..1",
      paramLabel = "DIR",
      description = "The folder; made if it is not there. Default: this one.")
  private @Nullable Path folder;

  InitCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Exception {
    Path current = context.options().directory(context.io().directory());
    Path directory = folder == null ? current : current.resolve(folder).normalize();
    Console console = context.console();
    Files.createDirectories(directory);
    writeStarter(directory, console);
    makeMaterial(directory, console);
    console.text("\nTry: zpacert" + place(directory) + " plan");
    return ExitCode.SUCCESS.number;
  }

  /** Returns the options that find the folder again from where the user is. */
  private String place(Path directory) {
    return folder == null
        ? context.options().place()
        : chdir(context.io().directory().relativize(directory.toAbsolutePath().normalize()));
  }

  private static String chdir(Path folder) {
    return folder.toString().isEmpty() ? "" : " --chdir " + folder;
  }

  private void writeStarter(Path directory, Console console) throws IOException {
    if (isConfigured(directory)) {
      console.text("The configuration in " + directory + " is kept as it is.");
      return;
    }
    writeIfAbsent(directory.resolve(CONFIGURATION), "starter.yaml", console);
    writeIfAbsent(directory.resolve(".gitignore"), "starter.gitignore", console);
  }

  private boolean isConfigured(Path directory) {
    return !context.options().config().isEmpty() || Files.exists(directory.resolve(CONFIGURATION));
  }

  private static void writeIfAbsent(Path file, String resource, Console console)
      throws IOException {
    if (Files.exists(file)) {
      return;
    }
    try (InputStream in = InitCommand.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the build left out " + resource);
      }
      Files.writeString(file, new String(in.readAllBytes(), UTF_8));
    }
    console.text("Wrote " + file);
  }

  private void makeMaterial(Path directory, Console console) throws Exception {
    Configuration configuration = load(directory);
    if (!configuration.tenant().isSandbox()) {
      console.problem(Problem.warning(
          "the configuration is not for the embedded ZPA: no certificates are made up"));
      return;
    }
    for (Path written : makeMissing(configuration)) {
      console.text("Wrote " + written);
    }
  }

  private Configuration load(Path directory) throws Exception {
    return new ConfigLoader(context.io().environment(), directory)
        .load(context.options().config());
  }

  private List<Path> makeMissing(Configuration configuration) throws Exception {
    var environment = context.io().environment();
    ThrowAwayMaterial material = new ThrowAwayMaterial(
        Path.of(System.getProperty("java.home"), "bin", "keytool"),
        configuration.directory(),
        new SourceReader(environment, SourceReader.PROGRAM_LIMIT),
        new SecureRandom());
    List<Path> written = new ArrayList<>();
    // each certificate costs a run of keytool
    try (Workers workers = new Workers(context.options().parallelism)) {
      List<Future<? extends List<Path>>> made = new ArrayList<>();
      for (CertificateEntry entry : configuration.certificates()) {
        made.add(workers.start(() -> material.makeMissing(entry.sources(), List.of(entry.name()))));
      }
      for (Future<? extends List<Path>> files : made) {
        written.addAll(Workers.result(files));
      }
    }
    return written;
  }
}
