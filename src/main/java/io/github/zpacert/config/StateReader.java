package io.github.zpacert.config;

import com.google.common.collect.ImmutableSet;
import io.github.zpacert.state.StateSettings;
import java.nio.file.Path;
import java.util.Optional;

/** Reads {@code state}: the backend's name, and the keys that this backend has. */
final class StateReader {

  private static final ImmutableSet<String> LOCAL = ImmutableSet.of("backend", "path");

  /** The kinds of place that a configuration may name. */
  private enum Kind {
    LOCAL,
    HTTP,
    POSTGRES,
    S3
  }

  private StateReader() {}

  /**
   * Returns the settings, or nothing after reporting what is wrong with them.
   *
   * @param directory where the state lives when no path is written
   */
  static Optional<StateSettings> read(Fields fields, Environment environment, Path directory) {
    Kind kind = fields
        .text("backend")
        .flatMap(t -> t.choice(Kind.values(), fields.problems()))
        .orElse(Kind.LOCAL);
    StateFields state = new StateFields(fields, environment);
    return switch (kind) {
      case LOCAL -> Optional.of(local(fields, directory));
      case HTTP -> new HttpStateReader(state).read();
      case POSTGRES -> new PostgresStateReader(state).read();
      case S3 -> new S3StateReader(state).read();
    };
  }

  private static StateSettings local(Fields fields, Path directory) {
    fields.refuseUnknown(LOCAL);
    return new StateSettings.Local(
        fields.path("path").orElse(directory.resolve(StateSettings.Local.DEFAULT_FILE)));
  }
}
