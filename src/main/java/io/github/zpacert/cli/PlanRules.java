package io.github.zpacert.cli;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.diag.ProblemException;
import io.github.zpacert.model.Rule;
import io.github.zpacert.plan.Plan;
import io.github.zpacert.report.Header;
import io.github.zpacert.report.PlanJson;
import io.github.zpacert.rules.Absent;
import io.github.zpacert.rules.Rules;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The files' own rules, put to a plan as it would be saved. */
interface PlanRules {

  /** No rules: the language is not even loaded. */
  PlanRules NONE = (plan, header) -> plan;

  /**
   * Returns rules that are ready.
   *
   * @throws ProblemException if an expression is none
   */
  static PlanRules of(List<Rule> rules) throws ProblemException {
    return rules.isEmpty() ? NONE : judging(Rules.compile(rules));
  }

  /** Returns the plan with what the rules say of it. */
  Plan judged(Plan plan, Header header);

  private static PlanRules judging(Rules rules) {
    return (plan, header) -> {
      ImmutableList<Problem> problems = rules.judge(map(PlanJson.tree(plan, header)));
      return plan.with(problems);
    };
  }

  private static Map<String, Object> map(JsonNode object) {
    Map<String, Object> map = new LinkedHashMap<>();
    object.propertyStream().forEach(p -> map.put(p.getKey(), value(p.getValue())));
    return map;
  }

  private static Object value(JsonNode node) {
    if (node.isObject()) {
      return map(node);
    }
    if (node.isArray()) {
      return node.valueStream().map(PlanRules::value).toList();
    }
    if (node.isBoolean()) {
      return node.booleanValue();
    }
    if (node.isNumber()) {
      return node.longValue();
    }
    return node.isNull() ? Absent.VALUE : node.stringValue();
  }
}
