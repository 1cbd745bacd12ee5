package io.github.zpacert.cli;

import io.github.zpacert.model.State;
import io.github.zpacert.plan.Plan;
import io.github.zpacert.report.HeaderText;
import io.github.zpacert.report.PlanJson;
import io.github.zpacert.report.PlanText;
import io.github.zpacert.report.SavedPlan;
import io.github.zpacert.report.StateText;
import io.github.zpacert.state.StateJson;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(name = "show", description = "Show a saved plan, or the state. Needs no network.")
final class ShowCommand implements Callable<Integer> {

  private final Context context;

  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "A saved plan; without it, the state.")
  private @Nullable Path planFile;

  ShowCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws Exception {
    if (planFile == null) {
      try (Session session = context.session()) {
        showState(session.state());
      }
    } else {
      showPlan(SavedPlanFile.read(
          context.options().directory(context.io().directory()).resolve(planFile)));
    }
    return ExitCode.SUCCESS.number;
  }

  private void showState(State state) {
    Console console = context.console();
    console.document(console.isJson() ? StateJson.write(state) : StateText.show(state));
  }

  private void showPlan(SavedPlan saved) {
    Console console = context.console();
    Plan plan = saved.plan();
    if (console.isJson()) {
      console.document(PlanJson.write(plan, saved.header()));
    } else {
      console.text(PlanText.render(plan, console.style()));
      console.text("\n" + HeaderText.render(saved));
      PlanView.showProblems(plan, console);
    }
  }
}
