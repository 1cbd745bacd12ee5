package io.github.zpacert.state;

import io.github.zpacert.diag.Log;
import java.time.Duration;
import java.time.InstantSource;

/**
 * What a store needs of the world beside its place, so that tests can be the world.
 *
 * @param pulse makes heartbeats happen
 * @param log told whom a run waits for
 */
public record StateEffects(Sleeper sleeper, InstantSource clock, Pulse pulse, Log log) {

  /** How to let time pass between two attempts. */
  @FunctionalInterface
  public interface Sleeper {
    void sleep(Duration pause) throws InterruptedException;
  }
}
