package io.github.zpacert.zpa;

import io.github.zpacert.diag.Log;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;

/**
 * What a connection needs of the world beside the network, so that tests can be the world.
 *
 * @param random numbers from 0 to 1
 * @param interrupted true once the run is to end: what is under way ends, nothing new is sent
 */
public record Effects(
    InstantSource clock,
    Sleeper sleeper,
    DoubleSupplier random,
    BooleanSupplier interrupted,
    Log log) {

  private static final Duration NAP = Duration.ofMillis(200);

  /** Returns the real world: the system's clock, and sleep that ends soon after an interruption. */
  public static Effects ofSystem(BooleanSupplier interrupted, Log log) {
    return new Effects(
        InstantSource.system(),
        duration -> nap(duration, interrupted),
        () -> ThreadLocalRandom.current().nextDouble(),
        interrupted,
        log);
  }

  /** Tells why nothing seems to happen for a while. */
  void tellOfWait(String what, Failure failure, Duration delay) {
    log.warn(
        what + ": " + failure.reason() + "; going on in " + Words.seconds(delay.plusMillis(999)));
  }

  private static void nap(Duration duration, BooleanSupplier interrupted)
      throws InterruptedException {
    long end = System.nanoTime() + duration.toNanos();
    for (long left = duration.toNanos();
        left > 0 && !interrupted.getAsBoolean();
        left = end - System.nanoTime()) {
      Thread.sleep(Math.max(1, Math.min(left, NAP.toNanos()) / 1_000_000));
    }
  }
}
