package io.github.zpacert.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Ctrl-C and SIGTERM, at the moments where they could do harm. */
class InterruptIT {

  @TempDir
  Path directory;

  @ParameterizedTest
  @ValueSource(strings = {"INT", "TERM"})
  void endsTheUploadsInHandAndBeginsNoOther(String signal) throws Exception {
    PracticeFolder folder =
        PracticeFolder.of(directory, PracticeFolder.SANDBOX, PracticeFolder.hosts(4));
    try (PracticeTenant tenant = new PracticeTenant()) {
      Launcher launcher = new Launcher(directory).with(tenant.environment());
      tenant.holdUploads(2);
      try (Running apply = launcher.start("apply", "--auto-approve", "--parallelism", "2")) {
        tenant.awaitHeld(2);

        apply.signal(signal);
        apply.awaitErr("interrupted: ");
        tenant.release();
        Outcome interrupted = apply.end().expect(ExitCode.INTERRUPTED);

        assertEquals(
            "Apply incomplete. Resources: 2 added, 0 changed, 0 destroyed.",
            interrupted.lastLine());
        assertTrue(
            interrupted
                .err()
                .endsWith(
                    "Error: not done: Default/host-3.example.com, Default/host-4.example.com\n"
                        + "  the state says what is done; run apply again for the rest\n"),
            interrupted.err());
        assertEquals(2, tenant.uploads());
        assertFalse(Files.exists(folder.lockInfo()));
      }

      Outcome rest = launcher.run("apply", "--auto-approve", "--quiet");

      assertEquals("", rest.expect(ExitCode.SUCCESS).err());
      assertEquals("Apply complete! Resources: 2 added, 0 changed, 0 destroyed.", rest.lastLine());
      assertEquals(4, tenant.uploads());
    }
  }

  @Test
  void endsTheSandboxWithItsStoreComplete() throws Exception {
    PracticeFolder folder =
        PracticeFolder.of(directory, PracticeFolder.SANDBOX, PracticeFolder.hosts(2));
    Path store = directory.resolve("store.json");
    try (Running sandbox =
        new Launcher(directory).start("sandbox", "--no-rate-limit", "--store", "store.json")) {
      var exports = ShellExport.of(sandbox.awaitOut("Ctrl-C ends it."), directory);
      Cli cli = new Cli(folder.path());
      exports.forEach(cli::with);
      cli.run("apply", "--auto-approve").expect(ExitCode.SUCCESS);

      sandbox.signal("INT");
      Outcome ended = sandbox.end().expect(ExitCode.INTERRUPTED);

      assertEquals("", ended.err());
      assertEquals(0, Files.size(directory.resolve("store.json.journal")));
      assertEquals(2, Files.readString(store).split("\"issued\"", -1).length - 1);
    }
  }

  @Test
  void leavesThePromptWithoutALock() throws Exception {
    assumeTrue(Launcher.hasTerminal(), "no program \"script\" here");
    PracticeFolder folder =
        PracticeFolder.of(directory, PracticeFolder.SANDBOX, PracticeFolder.hosts(1));
    try (Running apply = new Launcher(directory).startOnTerminal("apply", "--no-color")) {
      apply.awaitOut("Only \"yes\" is accepted: ");

      apply.typeCtrlC();
      apply.end().expect(ExitCode.INTERRUPTED);

      assertFalse(Files.exists(folder.lockInfo()));
    }
    Outcome next = new Cli(directory).run("apply", "--auto-approve", "--quiet");
    assertEquals("", next.expect(ExitCode.SUCCESS).err());
    assertEquals("Apply complete! Resources: 1 added, 0 changed, 0 destroyed.", next.lastLine());
  }
}
