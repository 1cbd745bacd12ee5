package io.github.zpacert.report;

import io.github.zpacert.plan.Counts;

/** What a person reads at the end of an apply. */
public final class ApplyText {

  private ApplyText() {}

  /** Returns {@code Apply complete! Resources: 1 added, 1 changed, 1 destroyed.} */
  public static String summary(Counts counts) {
    return "Apply complete! Resources: " + counts.added() + " added, " + counts.changed()
        + " changed, " + counts.destroyed() + " destroyed.";
  }
}
