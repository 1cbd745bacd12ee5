package io.github.zpacert.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import com.google.common.hash.Hashing;
import com.google.common.io.BaseEncoding;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.plan.Plan;
import io.github.zpacert.report.Html.Section;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A run as one page that is complete in itself: no script, no image, no font from elsewhere. Its content security
 * policy allows its own style sheet, by its hash, and nothing else.
 */
final class ReportHtml {

  private ReportHtml() {}

  static String render(Report report) {
    ImmutableList<Section> sections = sections(report);
    String title = "zpacert: " + report.verdict();
    return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
        + "<meta http-equiv=\"Content-Security-Policy\" content=\"" + policy() + "\">\n"
        + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
        + "<meta name=\"color-scheme\" content=\"light dark\">\n"
        + "<meta name=\"referrer\" content=\"no-referrer\">\n"
        + "<title>" + Html.text(title) + "</title>\n<style>" + Stylesheet.CSS
        + "</style>\n</head>\n<body>\n" + header(report) + navigation(sections)
        + "<main>\n" + Joiner.on("").join(sections) + "</main>\n" + footer(report)
        + "</body>\n</html>\n";
  }

  private static String policy() {
    String hash = BaseEncoding.base64()
        .encode(Hashing.sha256().hashString(Stylesheet.CSS, UTF_8).asBytes());
    return "default-src 'none'; style-src 'sha256-" + hash
        + "'; base-uri 'none'; form-action 'none'";
  }

  private static String header(Report report) {
    Report.Ending ending = report.ending();
    String tenant = report
        .plan()
        .map(p -> "<span>tenant " + Html.code(p.pin().toString()) + "</span> ")
        .orElse("");
    return "<header>\n<p class=\"product\">zpacert " + Html.text(ending.command()) + "</p>\n<h1"
        + (needsAttention(report) ? " class=\"attention\"" : "") + ">"
        + Html.text(report.verdict()) + "</h1>\n<p class=\"facts\">" + tenant + "<time datetime=\""
        + Wording.time(ending.at()) + "\">" + Wording.time(ending.at()) + "</time> <span>exit code "
        + ending.exitCode() + ": " + Html.text(ending.meaning()) + "</span></p>\n</header>\n";
  }

  private static boolean needsAttention(Report report) {
    return report.errors().findAny().isPresent()
        || report.drift().filter(d -> !d.isNone()).isPresent();
  }

  /** Returns links to the sections, so that nobody need scroll past a long plan. */
  private static String navigation(ImmutableList<Section> sections) {
    return sections.isEmpty()
        ? ""
        : sections.stream()
            .map(Section::link)
            .collect(Collectors.joining(" ", "<nav aria-label=\"Sections\">", "</nav>\n"));
  }

  private static ImmutableList<Section> sections(Report report) {
    return Stream.of(
            problems("refusals", "Refused", report.refusals().stream()),
            problems("errors", "Errors", report.failures()),
            problems("warnings", "Warnings", report.warnings()),
            report.drift().stream().flatMap(DriftHtml::of),
            report.plan().stream().flatMap(ReportHtml::plan),
            Stream.of(new Section("expiry", "Expiry", expiries(report))))
        .flatMap(sections -> sections)
        .filter(s -> !s.content().isEmpty())
        .collect(ImmutableList.toImmutableList());
  }

  private static Stream<Section> problems(String id, String heading, Stream<Problem> problems) {
    String items = problems.map(ReportHtml::problem).collect(Collectors.joining());
    return items.isEmpty()
        ? Stream.empty()
        : Stream.of(
            new Section(id, heading, "<ul class=\"problems " + id + "\">\n" + items + "</ul>\n"));
  }

  private static String problem(Problem problem) {
    String word = problem.isError() ? "Error" : "Warning";
    return "<li><strong>" + word + ":</strong> "
        + problem.at().map(p -> Html.code(p.toString()) + " ").orElse("")
        + Html.text(problem.message())
        + problem.hint().map(h -> "<p class=\"hint\">" + Html.text(h) + "</p>").orElse("")
        + "</li>\n";
  }

  private static Stream<Section> plan(Plan plan) {
    return Stream.of(
        new Section("changes", "Changes", ChangesHtml.of(plan)),
        new Section("consumers", "Consumers", ChangesHtml.consumers(plan)));
  }

  private static String expiries(Report report) {
    Report.Expiries expiries = report.expiries();
    if (expiries.managed().isEmpty()) {
      return "";
    }
    int more = expiries.managed().size() - TimelineSvg.SHOWN;
    String rest = more > 0
        ? "<p>" + Wording.count(more, "certificate") + " that end later: in the table.</p>\n"
        : "";
    return TimelineSvg.of(expiries, report.ending().at()) + rest
        + "<details class=\"data\">\n<summary>The same as a table</summary>\n"
        + TimelineSvg.table(expiries, report.ending().at()) + "</details>\n";
  }

  private static String footer(Report report) {
    return "<footer>\n<p>zpacert " + Html.text(report.ending().version())
        + report
            .planned()
            .map(p -> " \u00b7 plan " + Html.code("sha256:" + p.digest()))
            .orElse("")
        + "</p>\n</footer>\n";
  }
}
