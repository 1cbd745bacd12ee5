package io.github.zpacert.cli;

import io.github.zpacert.plan.Action;
import io.github.zpacert.plan.Plan;
import io.github.zpacert.report.JsonLines;
import io.github.zpacert.report.PlanText;

/** Shows a plan: to a person as text, to a machine as events; warnings and refusals after it. */
final class PlanView {

  private PlanView() {}

  static void show(Plan plan, Console console) {
    console.event(now -> JsonLines.version(now, Version.current()));
    plan.actions().stream()
        .filter(a -> !(a instanceof Action.Keep))
        .forEach(a -> event(a, console));
    console.event(now -> JsonLines.changeSummary(now, plan));
    console.text(PlanText.render(plan, console.style()));
    showProblems(plan, console);
  }

  private static void event(Action action, Console console) {
    console.event(now -> JsonLines.plannedChange(now, action));
    if (action instanceof Action.Replace replace) {
      replace.repoints().forEach(u -> console.event(now -> JsonLines.plannedRepoint(now, u)));
    }
  }

  static void showProblems(Plan plan, Console console) {
    console.problems(plan.warnings());
    console.problems(plan.refusals());
  }
}
