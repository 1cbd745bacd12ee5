package io.github.zpacert.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.zpacert.model.State;
import io.github.zpacert.state.StateException.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalBackendTest {

  private static final LockInfo INFO =
      new LockInfo("4f1c", "apply", "", "ci@runner-7", "0.1.0", States.NOON, "");
  private static final String HOLDER =
      "\"apply\" of ci@runner-7 since 2026-11-23T12:00:00Z, lock id 4f1c";

  @TempDir
  Path folder;

  private Path file;
  private StateStore store;
  private final List<Duration> slept = new ArrayList<>();
  private final List<String> logged = new ArrayList<>();

  @BeforeEach
  void open() {
    file = folder.resolve("s.json");
    store = store(file);
  }

  @Test
  void keepsItsFilesFromOtherUsersAndLeavesOnlyTheStateAndAnEmptyLockFile() throws Exception {
    try (StateLock lock = store.lock(INFO, Duration.ZERO)) {
      lock.write(States.state(1));

      assertEquals(
          List.of(".s.json.lock rw-------", ".s.json.lock.info rw-------", "s.json rw-------"),
          files());
    }

    assertEquals(List.of(".s.json.lock rw-------", "s.json rw-------"), files());
    assertEquals(0, Files.size(folder.resolve(".s.json.lock")));
  }

  @Test
  void narrowsAFileThatOthersCouldRead() throws Exception {
    Files.writeString(file, StateJson.write(States.state(1)));
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));

    write(States.state(2));

    assertEquals(List.of(".s.json.lock rw-------", "s.json rw-------"), files());
  }

  @Test
  void clearsWhatACrashInTheMiddleOfAWriteLeft() throws Exception {
    write(States.state(1, "portal"));
    Path half = folder.resolve(".s.json.tmp");
    Files.writeString(half, "{\"version\": 1, \"ser");
    Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rw-rw-rw-"));

    assertEquals(Optional.of(States.state(1, "portal")), store.read());
    write(States.state(2));

    assertEquals(Optional.of(States.state(2)), store.read());
    assertEquals(List.of(".s.json.lock rw-------", "s.json rw-------"), files());
  }

  @Test
  void writesThroughASymbolicLink() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link.json"), Path.of("s.json"));

    write(store(link), States.state(1));
    write(store(link), States.state(2));

    assertTrue(Files.isSymbolicLink(link));
    assertEquals(Optional.of(States.state(2)), store.read());
  }

  @Test
  void locksAStateUnderAllItsNames() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link.json"), file);
    Path other = Files.createSymbolicLink(folder.resolve("folder"), folder);
    try (StateLock lock = store.lock(INFO, Duration.ZERO)) {
      for (Path name : List.of(link, other.resolve("s.json"), folder.resolve("./s.json"))) {
        assertThrows(LockHeldException.class, () -> store(name).lock(INFO, Duration.ZERO));
      }

      assertEquals(file.toString(), lock.info().path());
    }
  }

  @Test
  void refusesALinkThatLeadsToItself() throws Exception {
    Path loop = Files.createSymbolicLink(folder.resolve("loop"), Path.of("loop"));

    var e = assertThrows(StateException.class, () -> store(loop).read());

    assertEquals("cannot find the state \"" + loop + "\": too many symbolic links", e.reason());
  }

  @Test
  void writesNothingOnceItsLockFileWasReplaced() throws Exception {
    write(States.state(1));
    try (StateLock lock = store.lock(INFO, Duration.ZERO)) {
      Path lockFile = folder.resolve(".s.json.lock");
      Files.move(lockFile, folder.resolve("moved"));
      assertLost(lock);
      Files.createFile(lockFile);
      assertLost(lock);
    }
    assertEquals(Optional.of(States.state(1)), store.read());
  }

  @Test
  void replacesAStateOfAnotherLineageAndALaterSerial() throws Exception {
    write(States.state(5));
    State other = State.empty("lineage-b", States.PIN).withSerial(3);

    try (StateLock lock = store.lock(INFO, Duration.ZERO)) {
      lock.replace(other);
    }

    assertEquals(Optional.of(other), store.read());
  }

  @Test
  void namesAFolderThatDoesNotExist() {
    Path lost = folder.resolve("lost/s.json");

    var e = assertThrows(StateException.class, () -> store(lost).read());

    assertEquals(
        "cannot find the state \"%s\": its folder does not exist; create it, or correct the path"
            .formatted(lost),
        e.reason());
    assertEquals(Kind.FAILED, e.kind());
  }

  @Test
  void refusesAFolderAsState() {
    var e = assertThrows(StateException.class, () -> store(folder).read());

    assertEquals("cannot read the state \"" + folder + "\": is a directory", e.reason());
  }

  @Test
  void saysThatTheFolderMustNotBeWritten() throws Exception {
    write(States.state(1));
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
    Assumptions.assumeFalse(Files.isWritable(folder), "root may write everywhere");

    var e = assertThrows(StateException.class, () -> write(States.state(2)));

    assertEquals(
        "cannot lock \"%s\": permission denied; check who owns the file and its folder"
            .formatted(file),
        e.reason());
    assertEquals(Optional.of(States.state(1)), store.read());
  }

  @Test
  void namesTheHolderOfALockInTheSameProcess() throws Exception {
    try (StateLock lock = store.lock(INFO, Duration.ZERO)) {
      var e = assertThrows(LockHeldException.class, () -> store.lock(INFO, Duration.ZERO));

      assertEquals(
          "\"%s\" is locked by %s; wait for it to end, or stop that process: its lock goes with it"
              .formatted(file, HOLDER),
          e.reason());
      assertEquals(Optional.of(lock.info()), e.holder());
      assertEquals(Optional.of(lock.info()), holder());
    }
    assertEquals(Optional.empty(), holder());
    assertEquals(List.of(), slept);
  }

  @Test
  void waitsForTheLockAsLongAsItWasTold() throws Exception {
    try (StateLock lock = store.lock(INFO, Duration.ZERO)) {
      assertThrows(LockHeldException.class, () -> store.lock(INFO, Duration.ofMillis(600)));

      assertTrue(lock.takenOverFrom().isEmpty());
    }
    assertEquals(
        List.of(Duration.ofMillis(250), Duration.ofMillis(250), Duration.ofMillis(100)), slept);
    assertEquals(
        List.of("WARN \"%s\" is locked by %s; waiting for up to 0.6 s".formatted(file, HOLDER)),
        logged);
  }

  @Test
  void takesALockThatIsReleasedWhileItWaits() throws Exception {
    StateLock first = store.lock(INFO, Duration.ZERO);
    var patient =
        new StateStore(new LocalBackend(file), TestEffects.sleeping(pause -> release(first)));

    try (StateLock second = patient.lock(INFO, Duration.ofSeconds(30))) {
      second.write(States.state(1));
    }

    assertEquals(Optional.of(States.state(1)), store.read());
  }

  @Test
  void stopsWaitingWhenItIsInterrupted() throws Exception {
    var impatient = new StateStore(new LocalBackend(file), TestEffects.sleeping(pause -> {
      throw new InterruptedException();
    }));
    try (StateLock lock = store.lock(INFO, Duration.ZERO)) {
      var e = assertThrows(
          StateException.class, () -> impatient.lock(lock.info(), Duration.ofSeconds(30)));

      assertTrue(Thread.interrupted());
      assertEquals("interrupted while waiting for the lock on \"" + file + "\"", e.reason());
      assertEquals(Kind.INTERRUPTED, e.kind());
    }
  }

  @Test
  void keepsAnothersRecordWhenItIsReleased() throws Exception {
    LockInfo another = new LockInfo("77", "plan", "", "b@c", "0.1.0", States.NOON, "");
    StateLock lock = store.lock(INFO, Duration.ZERO);
    Files.writeString(folder.resolve(".s.json.lock.info"), LockInfoJson.write(another));

    lock.close();

    assertEquals(Optional.of(another), holder());
  }

  @Test
  void takesOverFromAProcessThatLeftOnlyItsRecord() throws Exception {
    Files.writeString(folder.resolve(".s.json.lock.info"), LockInfoJson.write(INFO));

    try (StateLock lock = store.lock(INFO, Duration.ZERO)) {
      assertEquals(Optional.of(INFO), lock.takenOverFrom());
    }
    try (StateLock next = store.lock(INFO, Duration.ZERO)) {
      assertEquals(Optional.empty(), next.takenOverFrom());
    }
  }

  @Test
  void isNotStoppedByARecordThatMakesNoSense() throws Exception {
    Files.writeString(folder.resolve(".s.json.lock.info"), "{");

    try (StateLock lock = store.lock(INFO, Duration.ZERO)) {
      assertEquals(Optional.empty(), lock.takenOverFrom());
      assertEquals(Optional.of(lock.info()), holder());
    }
  }

  @Test
  void letsGoOfTheLockWhenItCannotSayWhoHasIt() throws Exception {
    Path record = Files.createDirectory(folder.resolve(".s.json.lock.info"));

    var e = assertThrows(StateException.class, () -> store.lock(INFO, Duration.ZERO));

    assertEquals(
        "cannot read the record of the lock on \"" + file + "\": is a directory", e.reason());
    Files.delete(record);
    store.lock(INFO, Duration.ZERO).close();
  }

  @Test
  void unlocksWhatADeadProcessLeftByItsVeryId() throws Exception {
    Files.writeString(folder.resolve(".s.json.lock.info"), LockInfoJson.write(INFO));

    var e = assertThrows(StateException.class, () -> store.recorded("4f1", INFO));
    assertEquals(
        "cannot unlock \"%s\": the lock is not \"4f1\"; it is of %s".formatted(file, HOLDER),
        e.reason());
    assertEquals(Kind.NOT_UNLOCKED, e.kind());
    assertEquals(Optional.of(INFO), holder());

    store.forceUnlock(store.recorded("4f1c", INFO));

    assertEquals(Optional.empty(), holder());
  }

  @Test
  void doesNotRobARunningProcessOfItsLock() throws Exception {
    try (StateLock lock = store.lock(INFO, Duration.ZERO)) {
      var e = assertThrows(StateException.class, () -> store.recorded("4f1c", INFO));

      assertEquals(
          "cannot unlock \"%s\": it is held by %s, which is still running; stop that process: its lock goes with it"
              .formatted(file, HOLDER),
          e.reason());
      lock.write(States.state(1));
    }
  }

  @Test
  void savesAStateThatItsStoreDidNotTakeAndNeverOverAnEarlierOne() throws Exception {
    Path first = ErroredState.save(States.state(1), StateCodec.PLAIN, folder);
    Path second = ErroredState.save(States.state(2), StateCodec.PLAIN, folder);

    assertEquals(folder.resolve("errored.zpacert.state.json"), first);
    assertEquals(folder.resolve("errored-2.zpacert.state.json"), second);
    assertEquals(States.state(1), StateJson.read(Files.readString(first), "s"));
    assertEquals(States.state(2), StateJson.read(Files.readString(second), "s"));
    assertEquals(
        List.of("errored-2.zpacert.state.json rw-------", "errored.zpacert.state.json rw-------"),
        files());
  }

  @Test
  void saysThatEvenTheLastRefugeFailed() {
    Path lost = folder.resolve("lost");

    var e = assertThrows(
        StateException.class, () -> ErroredState.save(States.state(1), StateCodec.PLAIN, lost));

    assertEquals(
        "cannot write the state to \"%s\" either: its folder does not exist; create it, or correct the path"
            .formatted(lost.resolve("errored.zpacert.state.json")),
        e.reason());
  }

  private Optional<LockInfo> holder() throws StateException {
    return store.holder(INFO).map(LockRecord::info);
  }

  private StateStore store(Path path) {
    return new StateStore(
        new LocalBackend(path),
        TestEffects.sleeping(
            slept::add, (level, message) -> logged.add(level + " " + message.get())));
  }

  private void write(State state) throws StateException {
    write(store, state);
  }

  private static void write(StateStore store, State state) throws StateException {
    try (StateLock lock = store.lock(INFO, Duration.ZERO)) {
      lock.write(state);
    }
  }

  private void assertLost(StateLock lock) {
    var e = assertThrows(StateException.class, () -> lock.write(States.state(2)));
    assertEquals(
        "the lock on \"%s\" was lost: somebody removed or replaced its file during this run; nothing was written"
            .formatted(file),
        e.reason());
    assertEquals(Kind.LOCK_LOST, e.kind());
  }

  private static void release(StateLock lock) {
    try {
      lock.close();
    } catch (StateException e) {
      throw new AssertionError(e);
    }
  }

  private List<String> files() throws IOException {
    var files = new ArrayList<String>();
    try (Stream<Path> all = Files.list(folder)) {
      for (Path each : all.sorted().toList()) {
        assertFalse(Files.isDirectory(each));
        files.add(each.getFileName() + " "
            + PosixFilePermissions.toString(Files.getPosixFilePermissions(each)));
      }
    }
    return files;
  }
}
