package io.github.zpacert.report;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.github.zpacert.diag.Position;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.diag.Problem.Severity;
import io.github.zpacert.model.TenantPin;
import io.github.zpacert.model.Window;
import io.github.zpacert.plan.Action;
import io.github.zpacert.plan.Estimate;
import io.github.zpacert.plan.Plan;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads the document of a plan, field by field. Whether the fields agree with each other is not asked here. */
final class PlanReader {

  private PlanReader() {}

  static Plan plan(Field root) throws PlanFormatException {
    Field own = root.get(PlanTree.OWN);
    return new Plan(
        mode(own.get("mode")),
        new TenantPin(
            own.get("tenant").get("customer_id").text(),
            own.get("tenant").get("cloud").text()),
        own.get("state").get("lineage").text(),
        own.get("state").get("serial").count(),
        microtenants(own.get("microtenants")),
        actions(root.get("resource_changes")),
        problems(own.get("warnings")),
        problems(own.get("refusals")),
        microtenants(own.get("scanned")),
        new Estimate(
            own.get("estimate").get("reads").smallCount(),
            own.get("estimate").get("writes").smallCount()));
  }

  static Header header(Field root) throws PlanFormatException {
    Field own = root.get(PlanTree.OWN);
    return new Header(
        own.get("version").text(),
        root.get("timestamp").time(),
        window(own.get("window")),
        MadeJson.read(own.get("made")));
  }

  private static Window window(Field json) throws PlanFormatException {
    return new Window(
        json.get("not_before").optionalTime(), json.get("not_after").optionalTime());
  }

  private static Plan.Mode mode(Field json) throws PlanFormatException {
    return json.oneOf(Plan.Mode.values(), PlanTree::word, "a mode that this zpacert knows");
  }

  private static ImmutableSortedMap<String, String> microtenants(Field json)
      throws PlanFormatException {
    Map<String, String> names = new HashMap<>();
    for (Field microtenant : json.items()) {
      names.put(microtenant.get("id").text(), microtenant.get("name").text());
    }
    return ImmutableSortedMap.copyOf(names);
  }

  private static ImmutableList<Action> actions(Field json) throws PlanFormatException {
    ImmutableList.Builder<Action> actions = ImmutableList.builder();
    for (Field entry : json.items()) {
      ChangeReader.read(entry).ifPresent(actions::add);
    }
    return actions.build();
  }

  private static ImmutableList<Problem> problems(Field json) throws PlanFormatException {
    ImmutableList.Builder<Problem> problems = ImmutableList.builder();
    for (Field problem : json.items()) {
      problems.add(problem(problem));
    }
    return problems.build();
  }

  private static Problem problem(Field json) throws PlanFormatException {
    Optional<Field> range = json.find("range");
    Optional<Field> detail = json.find("detail");
    Optional<Field> code = json.find("code");
    return new Problem(
        severity(json.get("severity")),
        code.isPresent() ? Optional.of(code.get().text()) : Optional.empty(),
        range.isPresent() ? Optional.of(position(range.get())) : Optional.empty(),
        json.get("summary").text(),
        detail.isPresent() ? Optional.of(detail.get().text()) : Optional.empty());
  }

  private static Severity severity(Field json) throws PlanFormatException {
    return switch (json.text()) {
      case "error" -> Severity.ERROR;
      case "warning" -> Severity.WARNING;
      default -> throw json.expected("\"error\" or \"warning\"");
    };
  }

  private static Position position(Field range) throws PlanFormatException {
    return new Position(
        range.get("filename").text(),
        range.get("start").get("line").smallCount(),
        range.get("start").get("column").smallCount());
  }
}
