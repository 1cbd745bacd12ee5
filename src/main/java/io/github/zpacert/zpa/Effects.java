package io.github.zpacert.zpa;

import io.github.zpacert.diag.Log;
import io.github.zpacert.net.Words;
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

  /**
   * Returns the effects of a run: luck is real, and a sleep ends soon after an interruption.
   *
   * @param sleeper sleeps whether interrupted or not
   */
  public static Effects of(
      InstantSource clock, Sleeper sleeper, BooleanSupplier interrupted, Log log) {
    return new Effects(
        clock,
        duration -> nap(duration, sleeper, interrupted),
        () -> ThreadLocalRandom.current().nextDouble(),
        interrupted,
        log);
  }

  /** Tells why nothing seems to happen for a while. */
  void tellOfWait(String what, Failure failure, Duration delay) {
    log.warn(
        what + ": " + failure.reason() + "; going on in " + Words.seconds(delay.plusMillis(999)));
  }

  private static void nap(Duration duration, Sleeper sleeper, BooleanSupplier interrupted)
      throws InterruptedException {
    Duration left = duration;
    while (left.compareTo(Duration.ZERO) > 0 && !interrupted.getAsBoolean()) {
      sleeper.sleep(left.compareTo(NAP) < 0 ? left : NAP);
      left = left.minus(NAP);
    }
  }
}
