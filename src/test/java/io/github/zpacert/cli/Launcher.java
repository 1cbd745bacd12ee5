package io.github.zpacert.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The packaged program, run as a user runs it, in one folder. */
final class Launcher {

  private static final int PATIENCE_SECONDS = 120;

  private final Path directory;
  private final Map<String, String> environment = new HashMap<>();

  Launcher(Path directory) {
    this.directory = directory;
    environment.put("ZPACERT_RATE_LIMIT", "1000/1000");
  }

  Launcher with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  Outcome run(String... args) throws IOException, InterruptedException {
    return finish(start(args));
  }

  /** Starts the program; its output goes to files, so that it never waits for a reader. */
  Running start(String... args) throws IOException {
    List<String> command = new ArrayList<>(List.of(System.getProperty("zpacert.launcher")));
    command.addAll(List.of(args));
    Path out = Files.createTempFile("zpacert-out", ".txt");
    Path err = Files.createTempFile("zpacert-err", ".txt");
    ProcessBuilder builder = new ProcessBuilder(command)
        .directory(directory.toFile())
        .redirectOutput(out.toFile())
        .redirectError(err.toFile());
    builder.environment().keySet().removeIf(k -> k.startsWith("ZPA") || k.startsWith("ZSCALER"));
    builder.environment().putAll(environment);
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.start();
    process.getOutputStream().close();
    return new Running(process, out, err);
  }

  /** A program under way. */
  record Running(Process process, Path out, Path err) {
    String errSoFar() throws IOException {
      return Files.readString(err, UTF_8);
    }
  }

  static Outcome finish(Running running) throws IOException, InterruptedException {
    boolean ended = running.process().waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
    assertTrue(ended, () -> "the program did not end");
    String out = Files.readString(running.out(), UTF_8);
    String err = Files.readString(running.err(), UTF_8);
    Files.delete(running.out());
    Files.delete(running.err());
    return new Outcome(running.process().exitValue(), out, err);
  }
}
