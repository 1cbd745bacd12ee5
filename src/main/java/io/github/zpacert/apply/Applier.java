package io.github.zpacert.apply;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.model.Address;
import io.github.zpacert.model.State;
import io.github.zpacert.plan.Action;
import io.github.zpacert.plan.Counts;
import io.github.zpacert.plan.Plan;
import io.github.zpacert.tenant.Tenant;
import io.github.zpacert.tenant.TenantException;
import io.github.zpacert.tenant.TenantException.Kind;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Does what a plan says: renames first, so that names are free; then uploads; then deletes, and those
 * only if nothing before them failed, so that what goes has its successor in place.
 */
public final class Applier {

  /** How long a thread may take to end after its last action; only a bug makes it longer. */
  private static final Duration PATIENCE = Duration.ofHours(24);

  private final Tenant tenant;
  private final Material material;
  private final Progress progress;
  private final InstantSource clock;
  private final BooleanSupplier interrupted;
  private final String run;
  private final int parallelism;

  /**
   * Prepares an applier.
   *
   * @param interrupted becomes true when no further write may begin; the running ones end
   * @param run who does this, for the state: operation, user and host
   * @param parallelism how many actions may be under way at once
   */
  public Applier(
      Tenant tenant,
      Material material,
      Progress progress,
      InstantSource clock,
      BooleanSupplier interrupted,
      String run,
      int parallelism) {
    this.tenant = tenant;
    this.material = material;
    this.progress = progress;
    this.clock = clock;
    this.interrupted = interrupted;
    this.run = run;
    this.parallelism = parallelism;
  }

  /** Applies the whole plan, or as much of it as is possible, and says how far it came. */
  public ApplyResult apply(Plan plan, State state, StateSink sink) {
    Ledger ledger = new Ledger(state, sink);
    JournalledTenant journalled = new JournalledTenant(tenant, ledger);
    Run applied = new Run(ledger, new Steps(journalled, ledger, material, progress, clock, run));
    for (Phase phase : Phase.values()) {
      applied.phase(phase, phase.of(plan));
    }
    return applied.result(ledger.state(), journalled.hasWritten());
  }

  /** One apply under way. */
  private final class Run {

    private final Ledger ledger;
    private final Steps steps;
    private final List<Action> done = new ArrayList<>();
    private final List<ApplyResult.Failure> failures = new ArrayList<>();
    private final List<Address> skipped = new ArrayList<>();
    private Optional<String> saveFailure = Optional.empty();
    private boolean isOver;

    Run(Ledger ledger, Steps steps) {
      this.ledger = ledger;
      this.steps = steps;
    }

    void phase(Phase phase, ImmutableList<Action> actions) {
      if (phase == Phase.DELETES && !failures.isEmpty()) {
        actions.forEach(this::skip);
      } else if (phase == Phase.RECORDS) {
        recordAll(actions);
      } else if (!actions.isEmpty()) {
        runAll(actions);
      }
    }

    /** To save the state for each of a thousand adoptions would take longer than everything else. */
    private void recordAll(ImmutableList<Action> actions) {
      try {
        ledger.together(() -> actions.forEach(this::run));
      } catch (IOException e) {
        saveFailed(String.valueOf(e.getMessage()));
      }
    }

    private void runAll(ImmutableList<Action> actions) {
      ExecutorService threads = Executors.newFixedThreadPool(Math.min(parallelism, actions.size()));
      actions.forEach(a -> threads.execute(() -> run(a)));
      threads.shutdown();
      awaitEnd(threads);
    }

    private void awaitEnd(ExecutorService threads) {
      boolean wasInterrupted = false;
      while (!threads.isTerminated()) {
        try {
          if (!threads.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("an action did not end in " + PATIENCE);
          }
        } catch (InterruptedException e) {
          // the running writes must end and be recorded before anybody leaves
          wasInterrupted = true;
        }
      }
      if (wasInterrupted) {
        Thread.currentThread().interrupt();
      }
    }

    private void run(Action action) {
      if (mustStop()) {
        skip(action);
        return;
      }
      Instant start = clock.instant();
      progress.started(action);
      try {
        String id = action.accept(steps);
        succeeded(action);
        progress.completed(action, id, Duration.between(start, clock.instant()));
      } catch (TenantException e) {
        failed(action, e);
        progress.failed(action, e.reason());
      } catch (IOException e) {
        skip(action);
        saveFailed(String.valueOf(e.getMessage()));
      } catch (Exception e) {
        // a bug of ours must not end the thread silently: the action is reported, its intent stays
        // journalled
        TenantException bug =
            new TenantException(Kind.PROTOCOL, "unexpected " + e.getClass().getName(), e);
        failed(action, bug);
        progress.failed(action, bug.reason());
      }
    }

    private synchronized boolean mustStop() {
      return isOver || interrupted.getAsBoolean();
    }

    private synchronized void skip(Action action) {
      if (!(action instanceof Action.Keep)) {
        skipped.add(action.address());
      }
    }

    private synchronized void succeeded(Action action) {
      done.add(action);
    }

    private synchronized void failed(Action action, TenantException e) {
      if (e.kind() == Kind.INTERRUPTED) {
        skipped.add(action.address());
        return;
      }
      failures.add(new ApplyResult.Failure(action.address(), e.kind(), e.reason()));
      isOver |= e.kind() == Kind.UNAUTHORIZED || e.kind() == Kind.UNREACHABLE;
    }

    private synchronized void saveFailed(String message) {
      saveFailure = Optional.of(message);
      isOver = true;
    }

    synchronized ApplyResult result(State state, boolean wrote) {
      return new ApplyResult(
          Counts.of(done),
          wrote,
          ImmutableList.copyOf(failures),
          ImmutableList.sortedCopyOf(skipped),
          saveFailure,
          state);
    }
  }
}
