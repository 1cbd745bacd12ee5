package io.github.zpacert.report;

import static io.github.zpacert.report.Fixtures.EVIL;
import static io.github.zpacert.report.Fixtures.NOW;
import static io.github.zpacert.report.Fixtures.address;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.zpacert.diag.Position;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.model.Aspect;
import io.github.zpacert.plan.Action;
import io.github.zpacert.plan.Counts;
import io.github.zpacert.plan.Drift;
import io.github.zpacert.plan.Plan;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class JsonLinesTest {

  private static final Duration ELAPSED = Duration.ofSeconds(70);
  private static final Drift.Outside OUTSIDE = new Drift.Outside(
      address("portal.example.com"),
      Aspect.DESCRIPTION,
      "Customer portal",
      "hacked",
      Optional.of("216196257331372705"),
      Optional.of(NOW));
  private static final Drift.Outside GONE = new Drift.Outside(
      address("gone.example.com"),
      Aspect.EXISTENCE,
      "there",
      "gone",
      Optional.empty(),
      Optional.empty());

  @Test
  void everyEventIsALineWithTerraformsNames() throws IOException {
    Golden.assertMatches("json-lines/events.jsonl", String.join("\n", events()) + "\n");
  }

  @Test
  void everyKindOfActionIsPlannedBegunAndEnded() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (Action action : PlanCases.all().get("everything").actions()) {
      lines.append(JsonLines.plannedChange(NOW, action)).append('\n');
      lines.append(JsonLines.applyStart(NOW, action)).append('\n');
      lines.append(JsonLines.applyProgress(NOW, action, ELAPSED)).append('\n');
      lines
          .append(JsonLines.applyComplete(NOW, action, Optional.of("7"), ELAPSED))
          .append('\n');
      lines.append(JsonLines.applyErrored(NOW, action, ELAPSED)).append('\n');
    }

    Golden.assertMatches("json-lines/actions.jsonl", lines.toString());
  }

  @Test
  void aSummaryCountsWhatUpdatesAndReplacesAdopt() {
    Plan plan = Fixtures.plan(
        PlanCases.ADOPT,
        PlanCases.REFRESH,
        PlanCases.all().get("update-description-adopting").actions().get(0),
        PlanCases.all().get("replace-adopting").actions().get(0));

    JsonNode line = Json.parse(JsonLines.changeSummary(NOW, plan));

    assertEquals(
        "{\"add\":1,\"change\":1,\"import\":3,\"remove\":1,\"operation\":\"plan\"}",
        Json.line(line.get("changes")));
  }

  @Test
  void textFromOutsideIsFilteredForPeopleAndExactForMachines() {
    Problem problem = Problem.error(EVIL);

    String line = JsonLines.diagnostic(NOW, problem);

    assertTrue(line.chars().allMatch(c -> c >= ' ' && c <= '~'), line);
    JsonNode json = Json.parse(line);
    assertEquals("Error: " + Printable.of(EVIL), json.get("@message").stringValue());
    assertEquals(EVIL, json.get("diagnostic").get("summary").stringValue());
  }

  @Test
  void noEventHasALineFeed() {
    for (String event : events()) {
      assertFalse(event.contains("\n"), event);
    }
  }

  private static List<String> events() {
    Plan plan = PlanCases.all().get("everything");
    return List.of(
        JsonLines.version(NOW, "0.1.0"),
        JsonLines.resourceDrift(NOW, OUTSIDE),
        JsonLines.resourceDrift(NOW, GONE),
        JsonLines.plannedChange(NOW, PlanCases.CREATE),
        JsonLines.changeSummary(NOW, plan),
        JsonLines.changeSummary(NOW, Fixtures.plan()),
        JsonLines.applyStart(NOW, PlanCases.CREATE),
        JsonLines.applyProgress(NOW, PlanCases.CREATE, ELAPSED),
        JsonLines.applyComplete(NOW, PlanCases.DELETE, Optional.empty(), ELAPSED),
        JsonLines.applyErrored(NOW, PlanCases.CREATE, ELAPSED),
        JsonLines.diagnostic(
            NOW,
            Problem.error(new Position("zpacert.yaml", 12, 5), "unknown key \"protct\"")
                .withHint("did you mean \"protect\"?")),
        JsonLines.diagnostic(NOW, Problem.warning("the state is empty")),
        JsonLines.applySummary(NOW, new Counts(1, 2, 3), 4),
        JsonLines.applyIncomplete(NOW, new Counts(1, 0, 0)),
        JsonLines.validateComplete(NOW, "The configuration is valid: 2 certificates.", 2),
        JsonLines.importComplete(NOW, address("portal.example.com"), "216196257331370001"),
        JsonLines.exportComplete(NOW, "Wrote a\nb with 3 certificates.", "a\nb", 3, 1));
  }
}
