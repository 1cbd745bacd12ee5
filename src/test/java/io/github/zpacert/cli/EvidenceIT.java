package io.github.zpacert.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.zpacert.sandbox.Sandbox;
import io.github.zpacert.sandbox.SandboxOptions;
import io.github.zpacert.sandbox.SeenRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be put on record is not done. */
class EvidenceIT {

  /** Of 512 bytes: room for the state, and for the records of some of the writes. */
  private static final int BLOCKS = 20;

  @TempDir
  Path directory;

  @Test
  void stopsBeforeTheNextWriteOnceTheDiskIsFull() throws Exception {
    new Project(directory)
        .evidence("{}")
        .add(IntStream.range(0, 12).mapToObj(i -> "c" + i).toArray(String[]::new));
    try (Sandbox zpa = Sandbox.start(SandboxOptions.builder().withoutRateLimit().build())) {
      Outcome full = launcher(zpa)
          .program(limited(directory.resolve("zpacert-on-a-small-disk")))
          .run("apply", "--auto-approve", "--parallelism=1")
          .expect(ExitCode.PARTIAL);

      List<SeenRequest> writes = Scene.writes(zpa);
      assertTrue(writes.size() > 3 && writes.size() < 12, full.err());
      Evidence.of(directory).requireAll(writes);
      assertTrue(
          full.err()
              .contains(
                  ": not sent, since it cannot be put on record: cannot write the evidence log "),
          full.err());
      assertTrue(full.err().contains("Error: the evidence is incomplete: "), full.err());

      launcher(zpa).run("apply", "--auto-approve").expect(ExitCode.SUCCESS);
      Evidence.of(directory).requireAll(Scene.writes(zpa));
      Outcome verify = launcher(zpa).run("evidence", "verify").expect(ExitCode.SUCCESS);
      assertTrue(verify.err().contains("; the record after it says so"), verify.err());
    }
  }

  private Launcher launcher(Sandbox zpa) {
    return new Launcher(directory).with(PracticeTenant.environmentFor(zpa));
  }

  /** Makes a program that can write no larger file, as if there were no more space. */
  private static Path limited(Path script) throws IOException {
    Files.writeString(
        script,
        "#!/bin/sh\nulimit -f " + BLOCKS + "\nexec \"" + Launcher.packaged() + "\" \"$@\"\n");
    return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
  }
}
