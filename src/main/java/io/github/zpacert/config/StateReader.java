package io.github.zpacert.config;

import com.google.common.collect.ImmutableSet;
import io.github.zpacert.config.StateSettings.Backend;
import java.nio.file.Path;

/** Reads {@code state}. */
final class StateReader {

  private static final ImmutableSet<String> KEYS = ImmutableSet.of("backend", "path");

  private StateReader() {}

  /**
   * Returns the settings, with defaults where they are wrong and reported.
   *
   * @param directory where the state lives when no path is written
   */
  static StateSettings read(Fields fields, Path directory) {
    fields.refuseUnknown(KEYS);
    Backend backend = fields
        .text("backend")
        .flatMap(t -> t.choice(Backend.values(), fields.problems()))
        .orElse(Backend.LOCAL);
    if (backend != Backend.LOCAL) {
      fields
          .text("backend")
          .ifPresent(t -> fields
              .problems()
              .add(t.problem(t.quoted() + " is not supported yet by this version")
                  .withHint("keep the state with \"local\"")));
    }
    return new StateSettings(
        backend, fields.path("path").orElse(directory.resolve(StateSettings.DEFAULT_FILE)));
  }
}
