package io.github.zpacert.change;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChangeWindowsTest {

  private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
  private static final Freeze YEAR_END =
      freeze("2026-12-18T00:00:00+01:00", "2027-01-07T00:00:00+01:00");

  private static Freeze freeze(String from, String until) {
    return new Freeze(time(from), time(until), Optional.of("year-end"));
  }

  private static Instant time(String text) {
    return OffsetDateTime.parse(text).toInstant();
  }

  private static ChangeWindows windows(String cron, String lasts, Freeze... freezes) {
    return new ChangeWindows(
        BERLIN,
        ImmutableList.of(Recurrence.of(cron, Duration.parse(lasts), BERLIN)),
        ImmutableList.copyOf(freezes));
  }

  /** Renders when the windows of a time begin and end. */
  private static String turns(ChangeWindows windows, String from, int count) {
    StringBuilder text = new StringBuilder();
    Instant now = time(from);
    for (int i = 0; i < count; i++) {
      Standing standing = windows.at(now);
      now = standing.turns().orElseThrow();
      text.append(standing.isOpen() ? " closes " : " opens ")
          .append(now.atZone(BERLIN).toOffsetDateTime());
    }
    return text.toString().strip();
  }

  @Test
  void openAndCloseOnTheClocksOfTheirZone() {
    assertEquals(
        "opens 2026-10-22T22:00+02:00 closes 2026-10-23T02:00+02:00"
            + " opens 2026-10-27T22:00+01:00 closes 2026-10-28T02:00+01:00",
        turns(windows("0 22 * * TUE,THU", "PT4H"), "2026-10-22T12:00:00Z", 4));
  }

  @Test
  void openRightAfterAnHourThatTheClocksSkip() {
    assertEquals(
        "opens 2026-03-29T03:00+02:00 closes 2026-03-29T05:00+02:00 opens 2026-03-30T02:30+02:00",
        turns(windows("30 2 * * *", "PT2H"), "2026-03-28T12:00:00Z", 3));
  }

  @Test
  void openOnceInAnHourThatTheClocksShowTwice() {
    ChangeWindows windows = windows("30 2 * * *", "PT2H");

    assertEquals(
        "opens 2026-10-25T02:30+02:00 closes 2026-10-25T03:30+01:00 opens 2026-10-26T02:30+01:00",
        turns(windows, "2026-10-24T12:00:00Z", 3));
    assertTrue(windows.isOpen(time("2026-10-25T02:10:00+01:00")));
  }

  @Test
  void keepShutInAFreeze() {
    ChangeWindows windows = windows("0 22 * * *", "PT4H", YEAR_END);

    assertEquals(
        "opens 2026-12-17T22:00+01:00 closes 2026-12-18T00:00+01:00"
            + " opens 2027-01-07T00:00+01:00 closes 2027-01-07T02:00+01:00",
        turns(windows, "2026-12-17T12:00:00Z", 4));
    assertEquals(
        Optional.of(YEAR_END), windows.at(time("2026-12-24T22:30:00+01:00")).freeze());
  }

  @Test
  void allowAllTimesOutsideOfAFreezeWhereNoneIsNamed() {
    ChangeWindows windows = new ChangeWindows(
        BERLIN,
        ImmutableList.of(),
        ImmutableList.of(
            YEAR_END, freeze("2027-01-06T00:00:00+01:00", "2027-02-01T00:00:00+01:00")));

    assertEquals(
        "closes 2026-12-18T00:00+01:00 opens 2027-02-01T00:00+01:00",
        turns(windows, "2026-11-01T00:00:00Z", 2));
    assertEquals(
        new Standing(true, Optional.empty(), Optional.empty()),
        windows.at(time("2027-02-01T00:00:00+01:00")));
  }

  @Test
  void nextToEachOtherAreOne() {
    ChangeWindows windows = new ChangeWindows(
        BERLIN,
        ImmutableList.of(
            Recurrence.of("0 20 * * *", Duration.ofHours(2), BERLIN),
            Recurrence.of("0 22 * * *", Duration.ofHours(2), BERLIN)),
        ImmutableList.of());

    assertEquals("closes 2026-06-02T00:00+02:00", turns(windows, "2026-06-01T20:30:00+02:00", 1));
  }

  @Test
  void thatNeverEndSaySo() {
    assertEquals(
        new Standing(true, Optional.empty(), Optional.empty()),
        windows("0 * * * *", "PT1H").at(time("2026-06-01T20:30:00Z")));
  }

  @Test
  void areForeseenToStayShutWhenNoneComesAgain() {
    Freeze forGood = freeze("2026-01-01T00:00:00Z", "9999-01-01T00:00:00Z");

    Standing standing = windows("0 22 29 2 *", "PT1H", forGood).at(time("2026-06-01T00:00:00Z"));

    assertFalse(standing.isOpen());
  }

  /** Between now and the next turn nothing changes; at it, everything does. */
  @Test
  void turnExactlyWhenTheySay() {
    Random random = new Random(20261126);
    List<String> crons = List.of("0 22 * * TUE,THU", "20 */5 * * *", "30 2 * * *", "15 1 1 * MON");
    for (int i = 0; i < 300; i++) {
      ChangeWindows windows =
          windows(crons.get(i % crons.size()), "PT" + (20 + random.nextInt(300)) + "M", YEAR_END);
      Instant now = time("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(400 * 86_400));

      Standing standing = windows.at(now);

      String seen = windows + " at " + now + ": " + standing;
      Instant turn = standing.turns().orElseThrow();
      long apart = Duration.between(now, turn).toSeconds();
      assertEquals(standing.isOpen(), windows.isOpen(now), seen);
      for (int j = 0; j < 5; j++) {
        Instant between = now.plusSeconds(random.nextLong(apart));
        assertEquals(standing.isOpen(), windows.isOpen(between), seen + " but at " + between);
      }
      assertEquals(standing.isOpen(), windows.isOpen(turn.minusMillis(1)), seen);
      assertEquals(!standing.isOpen(), windows.isOpen(turn), seen);
    }
  }

  @Test
  void openOnADayOfTheMonthOrOfTheWeekAsCrontabsDo() {
    assertEquals(
        "opens 2026-06-01T08:00+02:00 closes 2026-06-01T09:00+02:00 opens 2026-06-05T08:00+02:00",
        turns(windows("0 8 1 * FRI", "PT1H"), "2026-05-30T00:00:00Z", 3));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "0 22 * *", "0 25 * * *", "0 22 * * TUESDAY", "@daily x", "0 0 0 * * ?"})
  void areNotReadFromWhatIsNoCrontab(String cron) {
    assertThrows(
        IllegalArgumentException.class, () -> Recurrence.of(cron, Duration.ofHours(1), BERLIN));
  }

  @ParameterizedTest
  @CsvSource({"0 0 31 2 *, false", "0 0 29 2 *, true", "0 0 31 * *, true"})
  void areKnownNeverToCome(String cron, boolean comes) {
    Recurrence recurrence = Recurrence.of(cron, Duration.ofHours(1), BERLIN);

    assertEquals(comes, recurrence.comesAfter(Instant.EPOCH));
  }
}
