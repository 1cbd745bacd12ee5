package io.github.zpacert.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.zpacert.plan.Action;
import io.github.zpacert.plan.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A folder of {@code golden/plan} is a case: a saved plan, and what is shown of it. A dropped folder is a case too. */
class PlanGoldenTest {

  static Stream<String> cases() throws IOException {
    for (Map.Entry<String, Plan> c : PlanCases.all().entrySet()) {
      if (Golden.isUpdate()) {
        Golden.assertMatches(file(c.getKey(), "plan.json"), saved(c.getValue()));
      }
    }
    return Golden.cases("plan").stream().map(p -> p.getFileName().toString());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aSavedPlanIsReadAndShownAsItsFilesSay(String name) throws Exception {
    String json = Files.readString(Golden.ROOT.resolve(file(name, "plan.json")), UTF_8);

    SavedPlan saved = PlanJson.read(json);

    assertEquals(json, PlanJson.write(saved.plan(), saved.header()));
    Golden.assertMatches(file(name, "plan.txt"), PlanText.render(saved.plan(), Style.PLAIN));
    Golden.assertMatches(file(name, "plan.ansi.txt"), PlanText.render(saved.plan(), Style.ANSI));
    Golden.assertMatches(file(name, "plan.md"), PlanMarkdown.render(saved.plan()));
  }

  @Test
  void everyPlanOfTheCasesIsItsFile() throws IOException {
    for (Map.Entry<String, Plan> c : PlanCases.all().entrySet()) {
      Golden.assertMatches(file(c.getKey(), "plan.json"), saved(c.getValue()));
    }
  }

  @Test
  void everyCaseOfActionHasAGoldenPlan() throws Exception {
    Set<String> seen = new TreeSet<>();
    for (Path folder : Golden.cases("plan")) {
      Plan plan =
          PlanJson.read(Files.readString(folder.resolve("plan.json"), UTF_8)).plan();
      plan.actions().forEach(a -> seen.add(a.getClass().getSimpleName()));
    }

    Set<String> all = new TreeSet<>();
    for (Class<?> kind : Action.class.getPermittedSubclasses()) {
      all.add(kind.getSimpleName());
    }
    assertEquals(all, seen);
  }

  private static String saved(Plan plan) {
    return PlanJson.write(plan, Fixtures.HEADER);
  }

  private static String file(String name, String file) {
    return "plan/" + name + "/" + file;
  }
}
