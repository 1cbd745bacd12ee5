package io.github.zpacert.approval;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.zpacert.diag.Problem;
import io.github.zpacert.model.Made;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Alice, Bob and Carol have a key each; Dora makes plans. */
class ApprovalsTest {

  private static final Instant NOW = Instant.parse("2026-12-01T20:00:00Z");
  private static final Statement STATEMENT = new Statement("0".repeat(64), "1".repeat(64));

  private final TestKey alice = TestKey.of(KeyType.ED25519);
  private final TestKey bob = TestKey.of(KeyType.P256);
  private final TestKey carol = TestKey.of(KeyType.SK_ED25519);
  private final List<String> signers = new ArrayList<>();
  private final List<SignatureFile> files = new ArrayList<>();
  private Made made = made("dora", "dora@example.com");
  private int required = 1;
  private boolean excludeAuthor = true;

  private static Made made(String actor, String email) {
    return new Made(
        Optional.of(actor).filter(a -> !a.isEmpty()),
        Optional.of(email).filter(e -> !e.isEmpty()),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private void allow(String who, TestKey key) {
    signers.add(who + " " + key.line());
  }

  private void sign(TestKey key) {
    put(key.over(STATEMENT.text()));
  }

  private void put(String signature) {
    files.add(
        new SignatureFile("it.plan." + (files.size() + 1) + ".sig", signature.getBytes(US_ASCII)));
  }

  private Verdict verdict() throws Exception {
    AllowedSigners allowed =
        AllowedSigners.parse("signers", String.join("\n", signers), ZoneOffset.UTC);
    return Approvals.judge(STATEMENT, made, files, new Rule(required, allowed, excludeAuthor), NOW);
  }

  private void assertRefused(String... lines) throws Exception {
    Verdict verdict = verdict();

    assertFalse(verdict.isApproved());
    assertEquals(
        List.of(lines), verdict.refusals().stream().map(Problem::toString).toList());
  }

  private void assertApproved(String... by) throws Exception {
    Verdict verdict = verdict();

    assertTrue(verdict.isApproved());
    assertEquals(List.of(by), verdict.counted());
    assertEquals(List.of(), verdict.refusals());
  }

  private static String few(int has, int needs, String hint) {
    return "the plan has " + has + " of the " + needs + " approvals that it needs" + hint;
  }

  @Test
  void countsPeopleWithGoodSignatures() throws Exception {
    required = 3;
    allow("alice", alice);
    allow("bob,bob@example.com", bob);
    allow("carol", carol);
    sign(carol);
    sign(alice);
    sign(bob);

    assertApproved("alice", "bob,bob@example.com", "carol");
  }

  @Test
  void saysWhoIsMissing() throws Exception {
    required = 2;
    allow("alice", alice);
    allow("bob", bob);
    allow("carol valid-after=\"20270101\"", carol);
    sign(alice);

    assertRefused(few(1, 2, ", by alice (missing: 1 of bob)"));
  }

  @Test
  void saysThatNobodyIsLeft() throws Exception {
    required = 2;
    allow("alice", alice);
    sign(alice);

    assertRefused(few(1, 2, ", by alice (nobody else in signers may approve it)"));
  }

  @Test
  void doesNotCountAnUnknownKey() throws Exception {
    allow("alice", alice);
    sign(bob);

    assertRefused(
        few(0, 1, " (missing: 1 of alice)"),
        "it.plan.1.sig: not counted: made with a key that signers does not name (" + bob.publicKey()
            + ")");
  }

  @Test
  void doesNotCountASignatureOverAnotherPlan() throws Exception {
    allow("alice", alice);
    put(alice.over(new Statement("2".repeat(64), "1".repeat(64)).text()));
    put(alice.over(new Statement("0".repeat(64), "2".repeat(64)).text()));

    String why =
        ": not counted: made over another plan, or the plan or the signature was changed afterwards";
    assertRefused(
        few(0, 1, " (missing: 1 of alice)"), "it.plan.1.sig" + why, "it.plan.2.sig" + why);
  }

  @Test
  void doesNotCountASignatureForAnotherPurpose() throws Exception {
    allow("alice", alice);
    put(alice.over(STATEMENT.text(), "git"));

    assertRefused(
        few(0, 1, " (missing: 1 of alice)"),
        "it.plan.1.sig: not counted: made for \"git\", not for \"zpacert-plan\"");
  }

  @Test
  void doesNotCountWhatIsNoSignature() throws Exception {
    allow("alice", alice);
    put("looks good to me");

    assertRefused(
        few(0, 1, " (missing: 1 of alice)"),
        "it.plan.1.sig: not counted: the file is not an SSH signature");
  }

  @Test
  void doesNotCountAKeyOutsideOfItsTimeOrPurpose() throws Exception {
    allow("alice valid-before=\"20261201Z\"", alice);
    allow("bob valid-after=\"20261202Z\"", bob);
    allow("carol namespaces=\"git\"", carol);
    sign(alice);
    sign(bob);
    sign(carol);

    String invalid = ": not counted: ";
    assertRefused(
        few(0, 1, " (nobody else in signers may approve it)"),
        "it.plan.1.sig" + invalid + "the key of \"alice\" has expired on 2026-12-01T00:00:00Z",
        "it.plan.2.sig" + invalid + "the key of \"bob\" is not valid before 2026-12-02T00:00:00Z",
        "it.plan.3.sig" + invalid
            + "signers:3:1 lets \"carol\" sign for \"git\", not for \"zpacert-plan\"");
  }

  @Test
  void countsAKeyThatOneOfItsLinesLetsSign() throws Exception {
    allow("alice valid-before=\"20261201Z\"", alice);
    allow("alice valid-after=\"20261201Z\"", alice);
    sign(alice);

    assertApproved("alice");
  }

  @Test
  void doesNotCountTheAuthorByNameOrByAddressInAnyCase() throws Exception {
    allow("Dora", alice);
    allow("d,DORA@example.com", bob);
    sign(alice);
    sign(bob);

    assertRefused(
        few(0, 1, " (nobody else in signers may approve it)"),
        "it.plan.1.sig: not counted: \"Dora\" is who made the plan",
        "it.plan.2.sig: not counted: \"d,DORA@example.com\" is who made the plan");
  }

  @Test
  void doesNotCountWhoeverCouldBeTheAuthor() throws Exception {
    allow("*@example.com", alice);
    sign(alice);

    assertRefused(
        few(0, 1, " (nobody else in signers may approve it)"),
        "it.plan.1.sig: not counted: \"*@example.com\" is who made the plan");
  }

  @Test
  void countsTheAuthorWhereThePolicyDoes() throws Exception {
    excludeAuthor = false;
    allow("dora", alice);
    sign(alice);

    assertApproved("dora");
  }

  @Test
  void needsAnAuthorToExclude() throws Exception {
    made = Made.UNKNOWN;
    allow("alice", alice);
    sign(alice);

    assertRefused("the plan does not say who made it, and its author's approval must not count"
        + " (plan in a CI that tells who runs it, or set ZPACERT_ACTOR)");
  }

  @Test
  void warnsOfAnAuthorWhomTheFileDoesNotKnow() throws Exception {
    allow("alice", alice);
    sign(alice);

    assertEquals(
        List.of("\"dora\", who made the plan, is not in signers: whether they have approved it"
            + " themselves cannot be told (add the name to the line of the person's key)"),
        verdict().remarks().stream().map(Problem::toString).toList());
  }

  @Test
  void countsAPersonOnceWithHoweverManyKeysAndNames() throws Exception {
    required = 2;
    allow("alice,alice@example.com", alice);
    allow("alice@example.com", bob);
    allow("dora", carol);
    sign(alice);
    sign(bob);
    sign(alice);

    String again = ": not counted: \"%s\" has approved already, with it.plan.1.sig";
    assertRefused(
        few(1, 2, ", by alice,alice@example.com (nobody else in signers may approve it)"),
        "it.plan.2.sig" + again.formatted("alice@example.com"),
        "it.plan.3.sig" + again.formatted("alice,alice@example.com"));
  }

  @Test
  void countsNobodyTwiceWhomAPatternHides() throws Exception {
    required = 2;
    allow("*@example.org", alice);
    allow("bob@example.org", bob);
    allow("c*", carol);
    sign(alice);
    sign(bob);
    sign(carol);

    assertApproved("bob@example.org", "c*");
    assertEquals(
        "it.plan.1.sig: not counted: \"*@example.org\" has approved already, with it.plan.2.sig",
        verdict().remarks().get(1).toString());
  }
}
