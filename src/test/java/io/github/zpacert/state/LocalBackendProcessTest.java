package io.github.zpacert.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.zpacert.model.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One state, several real processes. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class LocalBackendProcessTest {

  private static final LockInfo INFO = StateProcess.info("ours");
  private static final String HOLDER =
      "\"apply\" of ci@runner-7 since 2026-11-23T12:00:00Z, lock id theirs";

  @TempDir
  Path folder;

  private Path file;
  private StateStore store;

  @BeforeEach
  void open() {
    file = folder.resolve("s.json");
    store = StateProcess.store(file);
  }

  @Test
  void waitsForAnotherProcessAndNeverRobsIt() throws Exception {
    try (StateProcess other = StateProcess.start("hold", file, "theirs")) {
      assertEquals("held", other.said());

      var held = assertThrows(LockHeldException.class, () -> store.lock(INFO, Duration.ZERO));
      var kept = assertThrows(StateException.class, () -> store.recorded("theirs", INFO));

      assertEquals(
          "\"%s\" is locked by %s; wait for it to end, or stop that process: its lock goes with it"
              .formatted(file, HOLDER),
          held.reason());
      assertEquals(
          "cannot unlock \"%s\": it is held by %s, which is still running; stop that process: its lock goes with it"
              .formatted(file, HOLDER),
          kept.reason());
      assertEquals(0, other.end());
    }
    try (StateLock lock = store.lock(INFO, Duration.ZERO)) {
      assertEquals(Optional.empty(), lock.takenOverFrom());
    }
  }

  @Test
  void takesOverFromAProcessThatWasKilled() throws Exception {
    try (StateProcess other = StateProcess.start("hold", file, "theirs")) {
      assertEquals("held", other.said());
      other.kill();
    }

    try (StateLock lock = store.lock(INFO, Duration.ZERO)) {
      assertEquals(Optional.of("theirs"), lock.takenOverFrom().map(LockInfo::id));
      assertEquals(Optional.of("ours"), store.holder(INFO).map(r -> r.info().id()));
    }
  }

  @Test
  void unlocksWhatAKilledProcessHeld() throws Exception {
    try (StateProcess other = StateProcess.start("hold", file, "theirs")) {
      assertEquals("held", other.said());
      other.kill();
    }

    store.forceUnlock(store.recorded("theirs", INFO));

    assertEquals(Optional.empty(), store.holder(INFO));
  }

  /** POSIX: had any of these attempts opened and closed the lock's file, our own lock would be gone. */
  @Test
  void keepsOthersOutWhateverElseThisProcessTries() throws Exception {
    try (StateLock lock = store.lock(INFO, Duration.ZERO)) {
      assertThrows(LockHeldException.class, () -> store.lock(INFO, Duration.ZERO));
      assertThrows(StateException.class, () -> store.recorded("ours", INFO));
      assertEquals(Optional.of(lock.info()), store.holder(INFO).map(LockRecord::info));

      try (StateProcess other = StateProcess.start("try", file, "")) {
        assertEquals("held", other.said());
      }
    }
    try (StateProcess other = StateProcess.start("try", file, "")) {
      assertEquals("free", other.said());
    }
  }

  @Test
  void losesNoWriteOfManyThreadsAndProcesses() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(10);
    try (StateProcess one = StateProcess.start("count", file, "25");
        StateProcess two = StateProcess.start("count", file, "25")) {
      Callable<Void> counting = () -> {
        StateProcess.count(StateProcess.store(file), 5);
        return null;
      };
      List<Callable<Void>> tasks = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        tasks.add(counting);
      }
      for (Future<Void> done : threads.invokeAll(tasks)) {
        done.get();
      }
      assertEquals(0, one.end());
      assertEquals(0, two.end());
    } finally {
      threads.shutdownNow();
    }

    assertEquals(Optional.of(States.state(100)), store.read());
  }

  @Test
  void isWholeWhileItIsWrittenAndAfterItsWriterIsKilled() throws Exception {
    long last = 0;
    for (int round = 0; round < 3; round++) {
      try (StateProcess writer = StateProcess.start("write", file, "")) {
        writer.said();
        for (int i = 0; i < 40; i++) {
          last = assertWhole(last);
        }
        writer.kill();
      }
      last = assertWhole(last);
    }
    assertTrue(last > 40, "only " + last + " writes");
  }

  @Test
  void keepsTheFormerStateWhenTheDiskIsFull() throws Exception {
    write(States.state(1, "portal"));

    try (StateProcess other = StateProcess.startWithFullDisk(100, "fill", file)) {
      assertEquals("cannot write the state \"" + file + "\": file too large", other.said());
      assertEquals(0, other.end());
    }

    assertEquals(Optional.of(States.state(1, "portal")), store.read());
    assertFalse(Files.exists(folder.resolve(".s.json.tmp")));
    assertEquals(Optional.empty(), store.holder(INFO));
  }

  private long assertWhole(long atLeast) throws StateException {
    State state = store.read().orElseThrow();
    assertEquals(StateProcess.large(state.serial()), state);
    assertTrue(state.serial() >= atLeast, state.serial() + " after " + atLeast);
    return state.serial();
  }

  private void write(State state) throws StateException {
    try (StateLock lock = store.lock(INFO, Duration.ZERO)) {
      lock.write(state);
    }
  }
}
