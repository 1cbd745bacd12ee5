package io.github.zpacert.report;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;
import io.github.zpacert.plan.Forecast;
import io.github.zpacert.plan.Forecast.LeftOut;
import io.github.zpacert.plan.Forecast.Limit;
import io.github.zpacert.plan.Forecaster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/** A forecast of renewals for a person: a table of months, what it rests on, and one sentence. */
public final class ForecastText {

  private static final int WIDTH = 8;

  private ForecastText() {}

  public static String render(Forecast forecast, Style style) {
    StringBuilder out = new StringBuilder(table(forecast)).append('\n');
    notes(forecast).forEach(note -> out.append(note).append('\n'));
    return out.append('\n').append(style.bold(summary(forecast))).append('\n').toString();
  }

  private static String table(Forecast forecast) {
    Stream<ImmutableList<String>> months =
        forecast.months().stream().map(m -> row(m.month().toString(), limit -> m.renewals(limit)));
    ImmutableList.Builder<ImmutableList<String>> rows = ImmutableList.builder();
    rows.add(cells("MONTH", Arrays.stream(Limit.values()).map(ForecastText::heading)));
    months.forEach(rows::add);
    return Table.of(rows.add(row("total", forecast::total)).build());
  }

  private static ImmutableList<String> row(String label, ToIntFunction<Limit> number) {
    return cells(
        label, Arrays.stream(Limit.values()).map(l -> Integer.toString(number.applyAsInt(l))));
  }

  private static ImmutableList<String> cells(String label, Stream<String> cells) {
    return Stream.concat(Stream.of(label), cells.map(c -> Strings.padStart(c, WIDTH, ' ')))
        .collect(ImmutableList.toImmutableList());
  }

  private static String heading(Limit limit) {
    return switch (limit) {
      case NONE -> "TODAY";
      case DAYS_100 -> "100 DAYS";
      case DAYS_47 -> "47 DAYS";
    };
  }

  private static List<String> notes(Forecast forecast) {
    List<String> notes = new ArrayList<>();
    notes.add("Each is renewed when a third of its lifetime is left"
        + forecast
            .renewBefore()
            .map(b -> ", or " + span(b) + " if that is less")
            .orElse("") + ".");
    if (forecast.overdue() > 0) {
      notes.add("Overdue, and counted in the first month: " + forecast.overdue()
          + (forecast.expired() == 0 ? "" : ", of which " + forecast.expired() + " expired") + ".");
    }
    leftOut(notes, forecast.leftOut());
    return notes;
  }

  private static void leftOut(List<String> notes, LeftOut leftOut) {
    leftOut(notes, leftOut.untouchable(), "read-only, or managed by Zscaler");
    leftOut(notes, leftOut.pending(), "still waiting for a certificate");
    leftOut(
        notes,
        leftOut.forgotten(),
        "expired more than " + span(Forecaster.FORGOTTEN_AFTER)
            + " ago and seem forgotten; \"zpacert list --expiring-in 0d\" shows them");
  }

  private static void leftOut(List<String> notes, int number, String why) {
    if (number > 0) {
      notes.add("Left out: " + number + " " + why + ".");
    }
  }

  private static String span(Duration duration) {
    boolean isWholeDays = duration.equals(Duration.ofDays(duration.toDays()));
    return isWholeDays ? Wording.count(duration.toDays(), "day") : Wording.elapsed(duration);
  }

  /** Returns what the shortest lifetime means, in one sentence. */
  static String summary(Forecast forecast) {
    int today = forecast.total(Limit.NONE);
    int then = forecast.total(Limit.DAYS_47);
    String months = " in " + Wording.count(forecast.months().size(), "month");
    if (then == 0) {
      return "Nothing is to be renewed" + months + ".";
    }
    if (then == today) {
      return "47-day certificates mean no more renewals than today: " + then + months + ".";
    }
    return "47-day certificates mean " + times(today, then) + ": " + then + " instead of " + today
        + months + ".";
  }

  private static String times(int today, int then) {
    long tenths = today == 0 ? 0 : Math.round(10.0 * then / today);
    if (tenths <= 10) {
      return "more renewals than today";
    }
    // a part of a time says something only while there are few of them
    boolean isWhole = tenths >= 30 || tenths % 10 == 0;
    String number = isWhole
        ? Long.toString(Math.round((double) then / today))
        : tenths / 10 + "." + tenths % 10;
    return "about " + number + " times the renewals of today";
  }
}
