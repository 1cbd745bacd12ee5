package io.github.zpacert.evidence;

import java.io.IOException;
import java.nio.file.Path;

/** Another run writes to the log. */
public final class LogInUseException extends IOException {

  private static final long serialVersionUID = 1L;

  LogInUseException(Path file) {
    super("another run writes to the evidence log \"" + file + "\"");
  }
}
