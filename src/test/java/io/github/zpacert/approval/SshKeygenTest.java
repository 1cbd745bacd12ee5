package io.github.zpacert.approval;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableMap;
import io.github.zpacert.Programs;
import io.github.zpacert.diag.ProblemException;
import io.github.zpacert.material.Source;
import io.github.zpacert.material.SourceReader;
import io.github.zpacert.material.SshSigningKey;
import io.github.zpacert.model.Made;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What {@code ssh-keygen} signs we accept, what we sign it accepts, and both judge alike who may sign. */
class SshKeygenTest {

  private static final Statement STATEMENT = new Statement("0".repeat(64), "1".repeat(64));
  private static final Instant NOW = Instant.parse("2026-12-01T20:00:00Z");

  @TempDir
  private Path folder;

  @BeforeEach
  void needSshKeygen() {
    Assumptions.assumeTrue(Programs.has("ssh-keygen"), "ssh-keygen is not installed");
  }

  private String sshKeygen(String input, String... args) throws Exception {
    return Programs.run(folder, input, "ssh-keygen", args);
  }

  private void newKey(String type, String bits, String passphrase) throws Exception {
    sshKeygen("", "-q", "-t", type, "-b", bits, "-N", passphrase, "-f", "key");
  }

  private String sign(String namespace) throws Exception {
    return sshKeygen(STATEMENT.text(), "-q", "-Y", "sign", "-n", namespace, "-f", "key")
        .replaceAll("(?m)^Signing.*\n", "");
  }

  private String publicKey() throws Exception {
    return Files.readString(folder.resolve("key.pub")).strip();
  }

  private Verdict judged(String signers, String signature) throws Exception {
    AllowedSigners allowed = AllowedSigners.parse("signers", signers, ZoneOffset.UTC);
    SignatureFile file = new SignatureFile("sig", signature.getBytes(UTF_8));
    Rule rule = new Rule(1, allowed, false);
    return Approvals.judge(STATEMENT, Made.UNKNOWN, List.of(file), rule, NOW);
  }

  private boolean isAcceptedBySshKeygen(String signers, String signature) throws Exception {
    Files.writeString(folder.resolve("signers"), signers + "\n");
    Files.writeString(folder.resolve("sig"), signature);
    return Programs.attempt(
                folder,
                STATEMENT.text(),
                "ssh-keygen",
                "-Y",
                "verify",
                "-Overify-time=20261201200000Z",
                "-f",
                "signers",
                "-I",
                "alice",
                "-n",
                Statement.NAMESPACE,
                "-s",
                "sig")
            .code()
        == 0;
  }

  private String signedByUs(Optional<String> passphrase) throws Exception {
    var reader = new SourceReader(
        passphrase.map(p -> ImmutableMap.of("PASSPHRASE", p)).orElse(ImmutableMap.of()),
        Duration.ofSeconds(1));
    Source source = new Source.OfFile(folder.resolve("key"), "key");
    try (SshSigningKey key =
        SshSigningKey.open(source, passphrase.map(p -> new Source.OfEnv("PASSPHRASE")), reader)) {
      byte[] signature = key.sign(SshSignature.toBeSigned(Statement.NAMESPACE, STATEMENT.bytes()));
      return SshSignature.of(key.publicKey(), Statement.NAMESPACE, signature).armored();
    }
  }

  @ParameterizedTest
  @CsvSource({"ed25519, 256", "rsa, 2048", "ecdsa, 256", "ecdsa, 384", "ecdsa, 521"})
  void eachAcceptsWhatTheOtherSigns(String type, String bits) throws Exception {
    newKey(type, bits, "");
    String signers = "alice " + publicKey();

    String theirs = sign(Statement.NAMESPACE);
    String ours = signedByUs(Optional.empty());

    assertEquals(List.of("alice"), judged(signers, theirs).counted());
    assertEquals(List.of("alice"), judged(signers, ours).counted());
    assertTrue(isAcceptedBySshKeygen(signers, ours));
    if (!type.equals("ecdsa")) { // which has a new random number in each
      assertEquals(theirs, ours);
    }
  }

  @ParameterizedTest
  @CsvSource({"ed25519, 256", "rsa, 2048", "ecdsa, 256"})
  void anEncryptedKeySignsToo(String type, String bits) throws Exception {
    newKey(type, bits, "correct höst");

    String ours = signedByUs(Optional.of("correct höst"));

    assertTrue(isAcceptedBySshKeygen("alice " + publicKey(), ours));
  }

  @ParameterizedTest
  @EnumSource(KeyType.class)
  void itAcceptsTheKeysThatOurTestsPlay(KeyType type) throws Exception {
    TestKey key = TestKey.of(type);

    assertTrue(isAcceptedBySshKeygen("alice " + key.line(), key.over(STATEMENT.text())));
  }

  @Test
  void fingerprintsAreTheSame() throws Exception {
    newKey("ed25519", "256", "");
    AllowedSigners signers = AllowedSigners.parse("f", "a " + publicKey(), ZoneOffset.UTC);

    String theirs = sshKeygen("", "-l", "-f", "key.pub");

    String ours = signers.signers().get(0).key().fingerprint();
    assertTrue(theirs.contains(" " + ours + " "), theirs);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "alice",
        "bob,alice",
        "al*",
        "\"alice\"",
        "alice namespaces=\"zpacert-plan\"",
        "alice namespaces=\"git,zpacert-*\"",
        "alice namespaces=\"git\"",
        "alice namespaces=\"*,!zpacert-plan\"",
        "alice valid-after=\"20261201Z\"",
        "alice valid-after=\"20261202Z\"",
        "alice valid-after=\"202612012000Z\"",
        "alice valid-before=\"20261201Z\"",
        "alice valid-before=\"20261201200000Z\"",
        "alice valid-before=\"20261201195959Z\"",
        "alice VALID-BEFORE=\"20270101Z\",namespaces=\"zpacert-plan\"",
        "alice valid-before=20270101Z",
        "alice valid-before=\"20261301Z\"",
        "alice valid-after=\"20270101Z\",valid-before=\"20260101Z\"",
        "alice unknown",
        "alice namespaces",
        "alice cert-authority",
        "# alice",
      })
  void bothJudgeALineAlike(String line) throws Exception {
    newKey("ed25519", "256", "");
    String signers = line + " " + publicKey();
    String signature = sign(Statement.NAMESPACE);

    boolean theirs = isAcceptedBySshKeygen(signers, signature);

    assertEquals(theirs, isAcceptedByUs(signers, signature));
  }

  private boolean isAcceptedByUs(String signers, String signature) throws Exception {
    try {
      return judged(signers, signature).isApproved();
    } catch (ProblemException e) {
      return false;
    }
  }
}
