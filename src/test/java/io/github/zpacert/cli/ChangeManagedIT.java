package io.github.zpacert.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A change as a change management wants it, with the packaged program: planned by one, approved by two others, applied
 * in its window under a ticket, and proven.
 */
class ChangeManagedIT {

  private static final String OPEN = "{allow: [{cron: \"* * * * *\", duration: 2m}]}";
  private static final String FROZEN = "{freeze: [{from: 2026-01-01, until: 2099-12-31}]}";

  @TempDir
  private Path directory;

  private Site site;
  private Launcher launcher;

  @BeforeEach
  void begin() throws Exception {
    site = Site.in(directory);
    launcher = site.launcher().with("ZPACERT_ACTOR", "dora").with("ZPACERT_COMMIT", "c0ffee");
    Files.writeString(
        directory.resolve("signers"),
        "alice " + SshKeyFile.in(directory, "alice") + "\nbob " + SshKeyFile.in(directory, "bob")
            + "\n");
    site.project()
        .add("portal", "shop")
        .evidence("{}")
        .policy("approvals", "{required: 2, signers: signers}")
        .policy("change", "{pattern: \"CHG[0-9]{7}\"}")
        .policy("windows", FROZEN);
  }

  @AfterEach
  void end() {
    site.close();
  }

  @Test
  void goesFromItsPlanToItsProofAndIsHeldAgainstTheTenantAfterwards() throws Exception {
    launcher.run("plan", "--out=it.plan", "--expires=1h").expect(ExitCode.SUCCESS);
    refused("[change-ticket]", "apply", "it.plan");
    refused("[change-window]", "apply", "it.plan", "--change=CHG0012345");
    site.project().policy("windows", OPEN);
    refused("2 approvals", "apply", "it.plan", "--change=CHG0012345");
    approve("alice");
    refused("missing: 1 of bob", "apply", "it.plan", "--change=CHG0012345");
    approve("bob");
    assertEquals(0, site.writes());

    Outcome applied =
        launcher.run("apply", "it.plan", "--change=CHG0012345").expect(ExitCode.SUCCESS);

    assertEquals("Apply complete! Resources: 2 added, 0 changed, 0 destroyed.", applied.lastLine());
    launcher.run("evidence", "verify").expect(ExitCode.SUCCESS);
    assertHolds(
        launcher.run("evidence", "show").expect(ExitCode.SUCCESS).out(),
        "CHG0012345",
        "alice",
        "bob",
        "dora",
        "c0ffee",
        "Default/portal",
        "Default/shop");
    assertEquals("No drift.\n", launcher.run("drift").expect(ExitCode.SUCCESS).out());

    site.project().renew("shop");
    launcher.run("plan", "--out=next.plan").expect(ExitCode.SUCCESS);
    approve("alice", "next.plan");
    approve("bob", "next.plan");
    site.edit("shop", "shop", "by hand");

    Outcome stale =
        launcher.run("apply", "next.plan", "--change=CHG0012346").expect(ExitCode.STALE_PLAN);
    assertHolds(
        stale.err(),
        "\"Default/shop\" has changed: description was \"\", is \"by hand\" (modified by 216196257332210623 at"
            + " 2026-06-01T12:01:00Z)");
    Outcome drift = launcher.run("drift").expect(ExitCode.CHANGES);
    assertHolds(
        drift.out(),
        "Default/shop: description \"\" -> \"by hand\", by 216196257332210623, at 2026-06-01T12:01:00Z");
    launcher.run("evidence", "verify").expect(ExitCode.SUCCESS);
  }

  private void refused(String why, String... args) throws Exception {
    assertHolds(launcher.run(args).expect(ExitCode.REFUSED).err(), why);
  }

  private void approve(String who) throws Exception {
    approve(who, "it.plan");
  }

  private void approve(String who, String plan) throws Exception {
    launcher.run("approve", plan, "--key=" + who + ".key").expect(ExitCode.SUCCESS);
  }

  private static void assertHolds(String text, String... parts) {
    for (String part : parts) {
      assertTrue(text.contains(part), () -> "no " + part + " in:\n" + text);
    }
  }
}
