package io.github.zpacert.report;

import io.github.zpacert.plan.Action;
import io.github.zpacert.plan.Counts;
import java.time.Duration;
import java.util.Optional;

/** What a person reads while and after a plan is applied. None ends with a line feed. */
public final class ApplyText {

  private ApplyText() {}

  /** Returns {@code Apply complete! Resources: 1 added, 1 changed, 1 destroyed.} */
  public static String summary(Counts counts) {
    return "Apply complete! " + resources(counts);
  }

  /** Returns the same of an apply that did not come to its end. */
  public static String incomplete(Counts counts) {
    return "Apply incomplete. " + resources(counts);
  }

  /** Returns {@code Default/portal.example.com: Creating...} */
  public static String started(Action action) {
    return action.address() + ": " + Kind.doing(action) + "...";
  }

  /**
   * Returns {@code Default/portal.example.com: Creation complete after 1s [id=216196257331404643]}.
   *
   * @param id of the object that is now at the address, if there is one
   */
  public static String completed(Action action, Optional<String> id, Duration elapsed) {
    return action.address() + ": " + Kind.deed(action) + " complete after "
        + Wording.elapsed(elapsed) + id.map(i -> " [id=" + i + "]").orElse("");
  }

  private static String resources(Counts counts) {
    return "Resources: " + counts.added() + " added, " + counts.changed() + " changed, "
        + counts.destroyed() + " destroyed.";
  }
}
