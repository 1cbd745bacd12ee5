package io.github.zpacert.apply;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.github.zpacert.model.Address;
import io.github.zpacert.model.State;
import io.github.zpacert.plan.Action;
import io.github.zpacert.plan.Counts;
import io.github.zpacert.tenant.TenantException;
import io.github.zpacert.tenant.TenantException.Kind;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * One apply under way: which actions have begun, ended, failed, or must not begin any more. Safe for
 * use by several threads.
 */
final class Run {

  /** What every other write would meet too. */
  private static final ImmutableSet<Kind> ENDINGS =
      Sets.immutableEnumSet(Kind.UNAUTHORIZED, Kind.UNREACHABLE, Kind.UNRECORDED);

  /** How long a thread may take to end after its last action; only a bug makes it longer. */
  private static final Duration PATIENCE = Duration.ofHours(24);

  /** A part of an action, or all of it. */
  interface Step<A extends Action> {

    /** Returns the id of the live object that the action was about; nothing if a later step ends the action. */
    Optional<String> of(A action) throws Exception;
  }

  /** Work for several actions. */
  interface Work {
    void run() throws Exception;
  }

  private final Progress progress;
  private final InstantSource clock;
  private final Leave leave;
  private final int parallelism;
  private final Map<Action, Instant> starts = new HashMap<>();
  private final Set<Action> ended = new HashSet<>();
  private final List<Action> done = new ArrayList<>();
  private final List<ApplyResult.Failure> failures = new ArrayList<>();
  private final List<Address> skipped = new ArrayList<>();
  private Optional<String> saveFailure = Optional.empty();
  private boolean isOver;

  Run(Progress progress, InstantSource clock, Leave leave, int parallelism) {
    this.progress = progress;
    this.clock = clock;
    this.leave = leave;
    this.parallelism = parallelism;
  }

  /** Takes each action that has not ended a step further, several at a time. */
  <A extends Action> void each(Collection<A> actions, Step<A> step) {
    inParallel(actions.stream().<Runnable>map(a -> () -> perform(a, step)).toList());
  }

  /** Takes an action a step further, if it may go on at all. */
  <A extends Action> void perform(A action, Step<A> step) {
    attempt(ImmutableList.of(action), () -> {
      begin(action);
      step.of(action).ifPresent(id -> succeeded(action, id));
    });
  }

  /** Does what all the given actions need; what goes wrong with it has gone wrong with each. */
  void attempt(Collection<? extends Action> actions, Work work) {
    if (mustStop(actions)) {
      actions.forEach(this::skip);
      return;
    }
    try {
      work.run();
    } catch (TenantException e) {
      actions.forEach(a -> failed(a, e));
    } catch (IOException e) {
      actions.forEach(this::skip);
      saveFailed(String.valueOf(e.getMessage()));
    } catch (Exception e) {
      // a bug of ours must not end the thread silently: the action is reported, its intent stays
      // journalled
      var bug = new TenantException(Kind.PROTOCOL, "unexpected " + e.getClass().getName(), e);
      actions.forEach(a -> failed(a, bug));
    }
  }

  /** Does all the given work, as much of it at a time as is allowed, and returns when all of it has ended. */
  void inParallel(Collection<Runnable> work) {
    if (work.isEmpty()) {
      return;
    }
    ExecutorService threads = Executors.newFixedThreadPool(Math.min(parallelism, work.size()));
    work.forEach(threads::execute);
    threads.shutdown();
    awaitEnd(threads);
  }

  private static void awaitEnd(ExecutorService threads) {
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

  /** Whether an action has neither failed, nor ended, nor been left out. */
  synchronized boolean isOpen(Action action) {
    return !ended.contains(action);
  }

  synchronized boolean hasFailures() {
    return !failures.isEmpty();
  }

  private synchronized boolean mustStop(Collection<? extends Action> actions) {
    boolean isUnderWay = actions.stream().anyMatch(starts::containsKey);
    return isOver || !(isUnderWay ? leave.toGoOn() : leave.toBegin());
  }

  private void begin(Action action) {
    if (isFirst(action)) {
      progress.started(action);
    }
  }

  private synchronized boolean isFirst(Action action) {
    return starts.putIfAbsent(action, clock.instant()) == null;
  }

  private void succeeded(Action action, String id) {
    progress.completed(action, id, ended(action));
    synchronized (this) {
      done.add(action);
    }
  }

  private synchronized Duration ended(Action action) {
    ended.add(action);
    return Duration.between(starts.get(action), clock.instant());
  }

  synchronized void skip(Action action) {
    if (ended.add(action) && !(action instanceof Action.Keep)) {
      skipped.add(action.address());
    }
  }

  /** Ends an action that can go no further. */
  void failed(Action action, TenantException e) {
    if (e.kind() == Kind.INTERRUPTED) {
      skip(action);
    } else if (isNews(action, e)) {
      progress.failed(action, e.reason());
    }
  }

  private synchronized boolean isNews(Action action, TenantException e) {
    isOver |= ENDINGS.contains(e.kind());
    return ended.add(action)
        && failures.add(new ApplyResult.Failure(action.address(), e.kind(), e.reason()));
  }

  synchronized void saveFailed(String message) {
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
