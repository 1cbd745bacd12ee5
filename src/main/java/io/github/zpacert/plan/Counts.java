package io.github.zpacert.plan;

import java.util.Collection;

/**
 * How many live objects are added, changed and destroyed. As in Terraform, a replace is one added and one destroyed.
 */
public record Counts(int added, int changed, int destroyed) {

  public static Counts of(Collection<Action> actions) {
    int replaced = count(actions, Action.Replace.class);
    return new Counts(
        count(actions, Action.Create.class) + replaced,
        count(actions, Action.Update.class),
        count(actions, Action.Delete.class) + replaced);
  }

  private static int count(Collection<Action> actions, Class<? extends Action> kind) {
    return (int) actions.stream().filter(kind::isInstance).count();
  }
}
