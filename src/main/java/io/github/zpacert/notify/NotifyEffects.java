package io.github.zpacert.notify;

import io.github.zpacert.diag.Log;
import java.time.Duration;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;

/**
 * What posting needs of the world beside the network, so that tests can be the world.
 *
 * @param sleeper may return early once the run is interrupted
 * @param random numbers from 0 to 1
 * @param interrupted true once the run is to end: nothing is sent again
 */
public record NotifyEffects(
    InstantSource clock,
    Sleeper sleeper,
    DoubleSupplier random,
    BooleanSupplier interrupted,
    Log log) {

  /** Lets time pass. */
  @FunctionalInterface
  public interface Sleeper {
    void sleep(Duration duration) throws InterruptedException;
  }
}
