package io.github.zpacert.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import com.google.common.io.Resources;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.github.zpacert.diag.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import tools.jackson.databind.JsonNode;

/** What machines read is what their own readers expect. What it says is in the golden files. */
class MachineReportsTest {

  private static final Schema SARIF = sarif();

  /** The grammar of a sample, as strict as Prometheus' own reader. */
  private static final Pattern SAMPLE = Pattern.compile("([a-z_][a-z0-9_]*)"
      + "\\{([a-z_][a-z0-9_]*=\"(?:[^\"\\\\\n]|\\\\[\\\\\"n])*\""
      + "(?:,[a-z_][a-z0-9_]*=\"(?:[^\"\\\\\n]|\\\\[\\\\\"n])*\")*)} (-?\\d+)");

  static Stream<Map.Entry<String, Report>> cases() {
    return ReportCases.all().entrySet().stream();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void sarifFitsItsSchema(Map.Entry<String, Report> report) {
    assertEquals(
        List.of(), SARIF.validate(ReportKind.SARIF.render(report.getValue()), InputFormat.JSON));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everySarifResultHasAKnownRuleAndAPlaceThatCodeScanningTakes(
      Map.Entry<String, Report> report) {
    JsonNode run =
        Json.parse(ReportKind.SARIF.render(report.getValue())).path("runs").path(0);
    JsonNode rules = run.path("tool").path("driver").path("rules");

    Set<String> fingerprints = new HashSet<>();
    for (JsonNode result : run.path("results")) {
      JsonNode place = result.path("locations").path(0).path("physicalLocation");
      URI uri = URI.create(place.path("artifactLocation").path("uri").asString());
      assertTrue(!uri.isAbsolute() || uri.getScheme().equals("file"), uri::toString);
      assertFalse(uri.getPath().isEmpty());
      assertTrue(place.path("region").path("startLine").asInt() >= 1);
      assertEquals(
          result.path("ruleId"), rules.path(result.path("ruleIndex").asInt()).path("id"));
      assertTrue(
          fingerprints.add(result.path("partialFingerprints").path("zpacert/v1").asString()));
    }
    assertEquals(Finding.of(report.getValue()).size(), fingerprints.size());
  }

  @Test
  void theIdsOfRulesNeverChange() {
    assertEquals(
        List.of(
            "zpacert/refused",
            "zpacert/error",
            "zpacert/warning",
            "zpacert/changed-outside",
            "zpacert/gone",
            "zpacert/config-ahead",
            "zpacert/expiring"),
        Stream.of(Rule.values()).map(Rule::id).toList());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void junitIsXmlWhoseCountsAreThoseOfItsCases(Map.Entry<String, Report> report) throws Exception {
    Document xml = xml(ReportKind.JUNIT.render(report.getValue()));

    Element suite = (Element) xml.getElementsByTagName("testsuite").item(0);
    assertEquals(count(xml, "testcase"), Integer.parseInt(suite.getAttribute("tests")));
    assertEquals(count(xml, "failure"), Integer.parseInt(suite.getAttribute("failures")));
    assertEquals(count(xml, "error"), Integer.parseInt(suite.getAttribute("errors")));
    assertEquals(count(xml, "skipped"), Integer.parseInt(suite.getAttribute("skipped")));
    assertTrue(count(xml, "testcase") > 0);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void junitFailsWhereTheRunDid(Map.Entry<String, Report> report) throws Exception {
    Document xml = xml(ReportKind.JUNIT.render(report.getValue()));

    boolean isFine = List.of(0, 2).contains(report.getValue().ending().exitCode())
        && report.getValue().drift().filter(d -> !d.isNone()).isEmpty();
    assertEquals(isFine, count(xml, "failure") + count(xml, "error") == 0);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void prometheusTextIsWhatItsReaderTakes(Map.Entry<String, Report> report) {
    Set<String> families = new HashSet<>();
    Set<String> series = new HashSet<>();
    String family = "";
    List<String> lines = ReportKind.PROMETHEUS.render(report.getValue()).lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (line.startsWith("# HELP ")) {
        family = line.split(" ")[2];
        assertTrue(families.add(family), "twice: " + family);
        assertEquals("# TYPE " + family + " gauge", lines.get(i + 1));
      } else if (!line.startsWith("# TYPE ")) {
        Matcher sample = SAMPLE.matcher(line);
        assertTrue(sample.matches(), line);
        assertEquals(family, sample.group(1));
        assertTrue(series.add(sample.group(1) + sample.group(2)), "twice: " + line);
      }
    }
    assertTrue(families.contains("zpacert_last_run_exit_code"));
  }

  @Test
  void gitLabReadsThePlansCountsAndThatThereIsNone() {
    assertEquals(
        Json.parse("{\"create\":1,\"update\":2,\"delete\":1}"),
        Json.parse(ReportKind.GITLAB.render(ReportCases.all().get("apply-complete"))));
    assertEquals("{}\n", ReportKind.GITLAB.render(ReportCases.all().get("failed")));
  }

  @Test
  void gitHubGetsNoMoreAnnotationsThanItShows() {
    Report all = ReportCases.all().get("failed");
    var problems = IntStream.range(0, 50)
        .mapToObj(i -> Problem.error("error " + i))
        .collect(ImmutableList.toImmutableList());
    Report many = new Report(
        all.ending(),
        all.planned(),
        all.applied(),
        all.drift(),
        all.expiries(),
        problems,
        all.sources());

    assertEquals(10, GitHubAnnotations.of(many).lines().count());
  }

  @Test
  void anAnnotationCannotBeginAnotherOne() {
    String annotations = GitHubAnnotations.of(ReportCases.all().get("plan-evil"));

    assertEquals(2, annotations.lines().count());
    assertTrue(annotations.lines().allMatch(l -> l.matches("::(error|warning) file=[^:]*::.*")));
  }

  @Test
  void aNameThatIsNoHostStandsInNoCommand() {
    String evil = ReportKind.CHANGE_REQUEST.render(ReportCases.all().get("plan-evil"));
    String shown = ReportKind.CHANGE_REQUEST.render(ReportCases.all().get("plan-replace-shown"));

    assertFalse(evil.contains("openssl"), evil);
    assertTrue(shown.contains("-servername pra.example.com </dev/null"), shown);
  }

  private static Document xml(String text) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static int count(Document xml, String element) {
    return xml.getElementsByTagName(element).getLength();
  }

  private static Schema sarif() {
    try {
      String schema = Resources.toString(
          Resources.getResource("schema/sarif-schema-2.1.0.json"), StandardCharsets.UTF_8);
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
          .getSchema(schema, InputFormat.JSON);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
