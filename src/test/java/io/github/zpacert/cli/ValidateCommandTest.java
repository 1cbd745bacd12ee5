package io.github.zpacert.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.zpacert.material.TestCertificates;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidateCommandTest {

  @TempDir
  private Path directory;

  private Project project;
  private Transcript transcript;

  @BeforeEach
  void begin() throws Exception {
    project = new Project(directory);
    transcript = new Transcript(new Cli(directory).inStandingTime(), directory);
  }

  @Test
  void saysThatAllIsWell() throws Exception {
    project.add("portal");

    transcript.run("validate").expect(ExitCode.SUCCESS);
    transcript.run("validate", "--json").expect(ExitCode.SUCCESS);
    transcript.run("validate", "--quiet").expect(ExitCode.SUCCESS);

    transcript.assertGolden("validate");
  }

  @Test
  void reportsEveryProblemOfTheFilesAtOnce() throws Exception {
    Files.writeString(project.file("zpacert.yaml"), """
        version: 1
        tenant:
          cloud: sandbox
          customerId: "12a"
        policy:
          prunee: all
          maxDelete: 130%
        certificates:
          - name: portal
            certificat: tls/portal.pem
          - name: portal
            certificate: ${env:NO_SUCH_VARIABLE}
        """);

    transcript.run("validate").expect(ExitCode.ERROR);
    transcript.run("validate", "--json").expect(ExitCode.ERROR);

    transcript.assertGolden("validate-files");
  }

  @Test
  void reportsEveryProblemOfTheMaterialAtOnce() throws Exception {
    project.add("good", "keyless", "missing", "garbage", "mismatch", "reversed");
    Files.delete(project.file("tls/keyless.key"));
    Files.delete(project.file("tls/missing.pem"));
    Files.writeString(project.file("tls/garbage.pem"), "-----BEGIN CERTIFICATE-----\nnonsense\n");
    Files.writeString(
        project.file("tls/mismatch.key"),
        project
            .certificate("mismatch")
            .key(TestCertificates.newEcKey())
            .selfSigned()
            .keyPem());
    TestCertificates.Chain chain = TestCertificates.chain("reversed");
    Files.writeString(
        project.file("tls/reversed.pem"),
        chain.intermediate().pem() + chain.leaf().pem());

    transcript.run("validate").expect(ExitCode.ERROR);

    transcript.assertGolden("validate-material");
  }

  @Test
  void needsNoNetworkAndNoCredentials() throws Exception {
    project.add("portal").tenant("cloud", "production").tenant("vanityDomain", "acme");

    Outcome outcome = new Cli(directory)
        .inStandingTime()
        .with("ZPACERT_BASE_URL", "http://127.0.0.1:1")
        .run("validate")
        .expect(ExitCode.SUCCESS);

    assertEquals(new Outcome(0, "The configuration is valid: 1 certificate.\n", ""), outcome);
  }
}
