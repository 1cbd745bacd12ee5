package io.github.zpacert.plan;

import java.util.Collection;

/**
 * How many live objects are added, changed and destroyed. As in Terraform, a replace is one added and
 * one destroyed; each that is pointed to the new one is one changed, and so is an old one that is kept.
 */
public record Counts(int added, int changed, int destroyed) {

  private static final Counts NONE = new Counts(0, 0, 0);

  public static Counts of(Collection<Action> actions) {
    return actions.stream().map(Counts::of).reduce(NONE, Counts::plus);
  }

  private static Counts of(Action action) {
    if (action instanceof Action.Replace replace) {
      return of(replace);
    }
    return new Counts(
        action instanceof Action.Create ? 1 : 0,
        action instanceof Action.Update ? 1 : 0,
        action instanceof Action.Delete ? 1 : 0);
  }

  private static Counts of(Action.Replace replace) {
    int repointed = replace.repoints().size();
    if (replace.rotation().retain().isEmpty()) {
      return new Counts(1, repointed, 1);
    }
    return replace.staged().isEmpty()
        ? new Counts(1, repointed + 1, 0)
        : new Counts(0, repointed + 2, 0); // two objects swap names
  }

  private Counts plus(Counts other) {
    return new Counts(added + other.added, changed + other.changed, destroyed + other.destroyed);
  }
}
