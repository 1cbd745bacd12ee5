package io.github.zpacert.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code init} runs keytool, which is slow: few tests, and certificates that begin now. */
class InitCommandTest {

  @TempDir
  private Path directory;

  private Transcript transcript() {
    return new Transcript(new Cli(directory), directory);
  }

  @Test
  void writesAStarterThatWorksAtOnceAndIsKeptAfterwards() throws Exception {
    Transcript transcript = transcript();

    transcript.run("init", "certs").expect(ExitCode.SUCCESS);
    String yaml = Files.readString(directory.resolve("certs/zpacert.yaml"));
    transcript.run("--chdir", "certs", "validate").expect(ExitCode.SUCCESS);
    Files.delete(directory.resolve("certs/tls/portal.pem"));
    Files.delete(directory.resolve("certs/tls/portal.key"));
    transcript.note("a certificate is lost");
    transcript.run("--chdir", "certs", "init").expect(ExitCode.SUCCESS);
    transcript.run("--chdir", "certs", "init").expect(ExitCode.SUCCESS);

    assertEquals(yaml, Files.readString(directory.resolve("certs/zpacert.yaml")));
    Cli cli = new Cli(directory.resolve("certs"));
    assertEquals(
        "Apply complete! Resources: 3 added, 0 changed, 0 destroyed.",
        cli.run("apply", "--auto-approve").expect(ExitCode.SUCCESS).lastLine());
    assertEquals(
        "No changes. Your certificates match the configuration.\n",
        cli.run("apply", "--auto-approve").expect(ExitCode.SUCCESS).out());
    transcript.assertGolden("init");
  }

  @Test
  void keepsAConfigurationAndMakesNothingUpForARealTenant() throws Exception {
    Project project = new Project(directory);
    project.tenant("cloud", "production").tenant("vanityDomain", "acme").declare("portal");
    String yaml = Files.readString(project.file("zpacert.yaml"));
    Transcript transcript = transcript();

    transcript.run("init").expect(ExitCode.SUCCESS);

    assertEquals(yaml, Files.readString(project.file("zpacert.yaml")));
    assertFalse(Files.exists(project.file("tls/portal.pem")));
    transcript.assertGolden("init-production");
  }

  @Test
  void saysWhatIsWrongWithAConfigurationThatIsThere() throws Exception {
    Files.writeString(directory.resolve("zpacert.yaml"), "version: 1\ntenannt: {cloud: sandbox}\n");
    Transcript transcript = transcript();

    transcript.run("init").expect(ExitCode.ERROR);

    assertTrue(Files.exists(directory.resolve("zpacert.yaml")));
    transcript.assertGolden("init-broken");
  }
}
