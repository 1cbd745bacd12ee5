package io.github.zpacert.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.zpacert.Programs;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two people approve a plan, one with the packaged program, one with {@code ssh-keygen}. */
class ApprovalIT {

  private static final String PASSPHRASE = "correct horse";

  @TempDir
  private Path directory;

  @Test
  void aPlanIsAppliedOnceTwoPeopleHaveSignedIt() throws Exception {
    Assumptions.assumeTrue(Programs.has("ssh-keygen"), "ssh-keygen is not installed");
    Launcher launcher =
        new Launcher(directory).with("ZPACERT_ACTOR", "dora").with("PASSPHRASE", PASSPHRASE);
    launcher.run("init").expect(ExitCode.SUCCESS);
    requireApprovals();

    launcher.run("plan", "--out", "it.plan").expect(ExitCode.SUCCESS);
    Outcome alone = launcher
        .run("approve", "it.plan", "--key", "alice.key", "--passphrase", "env:PASSPHRASE")
        .expect(ExitCode.SUCCESS);
    Outcome refused = launcher.run("apply", "it.plan").expect(ExitCode.REFUSED);
    assertTrue(
        refused.err().contains("1 of the 2 approvals that it needs, by alice\n  missing: 1 of bob"),
        refused.err());
    Outcome print = launcher.run("approve", "it.plan", "--print").expect(ExitCode.SUCCESS);
    String command = print.lastLine().strip().replace("KEY", "bob.key").replace("NAME", "bob");
    Programs.run(directory, "", "sh", "-c", command);

    Outcome applied = launcher.run("apply", "it.plan").expect(ExitCode.SUCCESS);
    assertTrue(applied.err().contains("\napproved by alice; bob\n"), applied.err());
    assertEquals("Apply complete! Resources: 3 added, 0 changed, 0 destroyed.", applied.lastLine());
    assertFalse((alone.out() + alone.err()).contains(PASSPHRASE));
  }

  private void requireApprovals() throws Exception {
    Path file = directory.resolve("zpacert.yaml");
    String policy = "policy:\n  approvals: {required: 2, signers: allowed_signers}\n";
    Files.writeString(file, Files.readString(file).replace("policy:\n", policy));
    Programs.run(
        directory, "", "ssh-keygen", "-q", "-t", "rsa", "-b", "2048", "-N", "", "-f", "bob.key");
    Files.writeString(
        directory.resolve("allowed_signers"),
        "alice " + SshKeyFile.in(directory, "alice", PASSPHRASE) + "\nbob "
            + Files.readString(directory.resolve("bob.key.pub")));
  }
}
