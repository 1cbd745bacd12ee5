package io.github.zpacert.state;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Makes something happen again and again, until it is stopped. */
@FunctionalInterface
public interface Pulse {

  /** Stops it; what is under way may end later. */
  @FunctionalInterface
  interface Stop {
    void stop();
  }

  Stop every(Duration interval, Runnable beat);

  /** Returns a pulse with a thread of its own, which keeps no process alive. */
  static Pulse ofThread() {
    return (interval, beat) -> {
      ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(task -> {
        var daemon = new Thread(task, "state-lock-heartbeat");
        daemon.setDaemon(true);
        return daemon;
      });
      long millis = interval.toMillis();
      ScheduledFuture<?> beats =
          thread.scheduleWithFixedDelay(beat, millis, millis, TimeUnit.MILLISECONDS);
      return () -> {
        // an interruption would break the connection that a beat is using
        beats.cancel(false);
        thread.shutdown();
      };
    };
  }
}
