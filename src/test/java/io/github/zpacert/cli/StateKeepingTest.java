package io.github.zpacert.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a state is when nobody of us looks: encrypted, or of an older version. */
class StateKeepingTest {

  private static final String CONFIGURATION = "zpacert.yaml";

  @TempDir
  private Path directory;

  private Site site;

  @BeforeEach
  void start() throws Exception {
    site = Site.in(directory);
    site.project().add("portal");
  }

  @AfterEach
  void stop() {
    site.close();
  }

  @Test
  void isEncryptedWithAPassphrase() throws Exception {
    encrypt();
    site.cli().with("STATE_PASSPHRASE", "correct horse battery staple");

    site.applied();

    String stored = Files.readString(state());
    assertFalse(stored.contains("portal"), stored);
    assertTrue(stored.contains("\"serial\": 1"), stored);
    site.run("plan", "--detailed-exitcode").expect(ExitCode.SUCCESS);
    assertTrue(site.run("state", "pull").expect(ExitCode.SUCCESS).out().contains("Default/portal"));
  }

  @Test
  void isNotReadWithAnotherPassphraseOrNone() throws Exception {
    encrypt();
    site.cli().with("STATE_PASSPHRASE", "correct horse battery staple");
    site.applied();
    site.cli().with("STATE_PASSPHRASE", "wrong");

    Outcome wrong = site.run("plan").expect(ExitCode.ERROR);

    assertEquals(
        "Error: " + state()
            + ": the state cannot be decrypted: it was encrypted with another key, or has been changed since\n",
        wrong.err());
    decrypt();
    assertEquals(
        "Error: " + state()
            + ": the state is encrypted\n  name its passphrase or key under \"encryption\"\n",
        site.run("plan")
            .expect(ExitCode.ERROR)
            .err()
            .replace(" (name", "\n  name")
            .replace("\"encryption\")", "\"encryption\""));
  }

  @Test
  void becomesEncryptedWithTheNextWrite() throws Exception {
    site.applied();
    site.project().add("wiki");
    encrypt();
    site.cli().with("STATE_PASSPHRASE", "correct horse battery staple");

    site.applied();

    assertFalse(Files.readString(state()).contains("portal"));
  }

  @Test
  void ofAnOlderVersionIsKeptBesideTheNewOne() throws Exception {
    site.applied();
    String old = Files.readString(state())
        .replaceFirst("  \"checksum\": \"[0-9a-f]{64}\",\n", "")
        .replace("\"version\": 2", "\"version\": 1");
    Files.writeString(state(), old);
    site.run("plan", "--detailed-exitcode").expect(ExitCode.SUCCESS);
    assertEquals(old, Files.readString(state()));
    site.project().add("wiki");

    Outcome applied = site.run("apply", "--auto-approve").expect(ExitCode.SUCCESS);

    Path backup = directory.resolve("zpacert.state.json.v1.backup");
    assertEquals(old, Files.readString(backup));
    assertTrue(Files.readString(state()).contains("\"version\": 2"));
    assertTrue(
        applied
            .err()
            .contains("Warning: the state was of version 1, which is kept in \"" + backup
                + "\"; what is stored from now on is of a newer one\n"),
        applied.err());
  }

  private void encrypt() throws Exception {
    Path file = directory.resolve(CONFIGURATION);
    Files.writeString(
        file, Files.readString(file) + "encryption:\n  passphrase: {env: STATE_PASSPHRASE}\n");
  }

  private void decrypt() throws Exception {
    Path file = directory.resolve(CONFIGURATION);
    Files.writeString(file, Files.readString(file).replaceFirst("(?s)encryption:.*", ""));
  }

  private Path state() {
    return directory.resolve("zpacert.state.json");
  }
}
