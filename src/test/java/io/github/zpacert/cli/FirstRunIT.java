package io.github.zpacert.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody does first, in a folder whose name has a blank. */
class FirstRunIT {

  private static final String NO_CHANGES = "No changes. Your certificates match the configuration.";

  @TempDir
  Path directory;

  @Test
  void goesFromNothingToARenewedCertificate() throws Exception {
    Path folder = Files.createDirectory(directory.resolve("my certificates"));
    Launcher launcher = new Launcher(folder);

    Outcome init = launcher.run("init");
    assertEquals("Try: zpacert plan", init.expect(ExitCode.SUCCESS).lastLine());
    assertEquals("", init.err());

    Outcome apply = launcher.run("apply", "--auto-approve");
    assertEquals(
        "Apply complete! Resources: 3 added, 0 changed, 0 destroyed.",
        apply.expect(ExitCode.SUCCESS).lastLine());

    assertEquals(NO_CHANGES, launcher.run("apply", "--auto-approve").lastLine());
    Outcome plan = launcher.run("plan", "-detailed-exitcode").expect(ExitCode.SUCCESS);
    assertEquals(NO_CHANGES + "\n", plan.out());
    Outcome drift = launcher.run("drift").expect(ExitCode.SUCCESS);
    assertEquals("No drift.\n", drift.out());

    new PracticeFolder(folder).renew("portal");
    Outcome renewal = launcher.run("apply", "--auto-approve").expect(ExitCode.SUCCESS);

    assertTrue(renewal.out().contains("\n+/~ Default/portal.example.com\n"), renewal.out());
    assertEquals("Apply complete! Resources: 1 added, 1 changed, 0 destroyed.", renewal.lastLine());
    assertEquals(NO_CHANGES + "\n", launcher.run("plan", "-detailed-exitcode").out());
  }
}
