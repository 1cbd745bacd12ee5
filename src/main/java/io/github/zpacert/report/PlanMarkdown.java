package io.github.zpacert.report;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.plan.Action;
import io.github.zpacert.plan.Plan;
import io.github.zpacert.plan.Use;
import java.util.stream.Collectors;

/**
 * A plan as a comment of a merge request: a heading with the counts, what is refused and warned of, a table, and each
 * change to unfold.
 */
public final class PlanMarkdown {

  /** How many of those who show a certificate stand in the table; all of them stand in what is unfolded. */
  private static final int SHOWN_USES = 3;

  private PlanMarkdown() {}

  public static String render(Plan plan) {
    Comment comment = new Comment("zpacert: " + heading(plan))
        .problems("Refused: this plan cannot be applied", plan.refusals())
        .problems("Warnings", plan.warnings());
    changes(comment, plan);
    return comment.toString();
  }

  static String heading(Plan plan) {
    return plan.changesTenant() ? PlanText.counts(plan.counts()) : "no changes";
  }

  static void changes(Comment comment, Plan plan) {
    ImmutableList<Action> changes = plan.actions().stream()
        .filter(a -> !(a instanceof Action.Keep))
        .collect(ImmutableList.toImmutableList());
    boolean isShown = changes.stream().anyMatch(a -> !uses(a).isEmpty());
    comment.table(
        "",
        " | certificate | change" + (isShown ? " | shown by" : ""),
        changes,
        a -> row(a) + (isShown ? " | " + shownBy(uses(a)) : ""));
    ActionText text = new ActionText(Style.PLAIN);
    comment.details(changes, a -> detail(a, a.accept(text)));
  }

  private static String row(Action action) {
    Kind kind = Kind.of(action);
    return Markdown.code(Kind.mark(action).symbol()) + " | "
        + Markdown.code(action.address().toString()) + " | " + kind.word();
  }

  private static ImmutableList<Use> uses(Action action) {
    return action instanceof Action.Replace replace ? replace.uses() : ImmutableList.of();
  }

  private static String shownBy(ImmutableList<Use> uses) {
    String first = uses.stream()
        .limit(SHOWN_USES)
        .map(u -> Markdown.code(u.address().toString()))
        .collect(Collectors.joining(", "));
    return uses.size() > SHOWN_USES
        ? first + " and " + (uses.size() - SHOWN_USES) + " more"
        : first;
  }

  private static String detail(Action action, String block) {
    return "\n<details><summary>" + Markdown.htmlCode(action.address().toString()) + ": "
        + Kind.of(action).word() + "</summary>\n\n" + Markdown.block(block) + "\n</details>\n";
  }
}
