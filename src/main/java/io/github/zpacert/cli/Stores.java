package io.github.zpacert.cli;

import io.github.zpacert.config.Configuration;
import io.github.zpacert.diag.ProblemException;
import io.github.zpacert.net.Reach;
import io.github.zpacert.state.Backend;
import io.github.zpacert.state.LocalBackend;
import io.github.zpacert.state.Pulse;
import io.github.zpacert.state.StateCodec;
import io.github.zpacert.state.StateEffects;
import io.github.zpacert.state.StateSettings;
import io.github.zpacert.state.StateStore;
import io.github.zpacert.state.http.HttpBackend;
import io.github.zpacert.state.http.Server;
import io.github.zpacert.state.postgres.PostgresBackend;
import io.github.zpacert.state.postgres.Sessions;
import io.github.zpacert.state.s3.S3Backend;

/** Opens the place that a configuration keeps its state in. A backend's classes are loaded when it is chosen. */
final class Stores {

  private Stores() {}

  /**
   * Returns the store; nothing is asked of it yet.
   *
   * @param codec how the state is encrypted, if it is
   */
  static StateStore open(
      Configuration configuration, StateCodec codec, Context context, Console console)
      throws ProblemException {
    Io io = context.io();
    StateEffects effects =
        new StateEffects(io.sleeper()::sleep, io.clock(), Pulse.ofThread(), console.log());
    return new StateStore(
        backend(configuration.state(), io, effects),
        codec,
        StateKeeping.attic(configuration, console),
        effects);
  }

  private static Backend backend(StateSettings settings, Io io, StateEffects effects)
      throws ProblemException {
    if (settings instanceof StateSettings.Local local) {
      return new LocalBackend(local.path());
    }
    Reach reach = Reach.from(io.environment());
    if (settings instanceof StateSettings.Http http) {
      return new HttpBackend(
          http, new Server(http, reach, Version.current(), Server.Limits.GENEROUS, effects));
    }
    if (settings instanceof StateSettings.Postgres postgres) {
      String bundle = io.environment().getOrDefault(Reach.CA_BUNDLE, "").strip();
      return PostgresBackend.of(postgres, bundle, Sessions.Limits.GENEROUS);
    }
    return new S3Backend((StateSettings.S3) settings, reach, S3Backend.Limits.GENEROUS);
  }
}
