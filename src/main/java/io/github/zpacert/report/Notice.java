package io.github.zpacert.report;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.base.CharMatcher;
import com.google.common.collect.ImmutableList;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.model.TenantPin;
import io.github.zpacert.plan.Drift;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * A run as a message to people who were not there.
 *
 * @param tenant the run was about, as far as it came to know it
 * @param job where the run can be watched
 */
public record Notice(Report report, Optional<TenantPin> tenant, Optional<String> job) {

  /** Longer lines of a chat are read by nobody. */
  private static final int LONGEST_LINE = 500;

  private static final CharMatcher OF_URL =
      CharMatcher.inRange('!', '~').and(CharMatcher.noneOf("\"<>\\^`{|}"));

  /**
   * Lines of one kind.
   *
   * @param lines fit for a terminal; none are no paragraph
   */
  record Paragraph(String heading, ImmutableList<String> lines) {

    /** Returns the heading with the number of lines. */
    String title() {
      return heading + " (" + lines.size() + ")";
    }

    /**
     * Returns as many lines as there is room for, and one that says how many are missing.
     *
     * @param cost of one line in the same measure as the room
     */
    ImmutableList<String> within(int room, ToIntFunction<String> cost) {
      ImmutableList.Builder<String> shown = ImmutableList.builder();
      int used = 0;
      for (int i = 0; i < lines.size(); i++) {
        String line = cut(lines.get(i), LONGEST_LINE);
        used += cost.applyAsInt(line);
        if (used > room) {
          return shown.add("… and " + (lines.size() - i) + " more").build();
        }
        shown.add(line);
      }
      return shown.build();
    }
  }

  /** Returns the outcome in one sentence, without a word from outside. */
  String title() {
    return "zpacert: " + report.verdict();
  }

  /** Returns tenant, time and exit code. */
  String facts() {
    Report.Ending ending = report.ending();
    return tenant.map(t -> "tenant " + Printable.of(t.toString()) + ", ").orElse("")
        + Wording.time(ending.at()) + ", exit code " + ending.exitCode() + ": " + ending.meaning();
  }

  /** Returns where the run can be watched, if that is an address that can stand in any link. */
  Optional<String> link() {
    return job.filter(OF_URL::matchesAllOf)
        .filter(url -> url.startsWith("https://") || url.startsWith("http://"));
  }

  /** Returns what somebody should look at, the three facts of a drift apart. */
  ImmutableList<Paragraph> paragraphs() {
    return Stream.concat(
            Stream.concat(
                Stream.of(new Paragraph("Errors", lines(report.errors()))),
                report.drift().stream().flatMap(this::paragraphs)),
            Stream.of(new Paragraph("Warnings", lines(report.warnings()))))
        .filter(p -> !p.lines().isEmpty())
        .collect(toImmutableList());
  }

  private Stream<Paragraph> paragraphs(Drift drift) {
    return Stream.of(
        new Paragraph(
            "Changed outside of zpacert",
            drift.outside().stream().map(DriftText::line).collect(toImmutableList())),
        new Paragraph(
            "The configuration is ahead of the tenant",
            drift.ahead().stream().map(DriftText::line).collect(toImmutableList())),
        new Paragraph(
            "Expiring",
            drift.expiring().stream()
                .map(e -> DriftText.line(e, report.ending().at()))
                .collect(toImmutableList())));
  }

  private static ImmutableList<String> lines(Stream<Problem> problems) {
    return problems.map(p -> Printable.of(p.toString())).collect(toImmutableList());
  }

  /** Returns the text, or its beginning with a sign that it is no more than that. */
  static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = longest - 1;
    return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
  }
}
