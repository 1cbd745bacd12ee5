package io.github.zpacert.approval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.base.Joiner;
import io.github.zpacert.diag.ProblemException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.instancio.junit.InstancioExtension;
import org.instancio.junit.InstancioSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@ExtendWith(InstancioExtension.class)
class AllowedSignersTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final String KEY = TestKey.of(KeyType.ED25519).line();

  private static AllowedSigners parse(String... lines) throws ProblemException {
    return AllowedSigners.parse("signers", Joiner.on('\n').join(lines), BERLIN);
  }

  private static Signer only(String line) throws ProblemException {
    List<Signer> signers = parse(line).signers();
    assertEquals(1, signers.size());
    return signers.get(0);
  }

  private static void assertWrong(String reason, String line) {
    ProblemException refusal = assertThrows(ProblemException.class, () -> parse(line));

    assertEquals("signers:1:1: the line " + reason, refusal.getMessage());
  }

  @Test
  void passesOverCommentsAndEmptyLines() throws Exception {
    AllowedSigners signers = parse(
        "# people", "", "  \t", "alice " + KEY + " her laptop", "  # more", "bob " + KEY + "\r");

    assertEquals(
        List.of("alice", "bob"),
        signers.signers().stream().map(s -> s.principals().toString()).toList());
    assertEquals("signers:6:1", signers.signers().get(1).at().toString());
  }

  @ParameterizedTest
  @EnumSource(KeyType.class)
  void knowsEveryTypeOfKey(KeyType type) throws Exception {
    TestKey key = TestKey.of(type);

    assertEquals(key.publicKey(), only("alice " + key.line()).key());
  }

  @Test
  void readsPrincipalsInQuotes() throws Exception {
    assertEquals(
        "Alice Example,alice",
        only("\"Alice Example,alice\" " + KEY).principals().toString());
  }

  @Test
  void readsOptions() throws Exception {
    Signer signer = only("alice\tnamespaces=\"git,zpacert-*\",Valid-After=\"20260601\","
        + "valid-before=\"20261231235959Z\"  " + KEY);

    assertEquals("git,zpacert-*", signer.namespaces().orElseThrow().toString());
    assertEquals(Optional.of(Instant.parse("2026-05-31T22:00:00Z")), signer.validAfter());
    assertEquals(Optional.of(Instant.parse("2026-12-31T23:59:59Z")), signer.validBefore());
  }

  @Test
  void saysWhatIsWrongWithALine() {
    assertWrong(
        "is cut off, expected principals, options and a key like \"ssh-ed25519 AAAA...\"", "alice");
    assertWrong("has an unknown option \"alicia\"", "alice alicia " + KEY);
    assertWrong(
        "has an unknown option \"namespace\", did you mean \"namespaces\"?",
        "alice namespace=\"git\" " + KEY);
    assertWrong(
        "has the option \"cert-authority\", and certificates of SSH are not supported",
        "*@example.com cert-authority " + KEY);
    assertWrong("has the option \"namespaces\" without a value", "alice namespaces " + KEY);
    assertWrong("has a value without its quotes", "alice namespaces=git " + KEY);
    assertWrong(
        "has the option \"namespaces\" twice", "alice namespaces=\"a\",namespaces=\"b\" " + KEY);
    assertWrong("has a comma after its last option", "alice namespaces=\"a\", " + KEY);
    assertWrong(
        "has a \"valid-after\" that is not a time like 20261201 or 20261201200000Z",
        "alice valid-after=\"20261301\" " + KEY);
    assertWrong(
        "is never valid: \"valid-before\" is not after \"valid-after\"",
        "alice valid-after=\"20260601\",valid-before=\"20260601\" " + KEY);
    assertWrong("has a key that is not Base64", "alice ssh-ed25519 !!!!");
    assertWrong("has a key that is cut off", "alice ssh-ed25519 AAAA");
    assertWrong(
        "has a key that is not of the type that stands before it",
        "alice " + KEY.replace("ssh-ed25519", "ssh-rsa"));
    assertWrong(
        "has a key of a type that is not supported, expected one of ssh-ed25519, ssh-rsa,"
            + " ecdsa-sha2-nistp256, ecdsa-sha2-nistp384, ecdsa-sha2-nistp521,"
            + " sk-ssh-ed25519@openssh.com, sk-ecdsa-sha2-nistp256@openssh.com",
        "alice ssh-ed25519-cert-v01@openssh.com AAAA");
  }

  @Test
  void saysWhatIsWrongWithEveryLine() {
    ProblemException refusal =
        assertThrows(ProblemException.class, () -> parse("alice", "# ok", "bob x " + KEY));

    assertEquals(2, refusal.problems().size());
    assertTrue(refusal.problems().get(1).toString().startsWith("signers:3:1: "));
  }

  @ParameterizedTest
  @CsvSource({
    "20261201, 2026-11-30T23:00:00Z",
    "202612010230, 2026-12-01T01:30:00Z",
    "20261201023015, 2026-12-01T01:30:15Z",
    "20261201Z, 2026-12-01T00:00:00Z",
    "202612010230z, 2026-12-01T02:30:00Z",
    "20261201023015UTC, 2026-12-01T02:30:15Z",
  })
  void readsTimes(String written, Instant expected) throws Exception {
    assertEquals(expected, SignerTime.parse(written, BERLIN));
  }

  @ParameterizedTest
  @CsvSource({
    "2026",
    "20260230",
    "2026120125",
    "202612012500",
    "2026-12-01",
    "20261201ZZ",
    "Z",
    "''"
  })
  void refusesOtherTimes(String written) {
    assertThrows(MalformedException.class, () -> SignerTime.parse(written, BERLIN));
  }

  @ParameterizedTest
  @CsvSource({
    "alice, alice, true",
    "alice, Alice, false",
    "'bob,alice', alice, true",
    "*@example.com, alice@example.com, true",
    "*@example.com, alice@example.org, false",
    "al?ce, alice, true",
    "a.ice, alice, false",
    "'*,!alice', alice, false",
    "'!alice,*', bob, true",
    "!alice, bob, false",
    "'', alice, false",
  })
  void matchesAsOpenSshDoes(String patterns, String name, boolean expected) {
    assertEquals(expected, PatternList.of(patterns).matches(name));
  }

  @InstancioSource(samples = 150)
  @ParameterizedTest
  void neverFailsOtherwiseThanDeclared(long seed) {
    Random random = new Random(seed);
    String line = "\"a b\",*@x !c namespaces=\"git\\\"\",valid-after=\"20260601\" " + KEY + " c";
    StringBuilder text = new StringBuilder(line);
    for (int edits = random.nextInt(12); edits > 0; edits--) {
      text.setCharAt(random.nextInt(text.length()), (char)
          random.nextInt(random.nextBoolean() ? 128 : 70_000));
    }

    try {
      assertTrue(parse(text.substring(random.nextInt(20))).signers().size() <= 12);
    } catch (ProblemException e) {
      assertTrue(e.getMessage().startsWith("signers:"), e.getMessage());
    }
  }
}
