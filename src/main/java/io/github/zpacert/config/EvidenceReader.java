package io.github.zpacert.config;

import com.google.common.collect.ImmutableSet;
import io.github.zpacert.state.StateSettings;
import java.nio.file.Path;
import java.util.Optional;

/** Reads {@code evidence}. */
final class EvidenceReader {

  static final String DEFAULT_FILE = "zpacert.evidence.jsonl";

  private static final ImmutableSet<String> KEYS = ImmutableSet.of("path");

  private EvidenceReader() {}

  /**
   * Returns the file that evidence goes to; nothing if what is written is wrong and reported.
   *
   * @param state beside which the file is, where that is a file and no path is written
   * @param directory where it is otherwise
   */
  static Optional<Path> read(Fields fields, Optional<StateSettings> state, Path directory) {
    fields.refuseUnknown(KEYS);
    return fields.has("path") ? fields.path("path") : Optional.of(beside(state, directory));
  }

  private static Path beside(Optional<StateSettings> state, Path directory) {
    return state.isPresent() && state.get() instanceof StateSettings.Local local
        ? local.path().resolveSibling(DEFAULT_FILE)
        : directory.resolve(DEFAULT_FILE);
  }
}
