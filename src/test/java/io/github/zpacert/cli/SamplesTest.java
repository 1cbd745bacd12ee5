package io.github.zpacert.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.zpacert.config.ConfigLoader;
import io.github.zpacert.material.Source;
import io.github.zpacert.material.TestCertificates;
import io.github.zpacert.material.TestCertificates.Issued;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every sample does what the comment at its top says, command by command. */
class SamplesTest {

  private static final Path SAMPLES = Path.of("samples");

  /** What the last line of a command says, of a sample with so many certificates. */
  private static final Map<String, String> LAST_LINES = Map.of(
      "validate", "The configuration is valid: %d certificates.",
      "plan", "Plan: %d to add, 0 to change, 0 to destroy.",
      "apply", "Apply complete! Resources: %d added, 0 changed, 0 destroyed.",
      "drift", "No drift.");

  private static final String NO_CHANGES = "No changes. Your certificates match the configuration.";

  @TempDir
  Path directory;

  static Stream<String> samples() throws IOException {
    try (Stream<Path> folders = Files.list(SAMPLES)) {
      return folders
          .filter(Files::isDirectory)
          .map(f -> f.getFileName().toString())
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void doesWhatItsCommentSays(String sample) throws Exception {
    Path folder = copied(SAMPLES.resolve(sample));
    int certificates = makeAllPlainOnesButTheFirst(folder);
    Cli cli = new Cli(folder).typing("yes\n");
    Set<String> done = new HashSet<>();

    for (String command : commands(folder)) {
      if (command.startsWith("export ")) {
        ShellExport.of(command, folder).forEach(cli::with);
        continue;
      }
      String word = command.split(" ")[1];
      String last = cli.run(arguments(command)).expect(ExitCode.SUCCESS).lastLine();
      if (LAST_LINES.containsKey(word)) {
        boolean isSettled = word.equals("plan") && done.contains("apply");
        assertEquals(
            isSettled ? NO_CHANGES : LAST_LINES.get(word).formatted(certificates), last, command);
      }
      done.add(word);
    }

    assertTrue(done.containsAll(List.of("init", "plan", "apply")), done.toString());
    String[] config = isSingle(folder) ? new String[0] : new String[] {"--config", "."};
    cli.run(with("validate", config)).expect(ExitCode.SUCCESS);
    assertEquals(
        NO_CHANGES, cli.run(with("apply", config)).expect(ExitCode.SUCCESS).lastLine());
  }

  /** Returns the commands of the comment before the first key; what follows two blanks explains them. */
  private static List<String> commands(Path folder) throws IOException {
    Path file = folder.resolve(isSingle(folder) ? "zpacert.yaml" : "tenant.yaml");
    return Files.readAllLines(file).stream()
        .takeWhile(line -> line.startsWith("#"))
        .filter(line -> line.startsWith("#   "))
        .map(line -> line.substring(1).strip().replaceFirst(" {2,}.*", ""))
        .toList();
  }

  private static String[] arguments(String command) {
    assertTrue(command.startsWith("zpacert "), command);
    return command.substring("zpacert ".length()).split(" ");
  }

  private static String[] with(String command, String... options) {
    return Stream.concat(Stream.of(command), Stream.of(options)).toArray(String[]::new);
  }

  /** Leaves to "init" one certificate in files, which takes it long, and everything that is not in files. */
  private static int makeAllPlainOnesButTheFirst(Path folder) throws Exception {
    var configuration = new ConfigLoader(Map.of(), folder)
        .load(isSingle(folder) ? List.of() : List.of(Path.of(".")));
    boolean isFirst = true;
    for (var entry : configuration.certificates()) {
      Optional<Source> key = entry.sources().privateKey();
      if (entry.sources().passphrase().isEmpty()
          && entry.sources().certificate() instanceof Source.OfFile certificate
          && key.isPresent()
          && key.get() instanceof Source.OfFile file) {
        if (!isFirst) {
          write(TestCertificates.selfSigned(entry.name()), certificate.path(), file.path());
        }
        isFirst = false;
      }
    }
    return configuration.certificates().size();
  }

  private static void write(Issued issued, Path certificate, Path key) throws IOException {
    Files.createDirectories(certificate.getParent());
    Files.writeString(certificate, issued.pem());
    Files.writeString(key, issued.keyPem());
  }

  private static boolean isSingle(Path folder) {
    return Files.exists(folder.resolve("zpacert.yaml"));
  }

  private Path copied(Path sample) throws IOException {
    Path folder = Files.createDirectory(directory.resolve("sample"));
    try (Stream<Path> files = Files.list(sample)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
    return folder;
  }
}
