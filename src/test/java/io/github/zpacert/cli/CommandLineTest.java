package io.github.zpacert.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is the same for all commands: help, mistakes, where they work, how they look. */
class CommandLineTest {

  private static final String ESCAPE = "\u001b[";

  @TempDir
  private Path directory;

  private Cli cli() {
    return new Cli(directory).inStandingTime();
  }

  @Test
  void helpsWithEachCommand() throws Exception {
    for (List<String> command : List.of(
        List.<String>of(),
        List.of("init"),
        List.of("validate"),
        List.of("plan"),
        List.of("apply"),
        List.of("approve"),
        List.of("drift"),
        List.of("show"),
        List.of("list"),
        List.of("get"),
        List.of("microtenants"),
        List.of("forecast"),
        List.of("export"),
        List.of("import"),
        List.of("state"),
        List.of("state", "list"),
        List.of("state", "show"),
        List.of("state", "rm"),
        List.of("state", "mv"),
        List.of("state", "pull"),
        List.of("state", "push"),
        List.of("lock"),
        List.of("lock", "status"),
        List.of("evidence"),
        List.of("evidence", "verify"),
        List.of("evidence", "show"),
        List.of("force-unlock"),
        List.of("sandbox"),
        List.of("version"),
        List.of("completion"))) {
      Transcript transcript = new Transcript(cli(), directory);
      String[] args = Stream.concat(command.stream(), Stream.of("--help")).toArray(String[]::new);
      transcript.run(args).expect(ExitCode.SUCCESS);
      transcript.assertGolden(
          "help/" + (command.isEmpty() ? "zpacert" : String.join("-", command)));
    }
  }

  @Test
  void suggestsWhatWasMeant() throws Exception {
    Transcript transcript = new Transcript(cli(), directory);

    transcript.run();
    transcript.run("plna");
    transcript.run("plan", "--tarhget", "Default/x");
    transcript.run("plan", "-detailed-exitcodes");
    transcript.run("state", "lst");
    transcript.run("state");
    transcript.run("apply", "one.plan", "two.plan");
    transcript.run("plan", "--format", "yaml");
    transcript.run("plan", "--target");
    transcript.run("plan", "--lock-timeout", "5");
    transcript.run("plan", "--parallelism", "many");
    transcript.run("plan", "--parallelism", "0");
    transcript.run("plan", "--log-level", "loud");
    transcript.run("completion", "fish");
    transcript.run("sandbox", "--port", "70000");
    transcript.run("import", "Default/x");
    transcript.run("bananas", "--json");

    transcript.assertGolden("mistakes");
  }

  @Test
  void saysWhichVersionItIs() throws Exception {
    Transcript transcript = new Transcript(cli(), directory);

    transcript.run("version");
    transcript.run("version", "--json");
    transcript.run("--version");

    transcript.assertGolden("version");
  }

  @Test
  void worksElsewhereWithChdir() throws Exception {
    try (Site site = Site.in(directory.resolve("elsewhere/deep"))) {
      site.project().add("portal");
      Cli cli = site.cliIn(directory);
      Transcript transcript = new Transcript(cli, directory);

      transcript.run("plan").expect(ExitCode.ERROR);
      transcript.run("-chdir=elsewhere/deep", "plan", "--out", "it.plan").expect(ExitCode.SUCCESS);
      transcript.run("apply", "it.plan", "--chdir", "elsewhere/deep").expect(ExitCode.SUCCESS);
      transcript.run("--chdir", "nowhere", "plan").expect(ExitCode.USAGE);

      assertTrue(Files.exists(directory.resolve("elsewhere/deep/it.plan")));
      assertTrue(Files.exists(directory.resolve("elsewhere/deep/zpacert.state.json")));
      transcript.assertGolden("chdir");
    }
  }

  @Test
  void readsEveryConfigThatIsNamed() throws Exception {
    try (Site site = Site.in(directory)) {
      Project project = site.project().add("portal", "wiki");
      Files.createDirectories(directory.resolve("more"));
      Files.writeString(directory.resolve("more/a.yaml"), """
          version: 1
          certificates:
            - name: wiki
              certificate: ../tls/wiki.pem
              privateKey: ../tls/wiki.key
          """);
      Files.writeString(directory.resolve("more/ignored.txt"), "not YAML: [");
      project.drop("wiki");
      Transcript transcript = site.transcript();

      transcript.run("validate", "--config", "zpacert.yaml", "--config", "more");
      project.declare("wiki");
      transcript.run("validate", "--config", "zpacert.yaml", "--config", "more");
      transcript.run("validate", "--config", "nothing.yaml");

      transcript.assertGolden("config");
    }
  }

  @Test
  void coloursOnATerminalAlone() throws Exception {
    try (Site site = Site.in(directory)) {
      site.project().add("portal");

      assertFalse(coloured(site.run("plan")));
      assertTrue(coloured(site.cli().inColour().run("plan")));
      assertTrue(site.run("plan", "--config", "no.yaml").err().startsWith(ESCAPE + "31mError:"));
      assertFalse(coloured(site.run("plan", "--no-color")));
      assertFalse(coloured(site.run("plan", "-no-color")));
      assertFalse(coloured(site.run("plan", "--json")));
      assertFalse(coloured(site.run("plan", "--format", "json", "--quiet")));
      assertFalse(coloured(site.run("plan", "--format", "markdown")));
      assertFalse(coloured(site.cli().with("NO_COLOR", "1").run("plan")));
      assertFalse(coloured(site.cli().with("NO_COLOR", "").with("TERM", "dumb").run("plan")));
      assertTrue(coloured(site.cli().with("TERM", "xterm").run("plan")));
      assertFalse(coloured(site.cli().unattended().run("plan")));
    }
  }

  @Test
  void coloursHelpOnATerminalAlone() {
    assertFalse(coloured(cli().run("plan", "--help")));
    assertTrue(coloured(cli().inColour().run("plan", "--help")));
    assertFalse(coloured(cli().inColour().run("plan", "--help", "--no-color")));
    assertFalse(coloured(cli().inColour().with("NO_COLOR", "1").run("plan", "--help")));
  }

  private static boolean coloured(Outcome outcome) {
    return (outcome.out() + outcome.err()).contains(ESCAPE);
  }

  @Test
  void printsCompletionsThatShellsCanRead() throws Exception {
    Outcome bash = cli().run("completion", "bash").expect(ExitCode.SUCCESS);
    Outcome zsh = cli().run("completion", "zsh").expect(ExitCode.SUCCESS);

    assertEquals("", bash.err());
    assertReadable(bash.out());
    assertReadable(zsh.out());
    assertTrue(zsh.out().startsWith("autoload -Uz compinit bashcompinit\n"), zsh.out());
    for (String word : List.of("plan", "detailed-exitcode", "force-unlock", "microtenants")) {
      assertTrue(bash.out().contains(word), word);
    }
  }

  private void assertReadable(String script) throws Exception {
    Path file = Files.writeString(directory.resolve("completion"), script);
    Process bash = new ProcessBuilder("bash", "-n", file.toString())
        .redirectErrorStream(true)
        .start();
    String complaints = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, bash.waitFor(), complaints);
  }

  @Test
  void takesNothingAfterTwoDashesForAnOption() throws Exception {
    Outcome outcome = cli().run("get", "--", "-quiet/x");

    assertTrue(outcome.err().contains("zpacert.yaml"), outcome.err());
  }
}
