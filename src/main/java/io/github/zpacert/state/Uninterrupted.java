package io.github.zpacert.state;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;

/**
 * Access that an interruption does not cut short. Java closes a channel whose thread is interrupted, and clients give up
 * before they begin; a run that is asked to stop must still be able to save what it did.
 */
final class Uninterrupted {

  /** Reading or writing that may be done over. */
  interface Access<T> {
    T run() throws IOException;
  }

  /** Use of a place that an interruption must not prevent. */
  interface Use<T> {
    T run() throws StateException;
  }

  private Uninterrupted() {}

  /** Returns what the use returns, as if nobody had asked the thread to stop. Keeps the thread's flag. */
  static <T> T call(Use<T> use) throws StateException {
    boolean interrupted = Thread.interrupted();
    try {
      return use.run();
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

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
