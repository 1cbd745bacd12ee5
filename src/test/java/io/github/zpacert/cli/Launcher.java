package io.github.zpacert.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The packaged program, run as a user runs it, in one folder. */
final class Launcher {

  private static final Path SCRIPT = Path.of("/usr/bin/script");

  private final Path directory;
  private final Map<String, String> environment = new HashMap<>();
  private final Set<String> unset = new HashSet<>();
  private Path program = packaged();

  Launcher(Path directory) {
    this.directory = directory;
    environment.put("ZPACERT_RATE_LIMIT", "100000/100000");
    environment.put("JAVA_HOME", System.getProperty("java.home"));
  }

  /** The launcher that the build has made, {@code bin/zpacert} in the program's folder. */
  static Path packaged() {
    return Path.of(System.getProperty("zpacert.launcher"));
  }

  /** Whether a program can be started as if from a terminal. */
  static boolean hasTerminal() {
    return Files.isExecutable(SCRIPT);
  }

  /** Starts another file than the packaged one. */
  Launcher program(Path file) {
    program = file;
    return this;
  }

  Launcher with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  Launcher with(Map<String, String> variables) {
    environment.putAll(variables);
    return this;
  }

  Launcher without(String variable) {
    environment.remove(variable);
    unset.add(variable);
    return this;
  }

  Outcome run(String... args) throws IOException, InterruptedException {
    Running running = start(args);
    running.type("");
    return running.end();
  }

  Running start(String... args) throws IOException {
    return launch(command(args));
  }

  /** Starts it with a terminal of its own, which both streams go to and which Ctrl-C can be typed at. */
  Running startOnTerminal(String... args) throws IOException {
    String line = command(args).stream()
        .map(a -> "'" + a + "'")
        .collect(Collectors.joining(" ", "exec ", ""));
    return launch(List.of(SCRIPT.toString(), "-qec", line, "/dev/null"));
  }

  private List<String> command(String... args) {
    List<String> command = new ArrayList<>(List.of(program.toString()));
    command.addAll(Arrays.asList(args));
    return command;
  }

  private Running launch(List<String> command) throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
    builder
        .environment()
        .keySet()
        .removeIf(k -> k.startsWith("ZPA") || k.startsWith("ZSCALER") || unset.contains(k));
    builder.environment().putAll(environment);
    return Running.of(builder.start());
  }
}
