package io.github.zpacert.state;

import io.github.zpacert.state.StateException.Kind;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;
import java.util.Optional;

/** Says in a person's words why the disk did not do what it was asked. */
final class StorageFailure {

  private StorageFailure() {}

  /**
   * Returns the exception for a failed access.
   *
   * @param what what was tried, {@code cannot write the state "zpacert.state.json"}
   */
  static StateException of(String what, IOException cause) {
    return new StateException(Kind.FAILED, what + ": " + reason(cause), cause);
  }

  private static String reason(IOException cause) {
    if (cause instanceof NoSuchFileException) {
      return "its folder does not exist; create it, or correct the path";
    }
    if (cause instanceof AccessDeniedException) {
      return "permission denied; check who owns the file and its folder";
    }
    // a file system's message repeats the path, its reason does not
    Optional<String> text = cause instanceof FileSystemException e
        ? Optional.ofNullable(e.getReason())
        : Optional.ofNullable(cause.getMessage());
    return text.map(StorageFailure::uncapitalized).orElse("input/output error");
  }

  private static String uncapitalized(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
  }
}
