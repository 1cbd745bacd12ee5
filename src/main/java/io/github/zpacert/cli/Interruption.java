package io.github.zpacert.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * Ctrl-C and SIGTERM. While the state's lock is held, the run is allowed to end its writes in hand, save
 * and unlock; while it only waits for a person, or holds nothing, the process ends at once.
 */
final class Interruption {

  private enum Mode {
    /** Nothing to lose: end at once. */
    FREE,
    /** Under the lock: the run watches {@link #isRequested} and ends by itself. */
    BUSY,
    /** Under the lock, blocked on a prompt: nobody watches, clean up and end. */
    BLOCKED
  }

  private final List<Runnable> cleanups = new ArrayList<>();
  private Runnable notice = () -> {};
  private Mode mode = Mode.FREE;
  private boolean requested;
  private boolean finished;

  /** Starts to listen for the end of the process. */
  void install() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::onShutdown, "interruption"));
  }

  synchronized boolean isRequested() {
    return requested;
  }

  /** Something that must happen even if the process ends at once; the latest is done first. */
  synchronized void onAbort(Runnable cleanup) {
    cleanups.add(0, cleanup);
  }

  synchronized void busy() {
    mode = Mode.BUSY;
  }

  /** Tells a person, who would press Ctrl-C again, that an interruption is heeded though nothing ends yet. */
  synchronized void onWait(Runnable telling) {
    notice = telling;
  }

  synchronized void blocked() {
    mode = Mode.BLOCKED;
  }

  synchronized void free() {
    mode = Mode.FREE;
    notifyAll();
  }

  /** The command has ended by itself: nothing is left to wait for. */
  synchronized void finish() {
    finished = true;
    notifyAll();
  }

  private void onShutdown() {
    if (awaitEnd()) {
      Runtime.getRuntime().halt(ExitCode.INTERRUPTED.number);
    }
  }

  /** Returns whether the process was interrupted, after the run is out of danger. */
  private synchronized boolean awaitEnd() {
    if (finished) {
      return false;
    }
    requested = true;
    boolean wasBusy = mode == Mode.BUSY;
    if (wasBusy) {
      notice.run();
    }
    try {
      while (wasBusy && !finished) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!finished) {
      cleanups.forEach(Runnable::run);
    }
    return true;
  }
}
