package io.github.zpacert.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** Writes files that others are to read: they are as readable as the user's other files. */
final class ReportFiles {

  private ReportFiles() {}

  /**
   * Writes a whole file, or nothing, in place of what was there: a collector never reads half of it.
   *
   * @throws IOException with a message for the user
   */
  static void write(Path file, String text) throws IOException {
    Path folder = PrivateFiles.folder(file);
    Path temporary = folder.resolve(".zpacert" + UUID.randomUUID() + ".tmp");
    try {
      Files.writeString(temporary, text, UTF_8, StandardOpenOption.CREATE_NEW);
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw unwritable(file, e);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /**
   * Adds to a file that others write too.
   *
   * @throws IOException with a message for the user
   */
  static void append(Path file, String text) throws IOException {
    try {
      Files.writeString(file, text, UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      throw unwritable(file, e);
    }
  }

  /** The system's own message names the file alone, if that. */
  private static IOException unwritable(Path file, IOException e) {
    return new IOException("cannot write \"" + file + "\": " + reason(e), e);
  }

  private static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "permission denied";
    }
    return e instanceof FileSystemException of && of.getReason() != null
        ? of.getReason()
        : e.getClass().getSimpleName();
  }
}
