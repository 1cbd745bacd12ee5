package io.github.zpacert.report;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.plan.Action;
import io.github.zpacert.plan.Plan;

/**
 * A plan as a comment of a merge request: a heading with the counts, what is refused and warned of, a table, and each
 * change to unfold. Stops in time for the length that forges allow.
 */
public final class PlanMarkdown {

  /** GitHub takes 65,536 characters. */
  private static final int ROOM = 60_000;

  /** The share of each list, so that there is always something to unfold. */
  private static final int ROOM_OF_A_LIST = ROOM / 4;

  private PlanMarkdown() {}

  public static String render(Plan plan) {
    StringBuilder out = new StringBuilder("### zpacert: ").append(heading(plan)).append('\n');
    problems(out, "Refused: this plan cannot be applied", plan.refusals());
    problems(out, "Warnings", plan.warnings());
    ImmutableList<Action> changes = plan.actions().stream()
        .filter(a -> !(a instanceof Action.Keep))
        .collect(ImmutableList.toImmutableList());
    if (!changes.isEmpty()) {
      table(out, changes);
      details(out, changes);
    }
    return out.toString();
  }

  private static String heading(Plan plan) {
    return plan.changesTenant() ? PlanText.counts(plan.counts()) : "no changes";
  }

  private static void problems(StringBuilder out, String heading, ImmutableList<Problem> problems) {
    if (problems.isEmpty()) {
      return;
    }
    int limit = out.length() + ROOM_OF_A_LIST;
    StringBuilder lines = new StringBuilder();
    int shown = 0;
    while (shown < problems.size() && out.length() + lines.length() < limit) {
      lines.append(ProblemText.render(problems.get(shown++), Style.PLAIN));
    }
    out.append("\n**").append(heading).append("**\n\n").append(Markdown.block(lines.toString()));
    rest(out, problems.size() - shown, "problem");
  }

  private static void table(StringBuilder out, ImmutableList<Action> changes) {
    out.append("\n|  | certificate | change |\n|---|---|---|\n");
    int limit = out.length() + ROOM_OF_A_LIST;
    int shown = 0;
    while (shown < changes.size() && out.length() < limit) {
      row(out, changes.get(shown++));
    }
    rest(out, changes.size() - shown, "row");
  }

  private static void row(StringBuilder out, Action action) {
    Kind kind = Kind.of(action);
    out.append("| ").append(Markdown.code(Kind.mark(action).symbol()));
    out.append(" | ").append(Markdown.code(action.address().toString()));
    out.append(" | ").append(kind.word()).append(" |\n");
  }

  private static void details(StringBuilder out, ImmutableList<Action> changes) {
    ActionText text = new ActionText(Style.PLAIN);
    int shown = 0;
    while (shown < changes.size()) {
      Action action = changes.get(shown);
      String block = detail(action, action.accept(text));
      if (out.length() + block.length() > ROOM) {
        break;
      }
      out.append(block);
      shown++;
    }
    rest(out, changes.size() - shown, "detail");
  }

  private static String detail(Action action, String block) {
    return "\n<details><summary>" + Markdown.htmlCode(action.address().toString()) + ": "
        + Kind.of(action).word() + "</summary>\n\n" + Markdown.block(block) + "\n</details>\n";
  }

  private static void rest(StringBuilder out, int number, String what) {
    if (number > 0) {
      out.append("\n… and ")
          .append(Wording.count(number, "more " + what))
          .append(", left out for the length of this comment.\n");
    }
  }
}
