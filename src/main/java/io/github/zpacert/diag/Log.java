package io.github.zpacert.diag;

import java.util.function.Supplier;

/** Where a run tells what it is doing. Never given a secret, at any level. */
public interface Log {

  /** From silence to everything; a message is shown when its level is at or above the chosen one. */
  enum Level {
    OFF,
    ERROR,
    WARN,
    INFO,
    DEBUG,
    TRACE
  }

  /** A log that says nothing. */
  Log SILENT = (level, message) -> {};

  /** Takes a message; the supplier is called only if the level is shown. */
  void log(Level level, Supplier<String> message);

  default void warn(String message) {
    log(Level.WARN, () -> message);
  }

  default void info(String message) {
    log(Level.INFO, () -> message);
  }

  default void debug(Supplier<String> message) {
    log(Level.DEBUG, message);
  }

  default void trace(Supplier<String> message) {
    log(Level.TRACE, message);
  }
}
