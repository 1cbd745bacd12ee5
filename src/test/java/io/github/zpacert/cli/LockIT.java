package io.github.zpacert.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One state, several runs of the packaged program. */
class LockIT {

  private static final ImmutableSet<String> KEYS =
      ImmutableSet.of("ID", "Operation", "Info", "Who", "Version", "Created", "Path", "Heartbeat");

  @TempDir
  Path directory;

  @Test
  void keepsOthersOutAndOutlivesItsHolder() throws Exception {
    PracticeFolder folder =
        PracticeFolder.of(directory, PracticeFolder.SANDBOX, PracticeFolder.hosts(3));
    try (PracticeTenant tenant = new PracticeTenant()) {
      Launcher launcher = new Launcher(directory).with(tenant.environment());
      tenant.holdUploads(1);
      try (Running first = launcher.start("apply", "--auto-approve", "--parallelism", "1")) {
        tenant.awaitHeld(1);
        JsonNode record = JsonMapper.shared().readTree(Files.readString(folder.lockInfo()));

        Outcome second = launcher.run("apply", "--auto-approve");
        Outcome unlock = launcher.run("force-unlock", record.path("ID").stringValue());
        Outcome plan = launcher.run("plan", "--quiet");

        assertEquals(KEYS, ImmutableSet.copyOf(record.propertyNames()));
        assertEquals("apply", record.path("Operation").stringValue());
        assertEquals(ImmutableSet.of("rw-------"), modes(folder.lock(), folder.lockInfo()));
        assertEquals(
            "Error: \"%s\" is locked by %s; wait for it to end, or stop that process: its lock goes with it\n"
                .formatted(folder.state(), holder(record)),
            second.expect(ExitCode.LOCKED).err());
        assertEquals("", second.out());
        unlock.expect(ExitCode.ERROR);
        plan.expect(ExitCode.SUCCESS);
        first.kill();

        Outcome third = launcher.run("apply", "--auto-approve");
        Outcome fourth = launcher.run("apply", "--auto-approve");

        third.expect(ExitCode.SUCCESS);
        assertEquals(
            "Apply complete! Resources: 2 added, 0 changed, 0 destroyed.", third.lastLine());
        assertTrue(
            third
                .err()
                .startsWith(
                    "Warning: took over the lock of a run that has died: " + holder(record)),
            third.err());
        assertEquals(
            "No changes. Your certificates match the configuration.",
            fourth.expect(ExitCode.SUCCESS).lastLine());
        assertEquals(3, tenant.uploads());
        assertFalse(Files.exists(folder.lockInfo()));
        assertEquals(ImmutableSet.of("rw-------"), modes(folder.lock(), folder.state()));
      }
    }
  }

  @Test
  void waitsForTheLockAsLongAsItIsAllowedTo() throws Exception {
    PracticeFolder.of(directory, PracticeFolder.SANDBOX, PracticeFolder.hosts(1));
    try (PracticeTenant tenant = new PracticeTenant()) {
      Launcher launcher = new Launcher(directory).with(tenant.environment());
      tenant.holdUploads(1);
      try (Running first = launcher.start("apply", "--auto-approve");
          Running second = secondOf(launcher, tenant)) {
        second.awaitErr("waiting for up to 60 s");
        tenant.release();

        assertEquals(0, first.end().code());
        Outcome waited = second.end().expect(ExitCode.SUCCESS);
        assertEquals("No changes. Your certificates match the configuration.", waited.lastLine());
        assertEquals(1, tenant.uploads());
      }
    }
  }

  private static Running secondOf(Launcher launcher, PracticeTenant tenant) throws Exception {
    tenant.awaitHeld(1);
    return launcher.start("apply", "-auto-approve", "-lock-timeout=60s", "--log-level=info");
  }

  private static String holder(JsonNode record) {
    return "\"apply\" of %s since %s, lock id %s"
        .formatted(
            record.path("Who").stringValue(),
            record.path("Created").stringValue(),
            record.path("ID").stringValue());
  }

  private static ImmutableSet<String> modes(Path... files) throws Exception {
    ImmutableSet.Builder<String> modes = ImmutableSet.builder();
    for (Path file : ImmutableList.copyOf(files)) {
      modes.add(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    }
    return modes.build();
  }
}
