package io.github.zpacert.rules;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.zpacert.diag.Position;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.diag.ProblemException;
import io.github.zpacert.model.Level;
import io.github.zpacert.model.Rule;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RulesTest {

  private static final Position PLACE = new Position("zpacert.yaml", 7, 13);
  private static final Map<String, Object> PLAN = Map.of(
      "count",
      3L,
      "timestamp",
      "2026-11-27T10:00:00Z",
      "nothing",
      Absent.VALUE,
      "names",
      List.of("a", "b"),
      "many",
      Collections.nCopies(1000, Map.of("n", 1L)));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "plan.count > 2 | zpacert.yaml:7:13: no [rule:r]",
        "plan.count > 3 | ",
        "plan.names | zpacert.yaml:7:13: no: a, b [rule:r]",
        "plan.names.filter(n, n > 'a') | zpacert.yaml:7:13: no: b [rule:r]",
        "plan.names.filter(n, n > 'b') | ",
        "plan.nothing == null | zpacert.yaml:7:13: no [rule:r]",
        "timestamp(plan.timestamp).getDayOfWeek('Europe/Berlin') == 5 | zpacert.yaml:7:13: no [rule:r]",
        "plan.names.exists(n, n.matches('^[ab]$')) | zpacert.yaml:7:13: no [rule:r]",
        "plan.many.map(m, 'x') | zpacert.yaml:7:13: no: x, x, x, x, x, x, x, x, x, x and 990 more [rule:r]"
      })
  void tellsWhatMeetsARule(String expression, String expected) throws Exception {
    assertEquals(expected == null ? List.of() : List.of(expected), judged(rule(expression)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "plan.missing > 2 | key 'missing' is not present in map.",
        "plan.count / 0 == 1 | / by zero",
        "plan.names[0] > 1 | No matching overload for function",
        "plan.count | it does not give true or false, or a list of texts",
        "[1, 2] | it does not give true or false, or a list of texts",
        "timestamp(plan.timestamp).getHours('Nowhere/City') == 1 | Nowhere/City",
        "timestamp(plan.names[0]) == timestamp(plan.timestamp) | could not be parsed",
        "plan.names[0].matches('(') | error parsing regexp",
        "plan.many.all(a, plan.many.all(b, a.n == b.n)) | Iteration budget exceeded: 200000"
      })
  void refusesWhatItCannotJudgeEvenWhereItOnlyWarns(String expression, String reason)
      throws Exception {
    List<Problem> problems =
        Rules.compile(List.of(rule(expression, Level.WARN))).judge(PLAN);

    assertEquals(1, problems.size());
    Problem problem = problems.get(0);
    assertTrue(problem.isError());
    assertEquals("rule:r", problem.code().orElseThrow());
    assertTrue(
        problem.message().startsWith("the expression of rule \"r\" cannot judge this plan: "));
    assertTrue(problem.message().contains(reason), problem.message());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "plan.count > | is wrong at 1:13: mismatched input '<EOF>'",
        "pln.count > 1 | is wrong at 1:1: undeclared reference to 'pln'",
        "plan.names.size() | gives int, not true or false, or a list of texts",
        "\"text\" | gives string, not true or false, or a list of texts",
        "frob(plan) | is wrong at 1:5: undeclared reference to 'frob'"
      })
  void saysWhereAnExpressionIsWrong(String expression, String expected) {
    ProblemException refusal =
        assertThrows(ProblemException.class, () -> Rules.compile(List.of(rule(expression))));

    String message = refusal.problems().get(0).toString();
    assertTrue(
        message.startsWith("zpacert.yaml:7:13: the expression of rule \"r\" " + expected), message);
  }

  @Test
  void reportsAllThatIsWrongWithAllRules() {
    ProblemException refusal = assertThrows(
        ProblemException.class,
        () -> Rules.compile(List.of(rule("a && b", Level.OFF), rule("true"), rule("1 +"))));

    assertEquals(3, refusal.problems().size());
  }

  @Test
  void warnsOrKeepsStillAsTheLevelSays() throws Exception {
    assertEquals(
        List.of(Problem.warning(PLACE, "no").withCode("rule:r")),
        Rules.compile(List.of(rule("true", Level.WARN))).judge(PLAN));
    assertEquals(List.of(), Rules.compile(List.of(rule("true", Level.OFF))).judge(PLAN));
  }

  @Test
  void refusesAnExpressionOfImmoderateLength() {
    String expression = "true" + " && true".repeat(3000);

    assertThrows(ProblemException.class, () -> Rules.compile(List.of(rule(expression))));
  }

  private static List<String> judged(Rule rule) throws Exception {
    return Rules.compile(List.of(rule)).judge(PLAN).stream()
        .map(Problem::toString)
        .toList();
  }

  private static Rule rule(String expression) {
    return rule(expression, Level.DENY);
  }

  private static Rule rule(String expression, Level level) {
    return new Rule("r", expression, "no", level, PLACE);
  }
}
