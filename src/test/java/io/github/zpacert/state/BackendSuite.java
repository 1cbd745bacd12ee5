package io.github.zpacert.state;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.zpacert.diag.Log;
import io.github.zpacert.model.State;
import io.github.zpacert.state.LockRecord.Life;
import io.github.zpacert.state.StateException.Kind;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What every place of a state promises, whatever it is made of. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
abstract class BackendSuite {

  static final LockInfo OURS = StateProcess.info("ours");
  static final LockInfo THEIRS = StateProcess.info("theirs");
  private static final String UNREADABLE_HINT =
      " (restore a copy of the state; it is not meant to be edited by hand)";

  Place place;
  Backend backend;
  StateStore store;

  /** Returns a place that no other test has. */
  abstract Place place() throws Exception;

  @BeforeEach
  void open() throws Exception {
    place = place();
    backend = place.open();
    store = new StateStore(backend, TestEffects.still());
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void readsNothingBeforeTheFirstWrite() throws Exception {
    assertEquals(Optional.empty(), store.read());
    assertEquals(Optional.empty(), store.holder(OURS));
    assertEquals(Optional.empty(), place.stored());
  }

  @Test
  void readsWhateverWasWritten() throws Exception {
    try (StateLock lock = lock(OURS)) {
      for (int seed = 0; seed < 20; seed++) {
        State state = States.random(new SplittableRandom(seed));

        lock.replace(state);

        assertEquals(Optional.of(state), store.read(), "seed " + seed);
      }
    }
  }

  @Test
  void writesManyTimesUnderOneSerial() throws Exception {
    try (StateLock lock = lock(OURS)) {
      lock.write(States.state(1));
      lock.write(States.state(1, "portal"));
      lock.write(States.state(1, "portal", "shop"));
    }

    assertEquals(Optional.of(States.state(1, "portal", "shop")), store.read());
  }

  @Test
  void goesOnWhereAnotherRunEnded() throws Exception {
    write(States.state(1, "portal"));
    write(States.state(2, "portal", "shop"));

    assertEquals(Optional.of(States.state(2, "portal", "shop")), store.read());
  }

  @Test
  void namesTheHolderOfTheLockAndLetsNobodyElseIn() throws Exception {
    try (StateLock lock = lock(THEIRS)) {
      var e = assertThrows(LockHeldException.class, () -> lock(OURS));

      assertTrue(
          e.reason()
              .startsWith(
                  store.describe()
                      + " is locked by \"apply\" of ci@runner-7 since 2026-11-23T12:00:00Z, lock id theirs; wait for it to end"),
          e.reason());
      assertEquals(Optional.of(lock.info()), e.holder());
    }
    lock(OURS).close();
  }

  @Test
  void losesNoWriteOfManyWhoLockAtOnce() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(6);
    try {
      Callable<Void> counting = () -> {
        try (StateStore own = StateProcess.store(place.address())) {
          StateProcess.count(own, 3);
        }
        return null;
      };
      for (Future<Void> done :
          threads.invokeAll(List.of(counting, counting, counting, counting, counting, counting))) {
        done.get();
      }
    } finally {
      threads.shutdownNow();
    }

    assertEquals(Optional.of(States.state(18)), store.read());
    assertEquals(Optional.empty(), store.holder(OURS));
  }

  @Test
  void letsTenProcessesThroughOneAtATimeAndLosesNone() throws Exception {
    List<StateProcess> processes = new ArrayList<>();
    try {
      for (int i = 0; i < 10; i++) {
        processes.add(StateProcess.start("count", place.address(), "2"));
      }
      for (StateProcess process : processes) {
        assertEquals(0, process.end());
      }
    } finally {
      processes.forEach(StateProcess::close);
    }

    assertEquals(Optional.of(States.state(20)), store.read());
    assertEquals(Optional.empty(), store.holder(OURS));
  }

  @Test
  void writesNothingOnceItsLockWasRemoved() throws Exception {
    write(States.state(1));
    Optional<byte[]> before = place.stored();
    StateLock lock = lock(OURS);
    place.removeLock();

    var e = assertThrows(StateException.class, () -> lock.write(States.state(2)));

    assertEquals(Kind.LOCK_LOST, e.kind(), e.reason());
    assertTrue(
        e.reason().startsWith("the lock on " + store.describe() + " was lost: "), e.reason());
    assertTrue(e.reason().endsWith("; nothing was written"), e.reason());
    assertArrayEquals(before.orElseThrow(), place.stored().orElseThrow());
    lock.close();
  }

  @Test
  void leavesAnothersLockAloneWhenItsOwnWasRemoved() throws Exception {
    StateLock lock = lock(OURS);
    place.removeLock();
    try (StateProcess other = StateProcess.start("hold", place.address(), "theirs")) {
      assertEquals("held", other.said());

      lock.close();

      assertEquals(
          Optional.of("theirs"), store.holder(OURS).map(record -> record.info().id()));
      assertEquals(0, other.end());
    }
    assertEquals(Optional.empty(), store.holder(OURS));
  }

