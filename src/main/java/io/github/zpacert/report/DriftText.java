package io.github.zpacert.report;

import io.github.zpacert.model.Acceptance;
import io.github.zpacert.plan.Drift;
import io.github.zpacert.plan.Drift.Accepted;
import io.github.zpacert.plan.Drift.Adoptable;
import io.github.zpacert.plan.Drift.Ahead;
import io.github.zpacert.plan.Drift.Deviation;
import io.github.zpacert.plan.Drift.Expiring;
import io.github.zpacert.plan.Drift.Outside;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Drift for a person: its facts, each in its own section if there is any, and one sentence. */
public final class DriftText {

  private DriftText() {}

  public static String render(Drift drift, Instant now, Style style) {
    StringBuilder out = new StringBuilder();
    Map<Deviation, Acceptance> ended = drift.endedByDeviation();
    section(
        out,
        style.bold("The configuration is ahead of the tenant:"),
        drift.ahead(),
        a -> style.yellow("~") + " " + line(a) + was(ended.get(a)));
    section(
        out,
        style.bold("Changed outside of zpacert:"),
        drift.outside(),
        o -> style.red("!") + " " + line(o) + was(ended.get(o)));
    section(
        out,
        style.bold("Expiring:"),
        drift.expiring(),
        e -> style.yellow("!") + " " + line(e, now));
    section(
        out,
        style.bold("Live as the files want it, and not yet in the state:"),
        drift.adoptable(),
        a -> "= " + line(a));
    section(
        out,
        style.bold("Accepted for a while, and no drift:"),
        drift.accepted(),
        a -> "* " + line(a));
    return out.append(style.bold(summary(drift))).append('\n').toString();
  }

  /** Returns the one sentence; it begins with {@code No drift.} when files, state and tenant agree. */
  static String summary(Drift drift) {
    String expiring = Wording.count(drift.expiring().size(), "certificate") + " expiring";
    String adoptable = drift.adoptable().isEmpty()
        ? ""
        : " In the state alone: " + drift.adoptable().size() + " to adopt.";
    String accepted =
        drift.accepted().isEmpty() ? "" : " Accepted: " + drift.accepted().size() + ".";
    if (drift.isNone()) {
      return "No drift." + (drift.expiring().isEmpty() ? "" : " " + expiring + ".") + adoptable
          + accepted;
    }
    return "Drift: " + Wording.count(drift.ahead().size(), "change") + " not applied, "
        + drift.outside().size() + " made outside, " + expiring + "." + adoptable + accepted;
  }

  private static <T> void section(
      StringBuilder out, String heading, List<T> facts, Function<T, String> line) {
    if (facts.isEmpty()) {
      return;
    }
    out.append(heading).append("\n\n");
    facts.forEach(f -> out.append("  ").append(line.apply(f)).append('\n'));
    out.append('\n');
  }

  private static String was(@Nullable Acceptance ended) {
    return ended == null
        ? ""
        : "; was accepted until " + Wording.time(ended.until()) + ": "
            + Printable.of(ended.reason());
  }

  static String line(Accepted accepted) {
    return line(accepted.deviation()) + "; accepted until "
        + Wording.time(accepted.acceptance().until()) + ": "
        + Printable.of(accepted.acceptance().reason());
  }

  static String line(Deviation deviation) {
    return deviation instanceof Outside outside ? line(outside) : line((Ahead) deviation);
  }

  static String line(Ahead ahead) {
    return Printable.of(ahead.address().toString()) + ": " + Printable.of(ahead.change());
  }

  static String line(Outside outside) {
    if (outside.isGone()) {
      return Printable.of(outside.address().toString()) + ": is gone from the tenant ("
          + Printable.of(outside.recorded()) + ")";
    }
    return Printable.of(outside.address().toString()) + ": " + outside.field().word() + " "
        + Printable.quoted(outside.recorded()) + " -> " + Printable.quoted(outside.live())
        + outside.modifiedBy().map(b -> ", by " + Printable.of(b)).orElse("")
        + outside.modifiedTime().map(t -> ", at " + Wording.time(t)).orElse("");
  }

  static String line(Adoptable adoptable) {
    return Printable.of(adoptable.address().toString()) + " (id " + Printable.of(adoptable.id())
        + "): apply adopts it, without a change to it";
  }

  static String line(Expiring expiring, Instant now) {
    return Printable.of(expiring.address().toString()) + ": " + Wording.date(expiring.notAfter())
        + " (" + Wording.left(now, expiring.notAfter()) + ")";
  }
}
