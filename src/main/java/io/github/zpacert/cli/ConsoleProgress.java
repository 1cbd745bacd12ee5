package io.github.zpacert.cli;

import io.github.zpacert.apply.Progress;
import io.github.zpacert.plan.Action;
import io.github.zpacert.report.ApplyText;
import io.github.zpacert.report.JsonLines;
import java.time.Duration;
import java.util.Optional;

/** Tells a person, or a machine, how an apply gets on. */
final class ConsoleProgress implements Progress {

  private final Console console;

  ConsoleProgress(Console console) {
    this.console = console;
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
    console.progress(action.address() + ": " + what);
  }

  @Override
  public void completed(Action action, String id, Duration elapsed) {
    if (isWorthTelling(action)) {
      Optional<String> left = action instanceof Action.Delete ? Optional.empty() : Optional.of(id);
      console.event(now -> JsonLines.applyComplete(now, action, left, elapsed));
      console.progress(ApplyText.completed(action, left, elapsed));
    }
  }

  @Override
  public void failed(Action action, String reason) {
    console.event(now -> JsonLines.applyErrored(now, action, Duration.ZERO));
  }

  private static boolean isWorthTelling(Action action) {
    return !(action instanceof Action.Keep);
  }
}
