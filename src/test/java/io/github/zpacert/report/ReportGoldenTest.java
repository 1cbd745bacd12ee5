package io.github.zpacert.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A folder of {@code golden/report} is a run, and holds what each kind of report says of it. */
class ReportGoldenTest {

  /** Pages are long, and half of each is its style sheet: these show all that there is. */
  private static final Set<String> PAGES = Set.of(
      "apply-partial",
      "drift-all",
      "failed",
      "plan-everything",
      "plan-evil",
      "plan-refused",
      "plan-replace-shown");

  static Stream<Map.Entry<String, Report>> cases() {
    return ReportCases.all().entrySet().stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everyKindSaysWhatItsFileSays(Map.Entry<String, Report> report) throws IOException {
    for (ReportKind kind : ReportKind.values()) {
      if (isKept(report, kind)) {
        String text = kind.render(report.getValue());

        assertTrue(text.endsWith("\n"), kind::word);
        Golden.assertMatches("report/" + report.getKey() + "/" + file(kind), text);
      }
    }
    Golden.assertMatches(
        "report/" + report.getKey() + "/annotations.txt", GitHubAnnotations.of(report.getValue()));
  }

  @Test
  void everyKindIsFoundByTheWordThatIsTyped() {
    for (ReportKind kind : ReportKind.values()) {
      assertEquals(kind, ReportKind.named(kind.word()).orElseThrow());
    }
    assertTrue(ReportKind.named("HTML").isEmpty());
  }

  private static boolean isKept(Map.Entry<String, Report> report, ReportKind kind) {
    boolean isPossible = report.getValue().drift().isEmpty() || !kind.needsPlan();
    return isPossible && (kind != ReportKind.HTML || PAGES.contains(report.getKey()));
  }

  private static String file(ReportKind kind) {
    return switch (kind) {
      case MARKDOWN -> "comment.md";
      case HTML -> "page.html";
      case JSON -> "result.json";
      case GITLAB -> "gitlab.json";
      case JUNIT -> "junit.xml";
      case SARIF -> "findings.sarif";
      case PROMETHEUS -> "metrics.prom";
      case CHANGE_REQUEST -> "change-request.md";
      case CHANGE_REQUEST_JSON -> "change-request.json";
    };
  }
}
