package io.github.zpacert.config;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.zpacert.FuzzTarget;
import io.github.zpacert.diag.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A file of the configuration, from bytes to what is desired. */
public final class YamlFuzz implements FuzzTarget {

  private static final Map<String, String> ENVIRONMENT = Map.of(
      "NAME", "portal.example.com", "EVIL", "a\n- b: [c, {d: !!e *f}]\u001b[2J", "EMPTY", "");

  private final Path folder;

  public YamlFuzz() {
    try {
      folder = Files.createTempDirectory(Files.createDirectories(Path.of("target/fuzz")), "yaml");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public List<byte[]> seeds() throws IOException {
    List<byte[]> seeds = new ArrayList<>();
    for (String kind : List.of("good", "bad")) {
      for (Corpus corpus : Corpus.in(Corpus.ROOT.resolve(kind))) {
        for (Path file : corpus.yaml().toList()) {
          byte[] bytes = Files.readAllBytes(file);
          if (bytes.length < 10_000) {
            seeds.add(bytes);
          }
        }
      }
    }
    seeds.add("a: ${env:EVIL}${env:NAME:-x}$${y}${env:EMPTY}".getBytes(UTF_8));
    return seeds;
  }

  @Override
  public void eat(byte[] input) throws IOException {
    Files.write(folder.resolve("zpacert.yaml"), input);
    try {
      new ConfigLoader(ENVIRONMENT, folder).load(List.of());
    } catch (ProblemException | TenantMismatchException e) {
      // says what is wrong with it
    }
  }
}
