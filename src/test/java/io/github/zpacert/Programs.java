package io.github.zpacert;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Other programs of this machine, which a test may lack. */
public final class Programs {

  /** How a program ended, and all that it said. */
  public record Result(int code, String out) {}

  private Programs() {}

  public static boolean has(String program) {
    return Arrays.stream(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }

  /** Runs a program to its good end and returns what it says on both streams. */
  public static String run(Path directory, String input, String program, String... args)
      throws Exception {
    Result result = attempt(directory, input, program, args);
    assertEquals(0, result.code(), result::out);
    return result.out();
  }

  /** Runs a program to any end; both streams are one. */
  public static Result attempt(Path directory, String input, String program, String... args)
      throws Exception {
    List<String> command = new ArrayList<>(List.of(program));
    command.addAll(List.of(args));
    Process process = new ProcessBuilder(command)
        .directory(directory.toFile())
        .redirectErrorStream(true)
        .start();
    try (OutputStream in = process.getOutputStream()) {
      in.write(input.getBytes(UTF_8));
    }
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Result(process.waitFor(), out);
  }
}
