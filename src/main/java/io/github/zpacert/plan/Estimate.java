package io.github.zpacert.plan;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.model.Consumer;
import io.github.zpacert.plan.Action.Replace;
import java.time.Duration;
import java.util.Collection;

/** How many requests it takes to apply a plan if nothing goes wrong. Pure arithmetic over its actions. */
public record Estimate(int reads, int writes) {

  private static final int READS_IN_WINDOW = 20;
  private static final Duration WINDOW = Duration.ofSeconds(10);
  private static final Duration BETWEEN_WRITES = Duration.ofSeconds(1);

  /**
   * Returns the requests of the given actions: every write is read back, an object that shows
   * certificates is read before as well, and before anything is taken away all are scanned once more.
   *
   * @param scanReads how many requests a scan takes
   */
  public static Estimate of(Collection<Action> actions, int scanReads) {
    int objects = objects(actions);
    int writes = actions.stream().mapToInt(Estimate::writes).sum();
    boolean scansAgain = actions.stream().anyMatch(Estimate::deletesWhatWasShown);
    return new Estimate(writes + 2 * objects + (scansAgain ? scanReads : 0), writes + objects);
  }

  /** Returns how long that takes at ZPA's limits: 20 reads and 10 writes in 10 seconds. */
  public Duration atLimits() {
    Duration read = WINDOW.multipliedBy(Math.max(0, reads - 1) / READS_IN_WINDOW);
    Duration written = BETWEEN_WRITES.multipliedBy(Math.max(0, writes - 1));
    return read.compareTo(written) > 0 ? read : written;
  }

  private static int objects(Collection<Action> actions) {
    return (int) repointed(actions).stream().map(c -> c.object()).distinct().count();
  }

  private static ImmutableList<Consumer> repointed(Collection<Action> actions) {
    return actions.stream()
        .filter(Replace.class::isInstance)
        .flatMap(a -> ((Replace) a).repoints().stream())
        .map(Use::consumer)
        .collect(ImmutableList.toImmutableList());
  }

  private static int writes(Action action) {
    if (action instanceof Replace replace) {
      return (replace.staged().isEmpty() ? 1 : 0) + (replace.isRetiredAlready() ? 1 : 2);
    }
    return action.changesTenant() ? 1 : 0;
  }

  /** Whether the applier looks once more for whoever shows the old certificate. */
  private static boolean deletesWhatWasShown(Action action) {
    return action instanceof Replace replace && replace.rotation().retain().isEmpty();
  }
}
