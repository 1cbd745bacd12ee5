package io.github.zpacert.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.zpacert.diag.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class YamlReaderTest {

  private static final String NOISE = "[]{}:,-?&*!|>'\"%@`#~<. \n\tab$0\\";

  private static Optional<Yaml> read(String text) throws ProblemException {
    return YamlReader.read("f", text, new Problems());
  }

  private static String refusal(String text) {
    return assertThrows(ProblemException.class, () -> read(text)).getMessage();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
          ~         | NULL
          Null      | NULL
          TRUE      | BOOLEAN
          yes       | TEXT
          012       | NUMBER
          0x1F      | NUMBER
          0o17      | NUMBER
          -.5       | NUMBER
          1e3       | NUMBER
          .inf      | NUMBER
          1.2.3.4   | TEXT
          "1"       | TEXT
          '1'       | TEXT
          2026-01-01 | TEXT
          12:30     | TEXT
          """, quoteCharacter = '`')
  void readsPlainScalarsByTheCoreSchema(String text, Yaml.Kind kind) throws ProblemException {
    Yaml.Scalar scalar = (Yaml.Scalar) read("[" + text + "]")
        .map(list -> ((Yaml.Sequence) list).items().get(0))
        .orElseThrow();

    assertEquals(kind, scalar.kind());
  }

  @Test
  void sharesTheNodeThatAnAliasStandsFor() throws ProblemException {
    Yaml.Sequence list = (Yaml.Sequence) read("[&a {b: c}, *a]").orElseThrow();

    assertEquals(list.items().get(0), list.items().get(1));
    assertEquals("f:1:2", list.items().get(1).at().toString());
  }

  @Test
  void boundsTheLengthOfAScalar() throws ProblemException {
    assertTrue(read("\"" + "x".repeat(1 << 20) + "\"").isPresent());
    assertEquals(
        "f:1:1: the value is longer than 1 MiB", refusal("\"" + "x".repeat((1 << 20) + 1) + "\""));
  }

  @Test
  void boundsTheNumberOfNodes() {
    ProblemException refusal = assertThrows(
        ProblemException.class, () -> YamlReader.read("f", "- a: b\n- c\n", new Problems(), 4));

    assertEquals(
        "f:2:3: the file holds over 4 keys and values"
            + " (divide it into several files of one folder)",
        refusal.getMessage());
  }

  @Test
  void boundsTheDepthBeforeItReadsOn() throws ProblemException {
    assertTrue(read("[".repeat(50) + "]".repeat(50)).isPresent());
    assertEquals("f:1:51: nested deeper than 50 levels", refusal("[".repeat(1_000_000)));
    assertEquals("f:1:101: nested deeper than 50 levels", refusal("- ".repeat(1_000_000)));
    assertEquals("f:1:151: nested deeper than 50 levels", refusal("{a:".repeat(1_000_000)));
  }

  @Test
  void weighsTheTextThatAliasesRepeat() {
    String text = "- &a \"" + "x".repeat(1 << 20) + "\"\n" + "- *a\n".repeat(1000);

    assertEquals(
        "f:63:3: the aliases of this file stand for too much: over a million values",
        refusal(text));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void neverFailsInAnyOtherWayOnDamagedFiles(long seed, @TempDir Path folder) throws Exception {
    SplittableRandom random = new SplittableRandom(seed);
    String whole = Files.readString(Corpus.ROOT.resolve("good/everything.yaml"));
    for (int i = 0; i < 500; i++) {
      Config config = Config.in(folder).file("zpacert.yaml", damaged(whole, random));
      try {
        config.load();
      } catch (ProblemException e) {
        assertTrue(
            e.getMessage().startsWith("zpacert.yaml:"),
            () -> "seed " + seed + ": " + e.getMessage());
      }
    }
  }

  private static String damaged(String text, SplittableRandom random) {
    StringBuilder damaged = new StringBuilder(text);
    for (int i = random.nextInt(1, 6); i > 0; i--) {
      int at = random.nextInt(damaged.length());
      char noise = NOISE.charAt(random.nextInt(NOISE.length()));
      if (random.nextBoolean()) {
        damaged.insert(at, noise);
      } else {
        damaged.delete(at, at + random.nextInt(4));
      }
    }
    return damaged.toString();
  }
}
