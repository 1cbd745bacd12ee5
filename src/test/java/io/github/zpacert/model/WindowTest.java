package io.github.zpacert.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WindowTest {

  private static final Instant EIGHT = Instant.parse("2026-12-01T20:00:00Z");
  private static final Instant NINE = Instant.parse("2026-12-01T21:00:00Z");

  private final Window evening = new Window(Optional.of(EIGHT), Optional.of(NINE));

  @Test
  void holdsBothItsEnds() {
    assertTrue(evening.contains(EIGHT));
    assertTrue(evening.contains(NINE));
    assertFalse(evening.contains(EIGHT.minusNanos(1)));
    assertFalse(evening.contains(NINE.plusNanos(1)));
  }

  @Test
  void isAheadUntilItBegins() {
    assertTrue(evening.isAhead(EIGHT.minusNanos(1)));
    assertFalse(evening.isAhead(EIGHT));
    assertFalse(evening.isAhead(NINE.plusNanos(1)));
  }

  @Test
  void isEmptyWhenItEndsBeforeItBegins() {
    assertTrue(new Window(Optional.of(NINE), Optional.of(EIGHT)).isEmpty());
    assertFalse(new Window(Optional.of(NINE), Optional.of(NINE)).isEmpty());
    assertFalse(Window.OPEN.isEmpty());
  }

  @Test
  void saysWhatIsOpen() {
    assertEquals("from 2026-12-01T20:00:00Z to 2026-12-01T21:00:00Z", evening.toString());
    assertEquals(
        "from 2026-12-01T20:00:00Z", new Window(Optional.of(EIGHT), Optional.empty()).toString());
    assertEquals(
        "until 2026-12-01T21:00:00Z", new Window(Optional.empty(), Optional.of(NINE)).toString());
    assertEquals("at any time", Window.OPEN.toString());
  }
}