  @Test
  void tellsWhatADeadHolderHasLeft() throws Exception {
    try (StateProcess other = StateProcess.start("hold", place.address(), "theirs")) {
      assertEquals("held", other.said());
      other.kill();
    }
    await(() -> !place.freesWhatTheDeadHeld()
        || store.holder(OURS).filter(r -> r.life() == Life.DEAD).isPresent());

    LockRecord left = store.holder(OURS).orElseThrow();

    assertEquals("theirs", left.info().id());
    if (place.freesWhatTheDeadHeld()) {
      try (StateLock lock = lock(OURS)) {
        assertEquals(Optional.of("theirs"), lock.takenOverFrom().map(LockInfo::id));
      }
    } else {
      assertEquals(Life.UNKNOWN, left.life());
      assertThrows(LockHeldException.class, () -> lock(OURS));
      assertThrows(StateException.class, () -> store.recorded("their", OURS));
      store.forceUnlock(store.recorded("theirs", OURS));
      lock(OURS).close();
    }
    assertEquals(Optional.empty(), store.holder(OURS));
  }

  @Test
  void removesTheLockOfTheVeryIdOnly() throws Exception {
    var unlocked = assertThrows(StateException.class, () -> store.recorded("theirs", OURS));
    StateLock lock = lock(THEIRS);

    var other = assertThrows(StateException.class, () -> store.recorded("their", OURS));

    assertEquals("cannot unlock " + store.describe() + ": it is not locked", unlocked.reason());
    assertEquals(
        "cannot unlock " + store.describe() + ": the lock is not \"their\"; it is of "
            + lock.info(),
        other.reason());
    assertEquals(Kind.NOT_UNLOCKED, other.kind());
    lock.write(States.state(1));
    lock.close();
  }

  @Test
  void refusesAnOlderSerial() throws Exception {
    write(States.state(5, "portal"));

    var e = assertThrows(StateException.class, () -> write(States.state(4)));

    assertEquals(
        store.describe()
            + " was written by somebody else: its serial is 5, this run's is 4; plan again",
        e.reason());
    assertEquals(Kind.CONFLICT, e.kind());
    assertEquals(Optional.of(States.state(5, "portal")), store.read());
  }

  @Test
  void refusesAnotherLineage() throws Exception {
    write(States.state(5));

    var e = assertThrows(
        StateException.class, () -> write(State.empty("lineage-b", States.PIN).withSerial(9)));

    assertEquals(
        store.describe()
            + " is another state: its lineage is \"lineage-a\", this run's is \"lineage-b\"; plan again",
        e.reason());
    assertEquals(Optional.of(States.state(5)), store.read());
  }

  @Test
  void noticesAWriteThatIgnoredTheLock() throws Exception {
    try (StateLock lock = lock(OURS)) {
      lock.write(States.state(1, "portal"));
      place.put(StateJson.write(States.state(1, "shop")).getBytes(UTF_8));

      var e = assertThrows(StateException.class, () -> lock.write(States.state(1)));

      assertEquals(
          store.describe()
              + " was changed by somebody else although this run has its lock; plan again",
          e.reason());
      assertEquals(Kind.CONFLICT, e.kind());
    }
    assertEquals(Optional.of(States.state(1, "shop")), store.read());
  }

  @Test
  void noticesAFirstWriteThatIgnoredTheLock() throws Exception {
    try (StateLock lock = lock(OURS)) {
      assertEquals(Optional.empty(), store.read());
      place.put(StateJson.write(States.state(7)).getBytes(UTF_8));

      var e = assertThrows(StateException.class, () -> lock.write(States.state(1)));

      assertEquals(Kind.CONFLICT, e.kind());
    }
    assertEquals(Optional.of(States.state(7)), store.read());
  }

  @Test
  void leavesWhatIsNoStateAloneUnlessItIsReplaced() throws Exception {
    place.put("{\"version\": 1, ".getBytes(UTF_8));
    String reason =
        backend.name() + ":1:14: the file ends in the middle: it was cut off" + UNREADABLE_HINT;
    try (StateLock lock = lock(OURS)) {
      var read = assertThrows(StateException.class, () -> store.read());
      var written = assertThrows(StateException.class, () -> lock.write(States.state(1)));

      assertEquals(Kind.UNREADABLE, read.kind());
      assertEquals(reason.split(":1:")[0], read.reason().split(":1:")[0]);
      assertEquals(read.reason(), written.reason());
      assertEquals("{\"version\": 1, ", new String(place.stored().orElseThrow(), UTF_8));

      lock.replace(States.state(1));
    }
    assertEquals(Optional.of(States.state(1)), store.read());
  }

