package io.github.zpacert.cli;

import io.github.zpacert.apply.Progress;
import io.github.zpacert.plan.Action;
import io.github.zpacert.plan.Plan;
import io.github.zpacert.report.ApplyText;
import io.github.zpacert.report.JsonLines;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** Tells a person, or a machine, how an apply gets on. */
final class ConsoleProgress implements Progress {

  private final Console console;
  private final int total;
  private final AtomicInteger ended = new AtomicInteger();

  /**
   * Prepares to tell.
   *
   * @param total how many actions there are to be told of
   */
  ConsoleProgress(Console console, int total) {
    this.console = console;
    this.total = total;
  }

  static ConsoleProgress of(Plan plan, Console console) {
    return new ConsoleProgress(console, (int)
        plan.actions().stream().filter(ConsoleProgress::isWorthTelling).count());
  }

  @Override
  public void started(Action action) {
    if (isWorthTelling(action)) {
      console.event(now -> JsonLines.applyStart(now, action));
      console.progress(ApplyText.started(action));
    }
  }

  @Override
  public void step(Action action, String what) {
    console.event(now -> JsonLines.applyStep(now, action, what));
    console.progress(action.address() + ": " + what);
  }

  @Override
  public void completed(Action action, String id, Duration elapsed) {
    if (isWorthTelling(action)) {
      boolean isGone = action instanceof Action.Delete || action instanceof Action.Forget;
      Optional<String> left = isGone ? Optional.empty() : Optional.of(id);
      console.event(now -> JsonLines.applyComplete(now, action, left, elapsed));
      console.progress(ApplyText.completed(action, left, elapsed));
      console.bar("Applying", ended.incrementAndGet(), total);
    }
  }

  @Override
  public void failed(Action action, String reason) {
    console.event(now -> JsonLines.applyErrored(now, action, Duration.ZERO));
    console.progress(action.address() + ": failed");
    console.bar("Applying", ended.incrementAndGet(), total);
  }

  private static boolean isWorthTelling(Action action) {
    boolean isBookkeeping = action instanceof Action.Adopt adopt && !adopt.isNew();
    return !(action instanceof Action.Keep || isBookkeeping);
  }
}
