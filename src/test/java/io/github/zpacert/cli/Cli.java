package io.github.zpacert.cli;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** The program in this very process, with everything outside it made up. */
final class Cli {

  private final Path directory;
  private final Map<String, String> environment = new HashMap<>();
  private boolean terminal;
  private String typed = "";

  Cli(Path directory) {
    this.directory = directory;
    environment.put("ZPACERT_RATE_LIMIT", "100000/100000");
  }

  Cli with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /** A person sits there, and types these lines. */
  Cli typing(String lines) {
    terminal = true;
    typed = lines;
    environment.put("NO_COLOR", "1");
    return this;
  }

  Outcome run(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Io io = new Io(
        new PrintWriter(out),
        new PrintWriter(err),
        new BufferedReader(new StringReader(typed)),
        terminal,
        environment,
        directory,
        InstantSource.system());
    int code = new Main(io, new Interruption()).run(args);
    return new Outcome(code, out.toString(), err.toString());
  }
}
