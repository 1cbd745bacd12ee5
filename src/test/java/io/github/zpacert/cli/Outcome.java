package io.github.zpacert.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

/** How a command ended: what it wrote, and its exit code. */
record Outcome(int code, String out, String err) {

  /** Fails with everything that was written unless the code is the given one. */
  Outcome expect(ExitCode expected) {
    assertEquals(expected.number, code, () -> "exit code; out:\n" + out + "\nerr:\n" + err);
    return this;
  }

  String lastLine() {
    String[] lines = out.strip().split("\n");
    return lines[lines.length - 1];
  }
}
