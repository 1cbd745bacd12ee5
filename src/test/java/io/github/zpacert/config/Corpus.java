package io.github.zpacert.config;

import static com.google.common.collect.ImmutableList.toImmutableList;
import static com.google.common.collect.ImmutableMap.toImmutableMap;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.diag.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The inputs of {@code src/test/resources/config}: a file, or a folder of files, each. What a case is
 * about stands in the comments at its head: {@code # expect: 3:5: message} for every error, {@code #
 * warn: 3:5: message} for every warning, {@code # env: NAME=value} for its environment, and
 * {@code # schema: accepts} or {@code rejects}. A dash stands for a problem without a place.
 */
record Corpus(Path path) {

  static final Path ROOT = Path.of("src/test/resources/config");

  /** Returns the cases of a folder, by name. */
  static ImmutableList<Corpus> in(Path folder) throws IOException {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.sorted().map(Corpus::new).collect(toImmutableList());
    }
  }

  String name() {
    return path.getFileName().toString();
  }

  ImmutableList<Path> files() throws IOException {
    if (!Files.isDirectory(path)) {
      return ImmutableList.of(path);
    }
    try (Stream<Path> paths = Files.list(path)) {
      return paths.sorted().collect(toImmutableList());
    }
  }

  /** Returns the case's YAML files, in the order of their names. */
  Stream<Path> yaml() {
    try {
      return files().stream().filter(file -> file.toString().matches(".*\\.ya?ml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Configuration load() throws ProblemException, TenantMismatchException, IOException {
    Path directory = Files.isDirectory(path) ? path : path.getParent();
    Path argument = Files.isDirectory(path) ? Path.of(".") : path.getFileName();
    return new ConfigLoader(environment(), directory).load(List.of(argument));
  }

  private ImmutableMap<String, String> environment() throws IOException {
    return files().stream()
        .flatMap(file -> marked(file, "# env: ").stream())
        .map(line -> Splitter.on('=').limit(2).splitToList(line))
        .collect(toImmutableMap(pair -> pair.get(0), pair -> pair.get(1)));
  }

  /** Returns the problems that the heads announce, as they would print. */
  ImmutableList<String> announced(String mark) throws IOException {
    return files().stream()
        .flatMap(file -> marked(file, "# " + mark + ": ").stream().map(line -> printed(file, line)))
        .sorted()
        .collect(toImmutableList());
  }

  private static String printed(Path file, String line) {
    return line.startsWith("- ")
        ? line.substring(2)
        : file.getFileName() + ":" + (Character.isDigit(line.charAt(0)) ? "" : " ") + line;
  }

  static ImmutableList<String> printed(List<Problem> problems) {
    return problems.stream().map(Problem::toString).sorted().collect(toImmutableList());
  }

  static ImmutableList<String> marked(Path file, String mark) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(mark))
          .map(line -> line.substring(mark.length()))
          .collect(toImmutableList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
