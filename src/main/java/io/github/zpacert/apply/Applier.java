package io.github.zpacert.apply;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.model.State;
import io.github.zpacert.plan.Action;
import io.github.zpacert.plan.Plan;
import io.github.zpacert.tenant.Consumers;
import io.github.zpacert.tenant.Tenant;
import java.io.IOException;
import java.time.InstantSource;

/**
 * Does what a plan says: renames first, so that names are free; then uploads; then whatever shows a
 * replaced certificate is pointed to the new one; then deletes, and those only if nothing before them
 * failed, so that what goes has its successor in place.
 */
public final class Applier {

  private final Tenant tenant;
  private final Consumers consumers;
  private final Material material;
  private final Progress progress;
  private final InstantSource clock;
  private final Leave leave;
  private final String name;
  private final int parallelism;

  /**
   * Prepares an applier.
   *
   * @param leave to begin actions and to go on with them
   * @param name who does this, for the state: operation, user and host
   * @param parallelism how many actions may be under way at once
   */
  public Applier(
      Tenant tenant,
      Consumers consumers,
      Material material,
      Progress progress,
      InstantSource clock,
      Leave leave,
      String name,
      int parallelism) {
    this.tenant = tenant;
    this.consumers = consumers;
    this.material = material;
    this.progress = progress;
    this.clock = clock;
    this.leave = leave;
    this.name = name;
    this.parallelism = parallelism;
  }

  /** Applies the whole plan, or as much of it as is possible, and says how far it came. */
  public ApplyResult apply(Plan plan, State state, StateSink sink) {
    Ledger ledger = new Ledger(state, sink);
    Journal journal = new Journal(ledger);
    Run run = new Run(progress, clock, leave, parallelism);
    JournalledTenant journalled = new JournalledTenant(tenant, journal, ledger);
    Entries entries = new Entries(ledger, clock, name);
    Uploader uploader = new Uploader(journalled, material, clock);
    Renaming renaming = new Renaming(journalled, entries, clock);
    Rotations rotations = new Rotations(
        run,
        new RotationSteps(journalled, ledger, entries, uploader, renaming, progress, clock),
        new JournalledConsumers(consumers, journal, ledger, clock),
        consumers,
        progress);
    Steps steps = new Steps(journalled, ledger, entries, uploader, renaming, rotations);
    record(Phase.RECORDS.of(plan), run, ledger, steps);
    run.each(Phase.RENAMES.of(plan), a -> a.accept(steps));
    run.each(Phase.UPLOADS.of(plan), a -> a.accept(steps));
    rotations.finish(plan.scanned().keySet());
    delete(Phase.RETIREMENTS.of(plan), run, steps);
    delete(Phase.DELETES.of(plan), run, steps);
    return run.result(ledger.state(), journal.hasWritten());
  }

  /** To save the state for each of a thousand adoptions would take longer than everything else. */
  private static void record(ImmutableList<Action> actions, Run run, Ledger ledger, Steps steps) {
    try {
      ledger.together(() -> actions.forEach(a -> run.perform(a, one -> one.accept(steps))));
    } catch (IOException e) {
      run.saveFailed(String.valueOf(e.getMessage()));
    }
  }

  private static void delete(ImmutableList<Action> actions, Run run, Steps steps) {
    if (run.hasFailures()) {
      actions.forEach(run::skip);
    } else {
      run.each(actions, a -> a.accept(steps));
    }
  }
}
