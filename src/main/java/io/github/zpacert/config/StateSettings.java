package io.github.zpacert.config;

import java.nio.file.Path;

/**
 * Where the state is kept.
 *
 * @param path of the state file, resolved against the folder of the file that names it
 */
public record StateSettings(Backend backend, Path path) {

  /** The name of the state file where the configuration gives none. */
  public static final String DEFAULT_FILE = "zpacert.state.json";

  /** The kinds of store that a configuration may name; this version works with {@link #LOCAL} alone. */
  public enum Backend {
    LOCAL,
    HTTP,
    POSTGRES,
    S3
  }
}
