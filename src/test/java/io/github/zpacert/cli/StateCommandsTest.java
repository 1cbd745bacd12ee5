package io.github.zpacert.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.zpacert.state.LocalBackend;
import io.github.zpacert.state.LockInfo;
import io.github.zpacert.state.StateJson;
import io.github.zpacert.state.StateLock;
import io.github.zpacert.state.StateStore;
import io.github.zpacert.state.TestEffects;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StateCommandsTest {

  @TempDir
  private Path directory;

  private Site site;
  private Project project;
  private Transcript transcript;

  @BeforeEach
  void begin() throws Exception {
    site = Site.in(directory);
    project = site.project();
    transcript = site.transcript();
    project.add("portal", "wiki");
  }

  @AfterEach
  void end() {
    site.close();
  }

  private Path stateFile() {
    return directory.resolve("zpacert.state.json");
  }

  @Test
  void showWhatIsOwned() throws Exception {
    transcript.note("before the first apply");
    transcript.run("state", "list");
    transcript.run("state", "list", "--json");
    transcript.run("state", "pull");
    transcript.run("show");
    site.applied();

    transcript.note("after it");
    transcript.run("state", "list");
    transcript.run("state", "show", "Default/portal");
    transcript.run("state", "show", "Default/portal", "--json");
    transcript.run("state", "show", "Default/protal");
    transcript.run("show");
    Outcome pulled = transcript.run("state", "pull");

    assertEquals(Files.readString(stateFile()), pulled.out());
    assertEquals(pulled.out(), site.run("show", "--json").out());
    assertEquals(pulled.out(), site.run("state", "list", "--json").out());
    assertEquals(0, site.zpa().requests().size());
    transcript.assertGolden("state-show");
  }

  @Test
  void forgetWithoutTouchingTheTenant() throws Exception {
    site.applied();

    transcript.run("state", "rm", "Default/portal", "Default/wikki");
    transcript.run("state", "rm", "Default/portal", "Default/wiki");
    transcript.run("state", "list");
    transcript.run("state", "rm");

    assertEquals(0, site.zpa().requests().size());
    transcript.assertGolden("state-rm");
  }

  @Test
  void moveAnEntryThatTheNextApplyRenames() throws Exception {
    site.applied();

    transcript.run("state", "mv", "Default/portal", "Default/wiki");
    transcript.run("state", "mv", "Default/portal", "Finance/portal");
    transcript.run("state", "mv", "Default/nobody", "Default/somebody");
    transcript.run("state", "mv", "Default/portal", "Default/gateway");
    project.drop("portal").declare("gateway");
    project.set("gateway", "certificate", "tls/portal.pem");
    transcript.run("apply", "--auto-approve");

    transcript.assertGolden("state-mv");
  }

  @Test
  void pushOnlyWhatFollowsTheStoredState() throws Exception {
    site.applied();
    String first = Files.readString(stateFile());
    Files.writeString(directory.resolve("first.json"), first);
    site.run("state", "rm", "Default/wiki").expect(ExitCode.SUCCESS);
    Files.writeString(
        directory.resolve("next.json"), sealed(first.replace("\"serial\": 1", "\"serial\": 7")));
    Files.writeString(
        directory.resolve("lineage.json"),
        sealed(first.replaceAll(
            "\"lineage\": \"[^\"]*\"", "\"lineage\": \"00000000-0000-4000-8000-000000000000\"")));
    Files.writeString(
        directory.resolve("tenant.json"),
        sealed(first.replace("216196257331281920", "72057594037928115")));
    Files.writeString(
        directory.resolve("edited.json"), first.replace("\"serial\": 1", "\"serial\": 8"));
    Files.writeString(directory.resolve("broken.json"), "{");

    transcript.run("state", "push", "first.json").expect(ExitCode.REFUSED);
    transcript.run("state", "push", "lineage.json").expect(ExitCode.REFUSED);
    transcript.run("state", "push", "tenant.json").expect(ExitCode.REFUSED);
    transcript.run("state", "push", "tenant.json", "--force").expect(ExitCode.REFUSED);
    transcript.run("state", "push", "broken.json").expect(ExitCode.ERROR);
    transcript.run("state", "push", "no.json").expect(ExitCode.ERROR);
    transcript.run("state", "push", "edited.json").expect(ExitCode.ERROR);
    transcript.run("state", "push", "next.json").expect(ExitCode.SUCCESS);
    transcript.run("state", "push", "edited.json", "--force").expect(ExitCode.SUCCESS);
    transcript.run("state", "push", "first.json", "--force").expect(ExitCode.SUCCESS);
    transcript.run("state", "push", "lineage.json", "--force").expect(ExitCode.SUCCESS);

    assertEquals(0, site.zpa().requests().size());
    transcript.assertGolden("state-push");
  }

  /** Returns an edited state as if zpacert had written it. */
  private static String sealed(String edited) throws Exception {
    return StateJson.write(StateJson.readEdited(edited, "edited"));
  }

  @Test
  void repairABrokenState() throws Exception {
    site.applied();
    Files.copy(stateFile(), directory.resolve("good.json"));
    Files.writeString(stateFile(), "{\"version\": 1,");

    transcript.run("plan").expect(ExitCode.ERROR);
    transcript.run("state", "push", "good.json").expect(ExitCode.ERROR);
    transcript.run("state", "push", "--force", "good.json").expect(ExitCode.SUCCESS);
    transcript.run("plan").expect(ExitCode.SUCCESS);

    transcript.assertGolden("state-broken");
  }

  @Test
  void fileIsForItsOwnerAlone() throws Exception {
    site.applied();
    site.run("plan", "--out", "it.plan").expect(ExitCode.SUCCESS);

    for (String file : List.of("zpacert.state.json", "it.plan")) {
      assertEquals(
          "rw-------",
          PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(file))),
          file);
    }
  }

  @Test
  void sayWhoHoldsTheLock() throws Exception {
    project.add("new");
    try (StateLock held = lock()) {
      transcript.note("another run holds the lock");
      transcript.run("apply", "--auto-approve").expect(ExitCode.LOCKED);
      transcript.run("apply", "--auto-approve", "--json").expect(ExitCode.LOCKED);
      transcript.run("state", "rm", "Default/portal").expect(ExitCode.LOCKED);
      transcript.run("import", "Default/portal", "1").expect(ExitCode.LOCKED);
      transcript.run("force-unlock", held.info().id()).expect(ExitCode.ERROR);
      transcript.run("force-unlock", "another").expect(ExitCode.ERROR);
      assertEquals(0, site.zpa().requests().size());
      transcript.note("to read needs no lock");
      transcript.run("drift").expect(ExitCode.CHANGES);
      assertEquals(0, site.writes());
    }

    transcript.assertGolden("state-locked");
  }

  @Test
  void waitForTheLockAsLongAsAllowed() throws Exception {
    StateLock held = lock();
    AtomicInteger waits = new AtomicInteger();
    site.cli().whileWaiting(duration -> {
      if (waits.incrementAndGet() == 3) {
        close(held);
      }
    });

    transcript.note("another run holds the lock, and ends in time");
    transcript
        .run("apply", "--auto-approve", "--lock-timeout", "30s", "--target", "Default/wiki")
        .expect(ExitCode.SUCCESS);

    assertEquals(3, waits.get());
    StateLock again = lock();
    site.cli().whileWaiting(duration -> waits.incrementAndGet());
    waits.set(0);
    transcript.note("it does not end in time");
    transcript.run("apply", "--auto-approve", "-lock-timeout=2s").expect(ExitCode.LOCKED);
    assertEquals(8, waits.get());
    again.close();
    transcript.assertGolden("state-lock-timeout");
  }

  @Test
  void unlockWhatADeadRunHasLeft() throws Exception {
    site.applied();
    // a run that died leaves its record, and the system has let go of its lock
    Path record = directory.resolve(".zpacert.state.json.lock.info");
    Files.writeString(record, """
        {"ID": "4f1c", "Operation": "apply", "Info": "", "Who": "ci@runner-7", "Version": "0.0.1",
         "Created": "2026-06-01T08:00:00Z", "Path": "zpacert.state.json"}
        """);

    transcript.run("force-unlock", "4f1d").expect(ExitCode.ERROR);
    transcript.run("force-unlock", "4f1c").expect(ExitCode.SUCCESS);
    assertFalse(Files.exists(record));
    transcript.run("force-unlock", "4f1c").expect(ExitCode.ERROR);
    Files.writeString(record, """
        {"ID": "4f1c", "Operation": "apply", "Info": "", "Who": "ci@runner-7", "Version": "0.0.1",
         "Created": "2026-06-01T08:00:00Z", "Path": "zpacert.state.json"}
        """);
    transcript.note("left again, and not unlocked");
    transcript.run("state", "rm", "Default/wiki").expect(ExitCode.SUCCESS);

    transcript.assertGolden("state-unlock");
  }

  private StateLock lock() throws Exception {
    LockInfo request = new LockInfo(
        "c0ffee00-0000-4000-8000-000000000000",
        "apply",
        "",
        "ci@runner-7",
        "0.0.1",
        Instant.parse("2026-06-01T11:58:00Z"),
        "");
    return new StateStore(new LocalBackend(stateFile()), TestEffects.still())
        .lock(request, Duration.ZERO);
  }

  private static void close(StateLock lock) {
    try {
      lock.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
