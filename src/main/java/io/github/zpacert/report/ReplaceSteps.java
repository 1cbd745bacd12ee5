package io.github.zpacert.report;

import io.github.zpacert.plan.Action.Replace;
import io.github.zpacert.plan.StagedName;
import java.util.ArrayList;
import java.util.List;

/** Words the way of a replace in one sentence, in the order in which it is gone. */
final class ReplaceSteps {

  private ReplaceSteps() {}

  static String of(Replace action) {
    List<String> steps = new ArrayList<>();
    steps.add(begin(action));
    if (!action.repoints().isEmpty()) {
      steps.add("points " + Wording.count(action.repoints().size(), "consumer") + " to it");
    } else if (!action.uses().isEmpty()) {
      steps.add("leaves " + Wording.count(action.uses().size(), "consumer") + " with the old one");
    }
    steps.add(end(action));
    steps.add("renames to " + Printable.quoted(action.after().name()));
    return String.join(", ", steps);
  }

  private static String begin(Replace action) {
    return action
        .staged()
        .map(s -> "takes what is there as " + Printable.quoted(s.name()) + " (id "
            + Printable.of(s.id()) + ")")
        .orElseGet(() -> "uploads as "
            + Printable.quoted(
                StagedName.of(action.after().name(), action.after().facts().fingerprint())));
  }

  private static String end(Replace action) {
    String old = "the old one (id " + Printable.of(action.before().id()) + ")";
    return action
        .retiredName()
        .map(name -> "keeps " + old + " as " + Printable.quoted(name) + time(action))
        .orElse("deletes " + old);
  }

  private static String time(Replace action) {
    boolean untilUnused = action.rotation().retain().filter(t -> !t.isZero()).isEmpty();
    return untilUnused
        ? " until nobody shows it"
        : " for " + Wording.time(action.rotation().retain().orElseThrow());
  }
}
