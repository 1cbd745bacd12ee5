package io.github.zpacert.report;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.plan.Action;
import io.github.zpacert.plan.Action.Replace;
import io.github.zpacert.plan.Plan;
import io.github.zpacert.plan.Use;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A plan's changes, each to unfold, and who is concerned. */
final class ChangesHtml {

  /** More changes than this come folded, so that a page stays a page. */
  private static final int UNFOLDED = 20;

  private ChangesHtml() {}

  /** Returns what is to be done, or nothing. */
  static String of(Plan plan) {
    if (!plan.changesAnything()) {
      return "";
    }
    ImmutableList<Action> changes = plan.actions().stream()
        .filter(a -> !(a instanceof Action.Keep))
        .collect(ImmutableList.toImmutableList());
    int kept = plan.actions().size() - changes.size();
    String effort =
        plan.changesTenant() ? "<p>" + Html.text(PlanText.effort(plan.estimate())) + "</p>\n" : "";
    String others =
        kept == 0 ? "" : "<p>" + Wording.count(kept, "certificate") + " more: nothing to do.</p>\n";
    return effort
        + changes.stream()
            .map(a -> change(a, changes.size() <= UNFOLDED))
            .collect(Collectors.joining())
        + others;
  }

  private static String change(Action action, boolean isOpen) {
    Kind kind = Kind.of(action);
    return "<details class=\"change " + kind.word() + "\"" + (isOpen ? " open" : "")
        + ">\n<summary><h3><span class=\"mark\" aria-hidden=\"true\">"
        + Html.text(Kind.mark(action).symbol()) + "</span> <span class=\"verb\">" + kind.word()
        + "</span> " + Html.code(action.address().toString()) + "</h3></summary>\n<p>"
        + Html.text(action.reason()) + "</p>\n" + fields(action) + steps(action) + "</details>\n";
  }

  private static String fields(Action action) {
    ImmutableList<FieldChange> fields = FieldChange.of(action);
    if (fields.isEmpty()) {
      return "<p>The tenant stays as it is; only the state is written.</p>\n";
    }
    String caption = "Fields of " + action.address();
    if (action instanceof Action.Create) {
      return oneSided(caption, "After", fields, f -> values(f.after(), f.before(), "ins"));
    }
    if (action instanceof Action.Delete) {
      return oneSided(caption, "Before", fields, f -> values(f.before(), f.after(), "del"));
    }
    return Html.table(
            caption,
            ImmutableList.of("Field", "Before", "After"),
            fields.stream().filter(f -> !f.isSame()).map(ChangesHtml::row).toList())
        + unchanged(fields);
  }

  private static String oneSided(
      String caption,
      String side,
      ImmutableList<FieldChange> fields,
      Function<FieldChange, String> cell) {
    return Html.table(
        caption,
        ImmutableList.of("Field", side),
        fields.stream()
            .map(f -> ImmutableList.of(Html.text(f.label()), cell.apply(f)))
            .toList());
  }

  private static ImmutableList<String> row(FieldChange field) {
    return ImmutableList.of(
        Html.text(field.label()),
        values(field.before(), field.after(), "del"),
        values(field.after(), field.before(), "ins"));
  }

  private static String unchanged(ImmutableList<FieldChange> fields) {
    String same = fields.stream()
        .filter(FieldChange::isSame)
        .map(FieldChange::label)
        .collect(Collectors.joining(", "));
    return same.isEmpty() ? "" : "<p class=\"same\">Unchanged: " + Html.text(same) + ".</p>\n";
  }

  /** Marks what the other side does not have: by an element, a sign and a colour. */
  private static String values(
      ImmutableList<String> values, ImmutableList<String> others, String element) {
    if (values.isEmpty()) {
      return "<span class=\"same\">none</span>";
    }
    return values.stream()
        .map(v -> others.contains(v)
            ? "<div>" + Html.text(v) + "</div>"
            : "<div><" + element + ">" + sign(element) + Html.text(v) + "</" + element + "></div>")
        .collect(Collectors.joining());
  }

  private static String sign(String element) {
    return element.equals("ins") ? "+\u00a0" : "\u2212\u00a0";
  }

  private static String steps(Action action) {
    return action instanceof Replace replace
        ? "<p class=\"steps\">How: " + Html.text(ReplaceSteps.of(replace)) + ".</p>\n"
        : "";
  }

  /** Returns who shows a certificate that goes, or nothing. */
  static String consumers(Plan plan) {
    return Html.table(
        "Applications and portals that show a replaced certificate",
        ImmutableList.of("Consumer", "Kind", "Under the name", "Certificate", "Then"),
        ChangeRequest.replaces(plan)
            .flatMap(r -> r.uses().stream().map(u -> consumer(u, r)))
            .toList());
  }

  private static ImmutableList<String> consumer(Use use, Replace replace) {
    return ImmutableList.of(
        Html.code(use.address().toString()),
        use.consumer().kind().toString(),
        use.consumer().domain().isEmpty() ? "" : Html.code(use.consumer().domain()),
        Html.code(replace.address().toString()),
        replace.rotation().repoints() ? "shows the new one" : "keeps the old one");
  }
}
