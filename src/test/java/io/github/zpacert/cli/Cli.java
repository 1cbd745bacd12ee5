package io.github.zpacert.cli;

import io.github.zpacert.zpa.Sleeper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** The program in this very process, with everything outside it made up. */
final class Cli {

  private final Path directory;
  private final Map<String, String> environment = new HashMap<>();
  private final StandingTime time = new StandingTime();
  private InstantSource clock = InstantSource.system();
  private Sleeper sleeper = duration -> Thread.sleep(duration.toMillis());
  private boolean terminal;
  private String typed = "";
  private Event beforeTyping = () -> {};

  /** Something that happens meanwhile. */
  @FunctionalInterface
  interface Event {
    void happen() throws Exception;
  }

  /** A program that nobody watches. */
  Cli(Path directory) {
    this.directory = directory;
    environment.put("ZPACERT_RATE_LIMIT", "100000/100000");
  }

  /** What a command is made with that is only looked at. */
  static Context idle() {
    Io io = new Io(
        new PrintWriter(Writer.nullWriter()),
        new PrintWriter(Writer.nullWriter()),
        new BufferedReader(Reader.nullReader()),
        false,
        Map.of(),
        Path.of(""),
        InstantSource.system(),
        duration -> {});
    return new Context(io, new GlobalOptions(), new Interruption());
  }

  StandingTime time() {
    return time;
  }

  Cli with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  Cli without(String variable) {
    environment.remove(variable);
    return this;
  }

  /** It is always the same time, and a wait is over at once. */
  Cli inStandingTime() {
    clock = time;
    sleeper = time;
    return this;
  }

  /** What passes while somebody waits. */
  Cli whileWaiting(Sleeper happens) {
    sleeper = happens;
    return this;
  }

  /** A person sits there, types these lines and then ends the input. */
  Cli typing(String lines) {
    return typing(lines, () -> {});
  }

  /** The same, after something has happened. */
  Cli typing(String lines, Event before) {
    terminal = true;
    typed = lines;
    beforeTyping = before;
    return with("NO_COLOR", "1");
  }

  /** A person sits there and likes colours. */
  Cli inColour() {
    terminal = true;
    return without("NO_COLOR");
  }

  /** Nobody sits there. */
  Cli unattended() {
    terminal = false;
    return this;
  }

  Outcome run(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    Io io = new Io(
        new PrintWriter(out),
        new PrintWriter(err),
        new BufferedReader(new Typed()),
        terminal,
        environment,
        directory,
        clock,
        sleeper);
    int code = new Main(io, new Interruption()).run(args);
    return new Outcome(code, out.toString(), err.toString());
  }

  /** What a person types, once somebody reads it. */
  private final class Typed extends StringReader {

    Typed() {
      super(typed);
    }

    @Override
    public int read(char[] buffer, int offset, int length) throws IOException {
      try {
        beforeTyping.happen();
      } catch (Exception e) {
        throw new IOException(e);
      }
      return super.read(buffer, offset, length);
    }
  }
}
