package io.github.zpacert.report;

import com.google.common.collect.ImmutableSet;
import com.google.common.xml.XmlEscapers;
import io.github.zpacert.model.Address;
import io.github.zpacert.plan.Action;
import io.github.zpacert.plan.Drift;
import io.github.zpacert.plan.Managed;
import io.github.zpacert.plan.Plan;
import java.util.stream.Stream;

/**
 * A run as test results. Each action of a plan is a test that passes unless it failed or was not begun; each problem
 * and each difference that drift has found is a test that fails, or is skipped where somebody has accepted it. Warnings
 * pass, and say what they are.
 */
final class JunitXml {

  private final String suite;
  private final StringBuilder cases = new StringBuilder();
  private int tests;
  private int failures;
  private int errors;
  private int skipped;

  private JunitXml(String suite) {
    this.suite = suite;
  }

  static String render(Report report) {
    JunitXml xml = new JunitXml("zpacert." + report.ending().command());
    report.plan().ifPresent(p -> xml.plan(p, report));
    report.drift().ifPresent(d -> xml.drift(d, report));
    Finding.of(report).stream().filter(f -> !isOfAction(f, report)).forEach(xml::finding);
    if (xml.tests == 0) {
      xml.test("run", report.verdict(), "");
    }
    return xml.document(report);
  }

  private void plan(Plan plan, Report report) {
    ActionText text = new ActionText(Style.PLAIN);
    for (Action action : plan.actions()) {
      String name = action.address() + ": " + Kind.of(action).word();
      test("action", name, result(action, report) + output(action.accept(text)));
    }
  }

  private String result(Action action, Report report) {
    return report.applied().map(a -> result(action, a)).orElse("");
  }

  private String result(Action action, Report.Applied applied) {
    String reason = applied.failed().get(action.address());
    if (reason != null) {
      return failure("failed", reason, "");
    }
    if (applied.skipped().contains(action.address())) {
      return skipped("not begun");
    }
    return "";
  }

  private void drift(Drift drift, Report report) {
    ImmutableSet<Address> found = Stream.of(
            drift.deviations().map(Drift.Deviation::address),
            drift.expiring().stream().map(Drift.Expiring::address),
            drift.accepted().stream().map(a -> a.deviation().address()))
        .flatMap(addresses -> addresses)
        .collect(ImmutableSet.toImmutableSet());
    report.expiries().managed().stream()
        .map(Managed::address)
        .filter(a -> !found.contains(a))
        .forEach(a -> test("no-drift", a.toString(), ""));
  }

  /** Whether an action's own test says it already. */
  private static boolean isOfAction(Finding finding, Report report) {
    return report.applied().stream()
        .flatMap(a -> a.failed().values().stream())
        .anyMatch(finding.identity()::endsWith);
  }

  private void finding(Finding finding) {
    String body = finding.accepted().isPresent() ? skipped(finding.message()) : body(finding);
    test(finding.rule().word(), finding.identity(), body);
  }

  private String body(Finding finding) {
    return switch (finding.rule()) {
      case ERROR -> error(finding);
      case WARNING -> output(finding.message());
      case REFUSED, CHANGED_OUTSIDE, GONE, CONFIG_AHEAD, EXPIRING ->
        failure(finding.rule().word(), finding.message(), finding.at().toString());
    };
  }

  private String skipped(String why) {
    skipped++;
    return "<skipped message=" + attribute(why) + "/>";
  }

  private String failure(String type, String message, String place) {
    failures++;
    return "<failure type=" + attribute(type) + " message=" + attribute(message) + ">"
        + content(place) + "</failure>";
  }

  private String error(Finding finding) {
    errors++;
    return "<error type=" + attribute(finding.rule().word()) + " message="
        + attribute(finding.message()) + ">" + content(finding.at().toString()) + "</error>";
  }

  private void test(String className, String name, String body) {
    tests++;
    cases.append("    <testcase classname=").append(attribute(suite + "." + className));
    cases.append(" name=").append(attribute(name)).append(" time=\"0\"");
    cases.append(body.isEmpty() ? "/>\n" : ">" + body + "</testcase>\n");
  }

  private static String output(String text) {
    return text.isEmpty()
        ? ""
        : "<system-out>" + XmlEscapers.xmlContentEscaper().escape(text) + "</system-out>";
  }

  private static String content(String text) {
    return XmlEscapers.xmlContentEscaper().escape(Printable.of(text));
  }

  private String document(Report report) {
    String counts = " tests=\"" + tests + "\" failures=\"" + failures + "\" errors=\"" + errors
        + "\" skipped=\"" + skipped + "\" time=\"0\"";
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites" + counts + ">\n"
        + "  <testsuite name=" + attribute(suite) + counts + " timestamp="
        + attribute(Wording.time(report.ending().at())) + ">\n" + cases
        + "  </testsuite>\n</testsuites>\n";
  }

  /** What cannot be seen is escaped first: XML has no way to say most of it. */
  private static String attribute(String text) {
    return '"' + XmlEscapers.xmlAttributeEscaper().escape(Printable.of(text)) + '"';
  }
}
