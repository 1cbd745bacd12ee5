package io.github.zpacert.report;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The forms in which a run can be reported. */
public enum ReportKind {
  /** A comment of a merge request. */
  MARKDOWN,
  /** One page for people, with nothing outside of it. */
  HTML,
  /** The saved plan, what became of it, or the drift. */
  JSON,
  /** GitLab's {@code artifacts:reports:terraform}. */
  GITLAB,
  /** Test results, for every CI. */
  JUNIT,
  /** Static analysis results, for code scanning. */
  SARIF,
  /** Metrics for node_exporter's textfile collector. */
  PROMETHEUS,
  /** What a change manager wants to know of a plan. */
  CHANGE_REQUEST,
  /** The same for a change manager's software. */
  CHANGE_REQUEST_JSON;

  /** Returns the report, which ends with a line feed. */
  public String render(Report report) {
    return switch (this) {
      case MARKDOWN -> ReportMarkdown.render(report);
      case HTML -> ReportHtml.render(report);
      case JSON -> ReportJson.render(report);
      case GITLAB -> GitLabJson.render(report);
      case JUNIT -> JunitXml.render(report);
      case SARIF -> SarifJson.render(report);
      case PROMETHEUS -> PrometheusText.render(report);
      case CHANGE_REQUEST -> ChangeRequestMarkdown.render(report);
      case CHANGE_REQUEST_JSON -> ChangeRequestJson.render(report);
    };
  }

  /** Returns the kind as it is typed: {@code change-request}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Whether only a run that has a plan can be reported so. */
  public boolean needsPlan() {
    return switch (this) {
      case GITLAB, CHANGE_REQUEST, CHANGE_REQUEST_JSON -> true;
      case MARKDOWN, HTML, JSON, JUNIT, SARIF, PROMETHEUS -> false;
    };
  }

  public static Optional<ReportKind> named(String word) {
    return Arrays.stream(values()).filter(k -> k.word().equals(word)).findFirst();
  }

  public static ImmutableList<String> words() {
    return Arrays.stream(values()).map(ReportKind::word).collect(ImmutableList.toImmutableList());
  }
}
