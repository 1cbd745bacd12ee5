package io.github.zpacert.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.zpacert.material.TestCertificates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What certbot, acme.sh and lego have renewed is live in ZPA afterwards. */
class HandOffIT {

  private static final String PORTAL = "portal.example.com";
  private static final String WILDCARD = "*.apps.example.com";
  private static final Path SAMPLES = PipelineFiles.FOLDER.toAbsolutePath();
  private static final String HAND_OFF = SAMPLES.resolve("acme/hand-off.sh").toString();

  @TempDir
  Path directory;

  private Runner runner;
  private Path home;

  @BeforeEach
  void begin() throws Exception {
    runner = new Runner(directory).installed();
    home = Files.createDirectory(directory.resolve("etc"));
    Files.copy(SAMPLES.resolve("acme/zpacert.yaml"), home.resolve("zpacert.yaml"));
    Files.writeString(home.resolve("environment"), "ZPACERT_ACTOR=renewal\n");
    runner.with("ZPACERT_HOME", home.toString()).with("ZPACERT_HAND_OFF", HAND_OFF);
  }

  @Test
  void certbotsHookIsCalledForEachLineage() throws Exception {
    List<String> hook = List.of(SAMPLES.resolve("certbot/zpacert.sh").toString());
    runner.with("RENEWED_DOMAINS", "portal.example.com www.example.com");

    runner.with("RENEWED_LINEAGE", lineage(PORTAL, PORTAL)).start(hook).expect(ExitCode.SUCCESS);
    // the lineage's name, not its first domain
    runner.with("RENEWED_LINEAGE", lineage("_.apps.example.com", WILDCARD));
    assertAdds(runner.start(hook));
  }

  /** Returns a folder as certbot keeps it under {@code live}. */
  private String lineage(String name, String domain) throws Exception {
    Path live = Files.createDirectories(directory.resolve("live").resolve(name));
    issue(domain, live.resolve("fullchain.pem"), live.resolve("privkey.pem"));
    return live.toString();
  }

  @Test
  void acmeShCallsAFunctionWithFiveArguments() throws Exception {
    String script = ". '" + SAMPLES.resolve("acme.sh/zpacert.sh")
        + "'; zpacert_deploy '%s' key cert ca chain || exit 1";

    issue(PORTAL, runner.file("chain"), runner.file("key"));
    runner.run(List.of("sh"), script.formatted(PORTAL)).expect(ExitCode.SUCCESS);
    issue(WILDCARD, runner.file("chain"), runner.file("key"));
    assertAdds(runner.run(List.of("sh"), script.formatted(WILDCARD)));
  }

  @Test
  void lego5SetsItsVariables() throws Exception {
    assertTakesFrom(
        "LEGO_HOOK_CERT_NAME_SANITIZED", "LEGO_HOOK_CERT_PATH", "LEGO_HOOK_CERT_KEY_PATH", "_");
  }

  @Test
  void lego4SetsItsVariables() throws Exception {
    assertTakesFrom("LEGO_CERT_DOMAIN", "LEGO_CERT_PATH", "LEGO_CERT_KEY_PATH", "*");
  }

  private void assertTakesFrom(String name, String chain, String key, String star)
      throws Exception {
    List<String> hook = List.of(SAMPLES.resolve("lego/zpacert.sh").toString());
    Path crt = directory.resolve("it.crt");
    Path itsKey = directory.resolve("it.key");
    runner.with(chain, crt.toString()).with(key, itsKey.toString());

    issue(PORTAL, crt, itsKey);
    runner.with(name, PORTAL).start(hook).expect(ExitCode.SUCCESS);
    issue(WILDCARD, crt, itsKey);
    assertAdds(runner.with(name, WILDCARD.replace("*", star)).start(hook));
  }

  @Test
  void waitsUntilAllAreThereThenReplacesWhatIsRenewed() throws Exception {
    Outcome first = handOff(PORTAL, PORTAL);
    assertEquals(
        "hand-off.sh: tls/_.apps.example.com.pem is not there yet;"
            + " the hand-off that brings the last one applies all\n",
        first.expect(ExitCode.SUCCESS).out());
    assertAdds(handOff(WILDCARD, WILDCARD));
    assertEquals("rw-------", rights("tls/portal.example.com.key"));
    assertEquals("rw-r--r--", rights("tls/portal.example.com.pem"));

    Outcome renewed = handOff(PORTAL, PORTAL).expect(ExitCode.SUCCESS);
    assertTrue(renewed.out().contains("Apply complete! Resources: 1 added, "), renewed.out());
    Outcome again =
        runner.start(List.of(HAND_OFF, PORTAL, chain(), key())).expect(ExitCode.SUCCESS);
    assertTrue(again.out().startsWith("No changes. Your certificates match"), again.out());
    assertFalse(again.out().contains("Apply complete!"));
    assertEquals(List.of(), temporaryFiles());
  }

  @Test
  void leavesAloneWhatIsNotForZpa() throws Exception {
    Outcome other = handOff("mail.example.com", "mail.example.com").expect(ExitCode.SUCCESS);
    Outcome odd = handOff("../zpacert", PORTAL).expect(ExitCode.USAGE);
    Outcome prefix = handOff("apps.example.com", WILDCARD).expect(ExitCode.SUCCESS);

    assertEquals(
        "hand-off.sh: zpacert.yaml does not name tls/mail.example.com.pem; nothing to do\n",
        other.out());
    assertEquals("hand-off.sh: \"../zpacert\" is no name of a certificate\n", odd.err());
    assertTrue(prefix.out().contains("does not name tls/apps.example.com.pem"));
    assertTrue(Files.notExists(home.resolve("tls")));
  }

  @Test
  void appliesNothingWhenTheKeyIsAnothers() throws Exception {
    handOff(PORTAL, PORTAL);
    issue(WILDCARD, Path.of(chain()), directory.resolve("rest"));

    Outcome outcome = runner.start(List.of(HAND_OFF, WILDCARD, chain(), key()));

    assertTrue(outcome.code() != 0, outcome.out());
    assertTrue(Files.notExists(home.resolve(".zpacert/sandbox.json"))
        || !Files.readString(home.resolve(".zpacert/sandbox.json")).contains("apps.example.com"));
  }

  private Outcome handOff(String name, String domain) throws Exception {
    issue(domain, Path.of(chain()), Path.of(key()));
    return runner.start(List.of(HAND_OFF, name, chain(), key()));
  }

  private String chain() {
    return directory.resolve("chain").toString();
  }

  private String key() {
    return directory.resolve("key").toString();
  }

  /** A leaf with its intermediate, as an authority hands them out, with a key of its own. */
  private static void issue(String domain, Path chain, Path key) throws Exception {
    var issued = TestCertificates.named(domain)
        .sans(domain)
        .key(TestCertificates.newEcKey())
        .chain();
    Files.writeString(chain, issued.pem());
    Files.writeString(key, issued.leaf().keyPem());
  }

  private static void assertAdds(Outcome outcome) {
    outcome.expect(ExitCode.SUCCESS);
    assertEquals("Apply complete! Resources: 2 added, 0 changed, 0 destroyed.", outcome.lastLine());
  }

  private String rights(String file) throws Exception {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve(file)));
  }

  private List<String> temporaryFiles() throws Exception {
    try (var files = Files.list(home.resolve("tls"))) {
      return files.map(Path::toString).filter(f -> f.endsWith(".new")).toList();
    }
  }
}
