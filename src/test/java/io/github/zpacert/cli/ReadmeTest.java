package io.github.zpacert.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.zpacert.model.Code;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The README says only what is so. */
class ReadmeTest {

  private static final Path README = Path.of("README.md");

  @Test
  void givesTheTwoCommandsThatEveryPushRuns() throws Exception {
    List<String> commands = matches("```sh\n(.*)\n```");
    List<String> run = Files.readAllLines(Path.of(".ci/run"));

    assertEquals(2, commands.size());
    assertTrue(run.containsAll(commands), () -> ".ci/run does not run " + commands);
  }

  @Test
  void namesOnlyCommandsThatTheProgramUnderstands() throws Exception {
    List<String> commands = matches("\\$ zpacert ([^&\n]*)");

    assertTrue(commands.size() >= 4, () -> "only " + commands);
    for (String command : commands) {
      Commands.commandLine(Cli.idle(), false).parseArgs(command.strip().split(" "));
    }
  }

  @Test
  void explainsEveryExitCode() throws Exception {
    List<String> explained = matches("\\| (\\d+) \\| .* \\|");

    assertEquals(
        Arrays.stream(ExitCode.values()).map(c -> Integer.toString(c.number)).toList(), explained);
  }

  @Test
  void namesEveryCommand() throws Exception {
    String readme = Files.readString(README);

    for (String command :
        Commands.commandLine(Cli.idle(), false).getSubcommands().keySet()) {
      assertTrue(readme.contains("`" + command), () -> "the README does not name " + command);
    }
  }

  @Test
  void namesEveryCode() throws Exception {
    String readme = Files.readString(README);

    for (Code code : Code.values()) {
      assertTrue(readme.contains("`" + code + "`"), () -> "the README does not name " + code);
    }
  }

  @Test
  void drawsEveryPackage() throws Exception {
    String readme = Files.readString(README);
    String picture = readme.substring(readme.lastIndexOf("```\ncli"));

    try (Stream<Path> packages = Files.list(Path.of("src/main/java/io/github/zpacert"))) {
      packages.forEach(p -> assertTrue(
          Pattern.compile("\\b" + p.getFileName() + "\\b").matcher(picture).find(),
          () -> "no " + p));
    }
  }

  private static List<String> matches(String regex) throws Exception {
    return Pattern.compile(regex)
        .matcher(Files.readString(README))
        .results()
        .map(r -> r.group(1))
        .toList();
  }
}
