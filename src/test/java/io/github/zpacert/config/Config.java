package io.github.zpacert.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.diag.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assertions;

/** A folder with configuration files, and an environment, of a test. */
final class Config {

  static final String HEAD = "version: 1\ntenant: {cloud: sandbox}\n";
  static final String ONE = "certificates:\n- {name: a.example.com, certificate: a.pem}\n";

  private final Path folder;
  private final ImmutableMap.Builder<String, String> environment = ImmutableMap.builder();

  private Config(Path folder) {
    this.folder = folder;
  }

  static Config in(Path folder) {
    return new Config(folder);
  }

  Config file(String name, String text) throws IOException {
    return file(name, text.getBytes(UTF_8));
  }

  Config file(String name, byte[] bytes) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, bytes);
    return this;
  }

  Config env(String name, String value) {
    environment.put(name, value);
    return this;
  }

  Configuration load(String... paths) throws ProblemException, TenantMismatchException {
    List<Path> arguments = Arrays.stream(paths).map(Path::of).toList();
    return new ConfigLoader(environment.buildOrThrow(), folder).load(arguments);
  }

  /** Returns what a load is refused for, as it prints. */
  ImmutableList<String> refusal(String... paths) {
    ProblemException refusal = Assertions.assertThrows(ProblemException.class, () -> load(paths));
    return refusal.problems().stream()
        .map(Problem::toString)
        .collect(ImmutableList.toImmutableList());
  }
}
