package io.github.zpacert.config;

import com.google.common.collect.ImmutableSet;
import io.github.zpacert.state.StateSettings;
import java.nio.file.Path;

/** Reads {@code state}. */
final class StateReader {

  private StateReader() {}

  static StateSettings read(Fields fields, Path directory) {
    fields.refuseUnknown(ImmutableSet.of("backend", "path"));
    return new StateSettings.Local(
        fields.path("path").orElse(directory.resolve(StateSettings.Local.DEFAULT_FILE)));
  }
}
