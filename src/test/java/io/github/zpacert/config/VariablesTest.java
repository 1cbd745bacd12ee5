package io.github.zpacert.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.zpacert.diag.Position;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VariablesTest {

  private static final Map<String, String> ENVIRONMENT = Map.of(
      "A",
      "a",
      "EMPTY",
      "",
      "REF",
      "${env:A}",
      "YAML",
      "x\"\nprotect: true",
      "BIG",
      "x".repeat(1 << 19));

  private final Problems problems = new Problems();
  private final Variables variables = new Variables(ENVIRONMENT, problems);

  @ParameterizedTest
  @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
          plain text                  | plain text
          ${env:A}                    | a
          ${env:A}${env:A}/x          | aa/x
          <${env:EMPTY}>              | <>
          ${env:EMPTY:-default}       | default
          ${env:NONE:-}               | ''
          ${env:NONE:-a:-b}           | a:-b
          ${env:NONE:-$x {}           | $x {
          $${env:A}                   | ${env:A}
          $$${env:A}                  | $${env:A}
          $${ ${env:A} }              | ${ a }
          $5 and $$ and {x}           | $5 and $$ and {x}
          ${env:REF}                  | ${env:A}
          ${env:NONE}                 | -
          ${A}                        | -
          ${env:A                     | -
          ${env:A:b}                  | -
          ${ENV:A}                    | -
          """)
  void expandsOnceAndFromLeftToRight(String written, String expected) {
    assertEquals(Optional.ofNullable(expected), variables.expand(written, new Position("f", 1, 1)));
    assertEquals(expected == null, problems.hasErrors());
  }

  @Test
  void boundsWhatComesOfIt() {
    assertEquals(
        Optional.empty(),
        variables.expand("${env:BIG}${env:BIG}x${env:BIG}", new Position("f", 1, 1)));
    assertEquals(
        "f:1:1: the value grows beyond 1 MiB (let its variables hold less)",
        problems.errors().get(0).toString());
  }

  @Test
  void bringsNoKeysFromTheEnvironment(@TempDir Path folder) throws Exception {
    Config config = Config.in(folder)
        .file(
            "zpacert.yaml",
            Config.HEAD
                + "certificates:\n  - name: a\n    description: ${env:YAML}\n    certificate: a.pem\n")
        .env("YAML", "x\n    protect: true");

    CertificateEntry entry = config.load().certificates().get(0);

    assertEquals("x\n    protect: true", entry.description());
    assertEquals(false, entry.protect());
  }

  @Test
  void showsWhatWasWrittenInsteadOfWhatAVariableHolds(@TempDir Path folder) throws Exception {
    Config config = Config.in(folder)
        .file("zpacert.yaml", Config.HEAD + "policy: {maxDelete: \"${env:TOKEN}\"}\n" + Config.ONE)
        .env("TOKEN", "hunter2");

    assertEquals(
        List.of("zpacert.yaml:3:21: \"maxDelete\" must be a count such as 5 or a share such as 30%,"
            + " not the value of \"${env:TOKEN}\""),
        config.refusal());
  }
}
