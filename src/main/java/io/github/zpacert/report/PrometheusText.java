package io.github.zpacert.report;

import io.github.zpacert.plan.Counts;
import io.github.zpacert.plan.Drift;
import io.github.zpacert.plan.Managed;
import java.time.Instant;
import java.util.function.Function;

/**
 * Gauges in Prometheus' text format, for node_exporter's textfile collector. A family that the run knows nothing of is
 * left out.
 */
final class PrometheusText {

  private final StringBuilder out = new StringBuilder();

  private PrometheusText() {}

  static String render(Report report) {
    PrometheusText text = new PrometheusText();
    text.expiries(report);
    report.plan().ifPresent(p -> text.planned(p.counts()));
    report.applied().ifPresent(a -> text.applied(a.done()));
    report.drift().ifPresent(text::drift);
    text.lastRun(report);
    return text.out.toString();
  }

  private void expiries(Report report) {
    if (!report.expiries().managed().isEmpty()) {
      validity(report, "x509_cert_not_before", "Start", Managed::notBefore);
      validity(report, "x509_cert_not_after", "End", Managed::notAfter);
    }
  }

  private void validity(
      Report report, String name, String what, Function<Managed, Instant> instant) {
    family(name, what + " of a managed certificate's validity, in seconds since the epoch.");
    report
        .expiries()
        .managed()
        .forEach(m -> sample(name, labels(m), instant.apply(m).getEpochSecond()));
  }

  private static String labels(Managed managed) {
    return label("microtenant", managed.address().microtenant()) + ","
        + label("name", managed.address().name()) + ","
        + label("fingerprint_sha256", managed.fingerprint().hex());
  }

  private void planned(Counts counts) {
    counts("zpacert_plan_changes", "Live objects that the plan changes.", counts);
  }

  private void applied(Counts counts) {
    counts("zpacert_apply_changes", "Live objects that were changed.", counts);
  }

  private void counts(String name, String help, Counts counts) {
    family(name, help);
    sample(name, label("action", "add"), counts.added());
    sample(name, label("action", "change"), counts.changed());
    sample(name, label("action", "destroy"), counts.destroyed());
  }

  private void drift(Drift drift) {
    String name = "zpacert_drift_certificates";
    family(
        name,
        "Differences between files, state and tenant, by kind; expiring, adoptable and accepted are no drift.");
    sample(name, label("kind", "ahead"), drift.ahead().size());
    sample(name, label("kind", "outside"), drift.outside().size());
    sample(name, label("kind", "expiring"), drift.expiring().size());
    sample(name, label("kind", "adoptable"), drift.adoptable().size());
    sample(name, label("kind", "accepted"), drift.accepted().size());
    if (!drift.outside().isEmpty()) {
      outside(drift);
    }
  }

  private void outside(Drift drift) {
    String name = "zpacert_drift_modified_timestamp_seconds";
    family(name, "When what was changed outside was last changed, and by whom; 0 is unknown.");
    drift
        .outside()
        .forEach(o -> sample(
            name, labels(o), o.modifiedTime().map(Instant::getEpochSecond).orElse(0L)));
  }

  private static String labels(Drift.Outside outside) {
    return label("microtenant", outside.address().microtenant()) + ","
        + label("name", outside.address().name()) + ","
        + label("field", outside.field().word()) + ","
        + label("modified_by", outside.modifiedBy().orElse(""));
  }

  private void lastRun(Report report) {
    String command = label("command", report.ending().command());
    String problems = "zpacert_last_run_problems";
    family(problems, "Problems that the last run has told of.");
    sample(problems, command + "," + label("severity", "error"), report.errors().count());
    sample(
        problems,
        command + "," + label("severity", "warning"),
        report.warnings().count());
    String time = "zpacert_last_run_timestamp_seconds";
    family(time, "When the last run was made, in seconds since the epoch.");
    sample(time, command, report.ending().at().getEpochSecond());
    String code = "zpacert_last_run_exit_code";
    family(code, "How the last run ended; 0 is success.");
    sample(code, command, report.ending().exitCode());
  }

  private void family(String name, String help) {
    out.append("# HELP ").append(name).append(' ').append(help).append('\n');
    out.append("# TYPE ").append(name).append(" gauge\n");
  }

  private void sample(String name, String labels, long value) {
    out.append(name).append('{').append(labels).append("} ").append(value).append('\n');
  }

  private static String label(String name, String value) {
    String escaped = Printable.of(value).replace("\\", "\\\\").replace("\"", "\\\"");
    return name + "=\"" + escaped + "\"";
  }
}
