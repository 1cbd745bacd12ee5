package io.github.zpacert.cli;

import io.github.zpacert.sandbox.Sandbox;
import io.github.zpacert.sandbox.SandboxOptions;
import io.github.zpacert.sandbox.SeenRequest;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;

/** Kills the packaged program, as {@code kill -9} does, at one of its writes to the ZPA. */
final class SuddenEnd {

  /** When, in the life of a write. */
  enum Moment {
    /** It has left the program, and never comes to anything. */
    BEFORE,
    /** It is done, and the program does not hear of it. */
    AFTER
  }

  private final Moment moment;
  private final AtomicInteger left;
  private final CompletableFuture<Running> program = new CompletableFuture<>();

  private SuddenEnd(Moment moment, int write) {
    this.moment = moment;
    this.left = new AtomicInteger(write);
  }

  /**
   * Applies a scene until then. The ZPA is shut with it, so that nothing is carried out any more.
   *
   * @param write its number, from 1
   */
  static Outcome at(Moment moment, int write, Scene scene) throws Exception {
    return new SuddenEnd(moment, write).apply(scene);
  }

  private Outcome apply(Scene scene) throws Exception {
    try (Sandbox zpa = scene.open(this::afterWrite)) {
      if (moment == Moment.BEFORE) {
        zpa.failNext("reset", request -> Scene.isWrite(request) && strikes());
      }
      try (Running running = scene.launcher(zpa).start("apply", "--auto-approve")) {
        program.complete(running);
        Outcome end = running.end();
        Evidence.of(scene.project()).requireAll(Scene.writes(zpa));
        return end;
      }
    }
  }

  private SandboxOptions.Builder afterWrite(SandboxOptions.Builder options) {
    return moment == Moment.AFTER ? options.afterWrite(this::strike) : options;
  }

  private void strike(SeenRequest write) {
    strikes();
  }

  private boolean strikes() {
    boolean isTime = left.decrementAndGet() == 0;
    if (isTime) {
      try {
        program.join().kill();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt(); // the ZPA is being closed, since the program has ended
      }
    }
    return isTime;
  }
}
