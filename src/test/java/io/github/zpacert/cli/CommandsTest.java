package io.github.zpacert.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {

  @Test
  void callsEveryCommandAsItCallsItself() {
    Set<String> names = new TreeSet<>();
    Commands.commandLine(context(), false)
        .getSubcommands()
        .values()
        .forEach(c -> names.addAll(List.of(c.getCommandSpec().names().toArray(String[]::new))));

    assertEquals(all(), names);
  }

  @ParameterizedTest
  @ValueSource(strings = {"get", "get plan", "get --help", "--chdir=plan --json=true get"})
  void setsUpNoOtherCommandThanTheOneAskedFor(String line) {
    assertEquals(Set.of("get"), setUpFor(line));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "--help", "--help get", "aply get", "--chdir get plan", "diff", "--json get"})
  void setsUpAllWhenTheyMayBeNeeded(String line) {
    assertEquals(all(), setUpFor(line));
  }

  private static Set<String> all() {
    return new TreeSet<>(Commands.commandLine(context(), false).getSubcommands().keySet());
  }

  private static Set<String> setUpFor(String line) {
    List<String> args = line.isEmpty() ? List.of() : List.of(line.split(" "));
    return new TreeSet<>(
        Commands.commandLine(context(), false, args).getSubcommands().keySet());
  }

  private static Context context() {
    var out = new PrintWriter(Writer.nullWriter());
    var in = new BufferedReader(Reader.nullReader());
    var io = new Io(out, out, in, false, Map.of(), Path.of(""), () -> Instant.EPOCH, pause -> {});
    return new Context(io, new GlobalOptions(), new Interruption());
  }
}
