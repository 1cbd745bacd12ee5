package io.github.zpacert.state;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.model.State;
import java.util.Optional;

/** Which state may take the place of which. Pure, and the same for every store. */
public final class Succession {

  private Succession() {}

  /**
   * Returns why a run's own write must not happen: the stored state is not the one that the run began with.
   *
   * @param where names the stored state in the message
   */
  static Optional<String> conflict(State stored, State next, String where) {
    if (!stored.lineage().equals(next.lineage())) {
      return Optional.of(
          "%s is another state: its lineage is \"%s\", this run's is \"%s\"; plan again"
              .formatted(where, stored.lineage(), next.lineage()));
    }
    return stored.serial() > next.serial()
        ? Optional.of(
            "%s was written by somebody else: its serial is %d, this run's is %d; plan again"
                .formatted(where, stored.serial(), next.serial()))
        : Optional.empty();
  }

  /** Returns why a person's {@code state push} needs to be forced; empty when it does not. */
  public static ImmutableList<Problem> refusals(State stored, State pushed) {
    var problems = ImmutableList.<Problem>builder();
    if (!stored.pin().equals(pushed.pin())) {
      problems.add(Problem.error("the stored state belongs to tenant %s, the pushed one to %s"
          .formatted(stored.pin(), pushed.pin())));
    }
    if (!stored.lineage().equals(pushed.lineage())) {
      problems.add(Problem.error("the stored state has lineage \"%s\", the pushed one \"%s\""
          .formatted(stored.lineage(), pushed.lineage())));
    } else if (stored.serial() > pushed.serial()) {
      problems.add(Problem.error("the stored state has serial %d, the pushed one only %d"
          .formatted(stored.serial(), pushed.serial())));
    } else if (stored.serial() == pushed.serial() && !stored.equals(pushed)) {
      problems.add(Problem.error(
          "the stored state also has serial %d, but other content".formatted(stored.serial())));
    }
    return problems.build();
  }
}
