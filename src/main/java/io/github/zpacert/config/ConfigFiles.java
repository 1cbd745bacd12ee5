package io.github.zpacert.config;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.Streams;
import io.github.zpacert.diag.Position;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.diag.ProblemException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds the files that a run is about. */
final class ConfigFiles {

  private static final String DEFAULT = "zpacert.yaml";
  private static final String PATTERN = "*.{yaml,yml}";

  private final Path workingDirectory;
  private final List<ConfigFile> files = new ArrayList<>();
  private final Set<Path> seen = new HashSet<>();

  private ConfigFiles(Path workingDirectory) {
    this.workingDirectory = withoutDots(workingDirectory.toAbsolutePath());
  }

  /**
   * Returns the files in order, each once however often it is named.
   *
   * @param paths files, and folders that stand for their YAML files in the order of their names;
   *     empty for the file of the usual name
   */
  static ImmutableList<ConfigFile> find(List<Path> paths, Path workingDirectory)
      throws ProblemException {
    ConfigFiles finder = new ConfigFiles(workingDirectory);
    if (paths.isEmpty()) {
      finder.addDefault();
    }
    for (Path path : paths) {
      finder.add(path, true);
    }
    return ImmutableList.copyOf(finder.files);
  }

  private void addDefault() throws ProblemException {
    if (!Files.exists(workingDirectory.resolve(DEFAULT))) {
      throw new ProblemException(Problem.error(Position.of(DEFAULT), "no such file")
          .withHint("\"zpacert init\" writes a first one, --config names another"));
    }
    add(Path.of(DEFAULT), true);
  }

  private void add(Path given, boolean named) throws ProblemException {
    Path path = withoutDots(workingDirectory.resolve(given));
    try {
      if (Files.isDirectory(path)) {
        addFolder(path);
      } else if (seen.add(identity(path))) {
        files.add(new ConfigFile(path, name(path), named));
      }
    } catch (IOException e) {
      throw new ProblemException(Problem.error(Position.of(name(path)), FileText.reason(e)));
    }
  }

  // a pipe, or a file that is missing, has no other path
  private static Path identity(Path path) throws IOException {
    return Files.isRegularFile(path) ? path.toRealPath() : path;
  }

  private void addFolder(Path folder) throws IOException, ProblemException {
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, PATTERN)) {
      Streams.stream(entries).filter(ConfigFiles::isWanted).sorted().forEach(found::add);
    }
    if (found.isEmpty()) {
      throw new ProblemException(
          Problem.error(Position.of(name(folder)), "no *.yaml or *.yml file in this folder"));
    }
    for (Path file : found) {
      add(file, false);
    }
  }

  // hidden files are the locks and backups of editors; a dangling link is not passed over in
  // silence
  private static boolean isWanted(Path file) {
    return !Files.isDirectory(file) && !String.valueOf(file.getFileName()).startsWith(".");
  }

  // normalising a path with ".." would walk past a symbolic link that the system follows
  private static Path withoutDots(Path path) {
    return path.toString().contains("..") ? path : path.normalize();
  }

  private String name(Path path) {
    boolean inside = path.startsWith(workingDirectory) && !path.equals(workingDirectory);
    return (inside ? workingDirectory.relativize(path) : path).toString();
  }
}
