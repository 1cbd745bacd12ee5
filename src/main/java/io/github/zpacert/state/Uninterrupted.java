package io.github.zpacert.state;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;

/**
 * File access that an interruption does not cut short. Java closes a channel whose thread is interrupted; a
 * run that is asked to stop must still be able to save what it did.
 */
final class Uninterrupted {

  /** Reading or writing that may be done over. */
  interface Access<T> {
    T run() throws IOException;
  }

  private Uninterrupted() {}

  /** Returns what the access returns, however often it must begin again. Keeps the thread's flag. */
  static <T> T run(Access<T> access) throws IOException {
    boolean interrupted = Thread.interrupted();
    try {
      while (true) {
        try {
          return access.run();
        } catch (ClosedByInterruptException e) {
          interrupted = Thread.interrupted();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
