package io.github.zpacert.zpa;

import io.github.zpacert.diag.Log;
import io.github.zpacert.net.Words;
import io.github.zpacert.tenant.Witness;
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
 * @param witness is told of every write
 */
public record Effects(
    InstantSource clock,
    Sleeper sleeper,
    DoubleSupplier random,
    BooleanSupplier interrupted,
    Log log,
    Witness witness) {

  private static final Duration NAP = Duration.ofMillis(200);

  /** Makes effects that nobody witnesses. */
  public Effects(
      InstantSource clock,
      Sleeper sleeper,
      DoubleSupplier random,
      BooleanSupplier interrupted,
      Log log) {
    this(clock, sleeper, random, interrupted, log, Witness.NOBODY);
  }

  /** Returns the same, with all writes told to the given witness. */
  public Effects witnessedBy(Witness other) {
    return new Effects(clock, sleeper, random, interrupted, log, other);
  }

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
