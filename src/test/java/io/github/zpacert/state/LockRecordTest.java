package io.github.zpacert.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.zpacert.state.LockRecord.Life;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LockRecordTest {

  private static final Instant NOON = States.NOON;

  @Test
  void isFreshForThreeBeats() {
    LockRecord beating = record(Optional.of(NOON), Life.UNKNOWN);

    assertTrue(beating.isFresh(NOON.plusSeconds(60)));
    assertFalse(beating.isFresh(NOON.plusSeconds(61)));
    assertTrue(beating.mayBeAlive(NOON.plusSeconds(60)));
    assertFalse(beating.mayBeAlive(NOON.plusSeconds(61)));
  }

  @Test
  void trustsWhatItsPlaceKnowsMoreThanAHeartbeat() {
    assertTrue(record(Optional.of(NOON), Life.RUNNING).mayBeAlive(NOON.plusSeconds(9999)));
    assertFalse(record(Optional.of(NOON), Life.DEAD).mayBeAlive(NOON));
  }

  @Test
  void takesAHolderOfWhomNothingIsKnownForAlive() {
    assertTrue(record(Optional.empty(), Life.UNKNOWN).mayBeAlive(NOON));
  }

  @Test
  void isNotConfusedByAClockThatIsBehind() {
    LockRecord ahead = record(Optional.of(NOON.plusSeconds(90)), Life.UNKNOWN);

    assertEquals(Optional.of(Duration.ZERO), ahead.silence(NOON));
  }

  @Test
  void carriesJobAndPlanInTheFreeTextOfALock() {
    LockNote note =
        new LockNote(Optional.of("https://ci.example.com/7"), Optional.of("sha256:3f2a"));

    assertEquals("job=https://ci.example.com/7 plan=sha256:3f2a", note.text());
    assertEquals(note, LockNote.read(note.text()));
    assertEquals(LockNote.EMPTY, LockNote.read(""));
    assertEquals(LockNote.EMPTY, LockNote.read("nightly run of jobs"));
  }

  private static LockRecord record(Optional<Instant> heartbeat, Life life) {
    return new LockRecord(StateProcess.info("4f1c"), heartbeat, life);
  }
}