  @Test
  void refusesABodyThatWasCutOffAnywhere() throws Exception {
    write(States.state(1, "portal"));
    byte[] whole = place.stored().orElseThrow();
    for (int length = 1; length < whole.length - 2; length += 89) {
      place.put(Arrays.copyOf(whole, length));

      var e = assertThrows(StateException.class, () -> store.read());

      assertEquals(Kind.UNREADABLE, e.kind(), e.reason());
    }
  }

  @Test
  void writesThoughTheThreadIsInterrupted() throws Exception {
    boolean flag;
    try (StateLock lock = lock(OURS)) {
      Thread.currentThread().interrupt();
      lock.write(States.state(1));
      lock.write(States.state(1, "portal"));
    } finally {
      flag = Thread.interrupted();
    }

    assertTrue(flag);
    assertEquals(Optional.of(States.state(1, "portal")), store.read());
    assertEquals(Optional.empty(), store.holder(OURS));
  }

  @Test
  void refusesToWriteAfterItsRelease() throws Exception {
    StateLock lock = lock(OURS);
    lock.close();
    lock.close();

    assertThrows(IllegalStateException.class, () -> lock.write(States.state(1)));

    assertEquals(Optional.empty(), store.read());
  }

  @Test
  void showsThatItsHolderIsAlive() throws Exception {
    List<Runnable> beats = new ArrayList<>();
    List<String> stopped = new ArrayList<>();
    Instant later = States.NOON.plusSeconds(300);
    var effects = new StateEffects(
        pause -> {},
        () -> later,
        (interval, beat) -> {
          beats.add(beat);
          return () -> stopped.add("stopped");
        },
        Log.SILENT);
    try (StateStore beating = new StateStore(place.open(), effects);
        StateLock lock = beating.lock(OURS, Duration.ZERO)) {
      beats.forEach(Runnable::run);

      LockRecord held = store.holder(THEIRS).orElseThrow();
      assertEquals(beats.isEmpty() ? Optional.empty() : Optional.of(later), held.heartbeat());
      assertTrue(held.mayBeAlive(later));
      lock.write(States.state(1));
      beats.forEach(Runnable::run);
      lock.write(States.state(2));
    }
    assertEquals(beats.size(), stopped.size());
    beats.forEach(Runnable::run);
    assertEquals(Optional.empty(), store.holder(OURS));
  }

  @Test
  void doesNotBringALostLockBackByAHeartbeat() throws Exception {
    List<Runnable> beats = new ArrayList<>();
    var effects = new StateEffects(
        pause -> {},
        () -> States.NOON,
        (interval, beat) -> {
          beats.add(beat);
          return () -> {};
        },
        Log.SILENT);
    try (StateStore beating = new StateStore(place.open(), effects);
        StateLock lock = beating.lock(OURS, Duration.ZERO)) {
      place.removeLock();
      try (StateProcess other = StateProcess.start("hold", place.address(), "theirs")) {
        assertEquals("held", other.said());
        beats.forEach(Runnable::run);

        assertEquals(
            Optional.of("theirs"),
            store.holder(OURS).map(record -> record.info().id()));
        assertThrows(StateException.class, () -> lock.write(States.state(1)));
      }
    }
  }

  @Test
  void saysThatTheServerCannotBeReached() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    assertUnanswered(port, "cannot connect to ");
  }

  @Test
  void saysThatTheServerIsTooSlow() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      assertUnanswered(silent.getLocalPort(), "no answer in time");
    }
  }

  private void assertUnanswered(int port, String why) throws Exception {
    Optional<Backend> elsewhere = place.at(port);
    Assumptions.assumeTrue(elsewhere.isPresent(), "a disk is no server");
    try (StateStore away = new StateStore(elsewhere.get(), TestEffects.still())) {
      var read = assertThrows(StateException.class, away::read);
      var lock = assertThrows(StateException.class, () -> away.lock(OURS, Duration.ZERO));

      assertEquals(Kind.FAILED, read.kind());
      assertTrue(
          read.reason().startsWith("cannot read the state " + away.describe() + ": " + why),
          read.reason());
      assertTrue(
          lock.reason().startsWith("cannot lock " + away.describe() + ": " + why), lock.reason());
      assertFalse(read.reason().contains("Exception"), read.reason());
    }
  }

  StateLock lock(LockInfo info) throws StateException {
    return store.lock(info, Duration.ZERO);
  }

  void write(State state) throws StateException {
    try (StateLock lock = lock(OURS)) {
      lock.write(state);
    }
  }

  /** A server takes its time to see that a client is gone. */
  private static void await(Callable<Boolean> condition) throws Exception {
    for (int i = 0; i < 500 && !condition.call(); i++) {
      Thread.sleep(20);
    }
  }
}
