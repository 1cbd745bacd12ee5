package io.github.zpacert.report;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.plan.Managed;
import io.github.zpacert.report.Report.Expiries;
import java.time.Instant;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.Locale;
import java.util.function.ObjIntConsumer;

/**
 * When certificates end, as a drawing: a bar for each from the start to the end of its validity, and a line for today.
 * Widths are shares, so that bars shrink with the screen and letters do not.
 */
final class TimelineSvg {

  /** More bars than this nobody looks at; they are those that end first. */
  static final int SHOWN = 200;

  private static final int HEAD = 44;
  private static final int ROW = 60;
  private static final int BAR = 12;
  private static final int NAME = 38;

  /** Nearer to the edge than this a centred label would be cut on a phone, in percent. */
  private static final double EDGE = 9;

  /** What is over before the drawing begins can be seen still, in percent. */
  private static final double LEAST_WIDTH = 0.6;

  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("MMM yyyy", Locale.ROOT);

  private final Expiries expiries;
  private final Instant now;
  private final TimeAxis axis;
  private final StringBuilder out = new StringBuilder();

  private TimelineSvg(Expiries expiries, Instant now) {
    this.expiries = expiries;
    this.now = now;
    this.axis = TimeAxis.of(expiries.managed(), now);
  }

  static String of(Expiries expiries, Instant now) {
    return new TimelineSvg(expiries, now).draw(byEnd(expiries));
  }

  /** Returns all that is managed, what ends first first. */
  static ImmutableList<Managed> byEnd(Expiries expiries) {
    return ImmutableList.sortedCopyOf(
        Comparator.comparing(Managed::notAfter).thenComparing(Managed::address),
        expiries.managed());
  }

  private String draw(ImmutableList<Managed> all) {
    ImmutableList<Managed> shown = all.subList(0, Math.min(SHOWN, all.size()));
    int height = HEAD + ROW * shown.size();
    out.append("<svg class=\"timeline\" role=\"img\" width=\"100%\" height=\"").append(height);
    out.append("\" aria-labelledby=\"timeline-title timeline-desc\">\n");
    out.append("<title id=\"timeline-title\">Validity of managed certificates</title>\n");
    out.append("<desc id=\"timeline-desc\">").append(description(shown)).append("</desc>\n");
    out.append("<defs>").append(pattern("soon")).append(pattern("expired")).append("</defs>\n");
    axis.ticks().forEach(m -> tick(m, height));
    // what is drawn later lies above: letters above lines, and lines above bars
    rows(shown, this::bars);
    today(height);
    rows(shown, this::letters);
    return out.append("</svg>\n").toString();
  }

  private void rows(ImmutableList<Managed> shown, ObjIntConsumer<Managed> part) {
    for (int i = 0; i < shown.size(); i++) {
      out.append("<g class=\"").append(state(shown.get(i))).append("\">");
      part.accept(shown.get(i), HEAD + ROW * i);
      out.append("</g>\n");
    }
  }

  private String description(ImmutableList<Managed> shown) {
    return "A bar for each of " + Wording.count(shown.size(), "certificate") + ", from "
        + Wording.date(axis.start()) + " to " + Wording.date(axis.end()) + ", in the order in which"
        + " they end. The table below says the same.";
  }

  /** Stripes: what is urgent differs in more than its colour. */
  private static String pattern(String state) {
    return "<pattern id=\"stripes-" + state + "\" width=\"6\" height=\"6\""
        + " patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">"
        + "<rect class=\"ground\" width=\"6\" height=\"6\"/>"
        + "<rect class=\"stripe " + state + "\" width=\"4\" height=\"6\"/></pattern>";
  }

  private void tick(YearMonth month, int height) {
    double share = axis.share(TimeAxis.instant(month));
    line("tick", share, HEAD - 8, height);
    if (EDGE < share && share < 100 - EDGE) {
      label("tick-label", share, HEAD - 14, "middle", MONTH.format(month));
    }
  }

  /** There is less of the past than of the future: the words stand to the right. */
  private void today(int height) {
    line("today", axis.share(now), 4, height);
    label("today-label", axis.share(now), 14, "start", "\u00a0today, " + Wording.date(now));
  }

  private void line(String style, double share, int from, int to) {
    String x = TimeAxis.percent(share);
    out.append("<line class=\"").append(style).append("\" x1=\"").append(x).append("\" x2=\"");
    out.append(x).append("\" y1=\"").append(from).append("\" y2=\"").append(to).append("\"/>\n");
  }

  private void label(String style, double share, int y, String anchor, String text) {
    out.append("<text class=\"").append(style).append("\" x=\"").append(TimeAxis.percent(share));
    out.append("\" y=\"").append(y).append("\" text-anchor=\"").append(anchor).append("\">");
    out.append(text).append("</text>\n");
  }

  private void bars(Managed managed, int y) {
    double from = axis.share(managed.notBefore());
    double to = axis.share(managed.notAfter());
    rect("track", 0, 100, y + 21);
    rect("bar", from, Math.max(LEAST_WIDTH, to - from), y + 21);
  }

  private void letters(Managed managed, int y) {
    label("name", 0, y + 14, "start", Html.text(shortened(managed.address().toString())));
    label("left", 0, y + 47, "start", words(managed));
  }

  private void rect(String style, double from, double width, int y) {
    out.append("<rect class=\"").append(style).append("\" x=\"").append(TimeAxis.percent(from));
    out.append("\" width=\"").append(TimeAxis.percent(width)).append("\" y=\"").append(y);
    out.append("\" height=\"").append(BAR).append("\" rx=\"3\"/>\n");
  }

  private String words(Managed managed) {
    String state = switch (state(managed)) {
      case "soon" -> "\u26a0 expiring: ";
      case "expired" -> "\u2716 ";
      case "ahead" -> "not valid yet; ";
      default -> "";
    };
    return "ends " + Wording.date(managed.notAfter()) + " \u00b7 " + state
        + Wording.left(now, managed.notAfter());
  }

  /** Returns the class of what is drawn for a certificate. */
  private String state(Managed managed) {
    if (!managed.notAfter().isAfter(now)) {
      return "expired";
    }
    if (managed.notAfter().isBefore(expiries.soon())) {
      return "soon";
    }
    return managed.notBefore().isAfter(now) ? "ahead" : "valid";
  }

  private static String shortened(String name) {
    String shown = Printable.of(name);
    return shown.length() <= NAME ? shown : shown.substring(0, NAME - 1) + "\u2026";
  }

  /** Returns the same facts for who does not see, and in full. */
  static String table(Expiries expiries, Instant now) {
    TimelineSvg words = new TimelineSvg(expiries, now);
    return Html.table(
        "Validity of managed certificates, the first to end first",
        ImmutableList.of("Certificate", "Valid from", "Valid to", "Left", "SHA-256"),
        byEnd(expiries).stream().map(words::cells).toList());
  }

  private ImmutableList<String> cells(Managed managed) {
    String warning = state(managed).equals("soon") ? " (expiring)" : "";
    return ImmutableList.of(
        Html.code(managed.address().toString()),
        Wording.date(managed.notBefore()),
        Wording.date(managed.notAfter()),
        Wording.left(now, managed.notAfter()) + warning,
        Html.code(managed.fingerprint().hex()));
  }
}
