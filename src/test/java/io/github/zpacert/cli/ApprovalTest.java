package io.github.zpacert.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A plan of Dora's is applied once two others have signed it, and not before. */
class ApprovalTest {

  @TempDir
  private Path directory;

  private Site site;
  private Transcript transcript;

  @BeforeEach
  void begin() throws Exception {
    site = Site.in(directory);
    transcript = site.transcript();
    StringBuilder signers = new StringBuilder("# who may approve\n");
    for (String name : new String[] {"alice", "bob", "carol", "dora"}) {
      signers.append(name + "," + name + "@example.com " + SshKeyFile.in(directory, name) + "\n");
    }
    SshKeyFile.in(directory, "mallory");
    Files.writeString(directory.resolve("signers"), signers);
    site.project().add("portal").policy("approvals", "{required: 2, signers: signers}");
    site.cli().with("ZPACERT_ACTOR", "dora");
    site.run("plan", "--out=it.plan").expect(ExitCode.SUCCESS);
    site.zpa().clearRequests();
  }

  @AfterEach
  void end() {
    site.close();
  }

  /** Signs in a way that no transcript depends on the key. */
  private void approved(String who) {
    site.run("approve", "it.plan", "--key=" + who + ".key", "--out=it.plan." + who + ".sig")
        .expect(ExitCode.SUCCESS);
  }

  private void refused(String golden, String... args) throws Exception {
    transcript.run(args).expect(ExitCode.REFUSED);

    assertEquals(0, site.writes());
    transcript.assertGolden(golden);
  }

  @Test
  void ofTwoPeopleLetsThePlanPass() throws Exception {
    transcript.run("approve", "it.plan", "--key=alice.key").expect(ExitCode.SUCCESS);
    approved("bob");
    transcript.note("bob approves it too");
    transcript.run("apply", "it.plan").expect(ExitCode.SUCCESS);

    transcript.assertGolden("approved");
  }

  @Test
  void isOnRecordWithTheKeysThatSigned() throws Exception {
    approved("alice");
    approved("bob");
    site.project().evidence("{}");
    site.run("apply", "it.plan").expect(ExitCode.SUCCESS);

    transcript.run("evidence", "show").expect(ExitCode.SUCCESS);

    transcript.assertGolden("approval-evidence");
  }

  @Test
  void onceTooFewIsRefused() throws Exception {
    approved("alice");

    refused("approval-too-few", "apply", "it.plan");
  }

  @Test
  void byTheAuthorIsRefused() throws Exception {
    approved("alice");
    approved("dora");

    refused("approval-author", "apply", "it.plan");
  }

  @Test
  void byAnUnknownKeyIsRefused() throws Exception {
    approved("alice");
    approved("mallory");

    refused("approval-unknown-key", "apply", "it.plan");
  }

  @Test
  void ofAPlanThatWasChangedAfterIsRefused() throws Exception {
    approved("alice");
    approved("bob");
    site.project().renew("portal");
    site.run("plan", "--out=it.plan").expect(ExitCode.SUCCESS);
    transcript.note("the plan is made again, of another certificate");

    refused("approval-changed", "apply", "it.plan");
  }

  @Test
  void ofAPlanThatNamesAnotherAuthorThanItDidIsRefused() throws Exception {
    approved("alice");
    approved("dora");
    Path plan = directory.resolve("it.plan");
    Files.writeString(plan, Files.readString(plan).replace("\"dora\"", "\"eve\""));
    transcript.note("dora writes \"eve\" for \"dora\" into the plan");

    refused("approval-author-changed", "apply", "it.plan");
  }

  @Test
  void ofAPlanWithoutAnAuthorIsRefused() throws Exception {
    site.cli().without("ZPACERT_ACTOR");
    site.run("plan", "--out=it.plan").expect(ExitCode.SUCCESS);
    approved("alice");
    approved("bob");

    refused("approval-no-author", "apply", "it.plan");
  }

  @Test
  void isNeverGivenForWhatNoSavedPlanSays() throws Exception {
    transcript.run("rollback", "Default/portal", "--auto-approve").expect(ExitCode.REFUSED);

    refused("approval-no-plan", "apply", "--auto-approve");
  }

  @Test
  void mayStandElsewhere() throws Exception {
    approved("alice");
    Path elsewhere = Files.createDirectories(directory.resolve("approvals"));
    site.run("approve", "it.plan", "--key=bob.key", "--out=approvals/bob").expect(ExitCode.SUCCESS);
    assertTrue(Files.exists(elsewhere.resolve("bob")));

    site.run("apply", "it.plan").expect(ExitCode.REFUSED);
    site.run("apply", "it.plan", "--approval", "approvals/bob").expect(ExitCode.SUCCESS);
  }

  @Test
  void isNotNeededForAPlanThatChangesNothing() throws Exception {
    approved("alice");
    approved("bob");
    site.run("apply", "it.plan").expect(ExitCode.SUCCESS);
    site.run("plan", "--out=nothing.plan").expect(ExitCode.SUCCESS);

    site.run("apply", "nothing.plan").expect(ExitCode.SUCCESS);
  }

  @Test
  void isNotForPlansThatAreBroken() throws Exception {
    Path plan = directory.resolve("it.plan");
    Files.writeString(plan, Files.readString(plan).replace("\"add\": 1", "\"add\": 2"));

    transcript.run("approve", "it.plan", "--key=alice.key").expect(ExitCode.ERROR);

    try (Stream<Path> files = Files.list(directory)) {
      assertFalse(files.anyMatch(f -> f.toString().endsWith(".sig")));
    }
    transcript.assertGolden("approve-broken");
  }

  @Test
  void isNotForPlansThatHaveExpired() throws Exception {
    site.run("plan", "--out=it.plan", "--expires=1h").expect(ExitCode.SUCCESS);
    site.cli().time().sleep(Duration.ofHours(2));

    refused("approve-expired", "approve", "it.plan", "--key=alice.key");
  }

  @Test
  void showsHowSshKeygenGivesIt() throws Exception {
    transcript.run("approve", "it.plan", "--print").expect(ExitCode.SUCCESS);
    transcript.run("approve", "it.plan").expect(ExitCode.USAGE);
    transcript.run("approve", "it.plan", "--key=none.key").expect(ExitCode.ERROR);
    transcript.run("approve", "it.plan", "--key=signers").expect(ExitCode.ERROR);
    transcript
        .run("approve", "it.plan", "--key=alice.key", "--passphrase=x")
        .expect(ExitCode.USAGE);
    transcript.run("apply", "--auto-approve", "--approval=x").expect(ExitCode.USAGE);
    transcript.run("apply", "it.plan", "--approval=x").expect(ExitCode.ERROR);

    transcript.assertGolden("approve-print");
  }

  @Test
  void asksForAFileOfSignersThatCanBeRead() throws Exception {
    Files.writeString(directory.resolve("signers"), "alice cert-authority ssh-rsa AAAA\nbob\n");
    transcript.run("validate").expect(ExitCode.ERROR);
    transcript.run("apply", "it.plan").expect(ExitCode.ERROR);
    Files.delete(directory.resolve("signers"));
    transcript.run("validate").expect(ExitCode.ERROR);

    assertEquals(0, site.writes());
    transcript.assertGolden("approval-signers");
  }
}
