package io.github.zpacert.state;

import io.github.zpacert.diag.Log;
import java.time.InstantSource;

/** Effects in which no time passes: the clock stands still, and no heart beats. */
public final class TestEffects {

  private TestEffects() {}

  public static StateEffects still() {
    return sleeping(pause -> {});
  }

  public static StateEffects sleeping(StateEffects.Sleeper sleeper) {
    return sleeping(sleeper, Log.SILENT);
  }

  public static StateEffects sleeping(StateEffects.Sleeper sleeper, Log log) {
    return new StateEffects(
        sleeper, InstantSource.fixed(States.NOON), (interval, beat) -> () -> {}, log);
  }
}
