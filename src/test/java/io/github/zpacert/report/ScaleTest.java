package io.github.zpacert.report;

import static io.github.zpacert.report.Fixtures.HEADER;
import static io.github.zpacert.report.Fixtures.address;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import io.github.zpacert.plan.Action;
import io.github.zpacert.plan.Plan;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Ten thousand certificates. The limits are far above what it takes, and far below what a square of it would. */
class ScaleTest {

  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final Plan PLAN =
      Fixtures.plan(IntStream.range(0, 10_000).mapToObj(ScaleTest::action).toArray(Action[]::new));

  @Test
  void aLargePlanIsShownAtOnce() {
    String text = assertTimeout(LIMIT, () -> PlanText.render(PLAN, Style.ANSI));

    assertEquals(
        10_000, text.lines().filter(l -> l.contains("will be replaced")).count());
  }

  @Test
  void aLargePlanIsSavedAndReadBackAtOnce() {
    SavedPlan read = assertTimeout(LIMIT, () -> PlanJson.read(PlanJson.write(PLAN, HEADER)));

    assertEquals(PLAN, read.plan());
  }

  private static Action action(int number) {
    Action.Replace replace = PlanCases.REPLACE;
    return new Action.Replace(
        address(String.format("portal-%05d.example.com", number)),
        replace.before(),
        replace.after(),
        Optional.empty(),
        false,
        replace.reason());
  }
}
