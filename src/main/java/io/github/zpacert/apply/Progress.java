package io.github.zpacert.apply;

import io.github.zpacert.plan.Action;
import java.time.Duration;

/** Is told how an apply gets on. Called from several threads at once. */
public interface Progress {

  /** One that listens to nothing. */
  Progress SILENT = new Progress() {
    @Override
    public void started(Action action) {}

    @Override
    public void step(Action action, String what) {}

    @Override
    public void completed(Action action, String id, Duration elapsed) {}

    @Override
    public void failed(Action action, String reason) {}
  };

  void started(Action action);

  /** A step within an action: {@code uploaded as "portal.zpacert-1a2b3c4d" (id 42)}. */
  void step(Action action, String what);

  /**
   * The action is done.
   *
   * @param id of the live object, or of the one that was deleted
   */
  void completed(Action action, String id, Duration elapsed);

  void failed(Action action, String reason);
}
