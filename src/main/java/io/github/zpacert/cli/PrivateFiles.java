package io.github.zpacert.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes files that others on the machine need not read. */
final class PrivateFiles {

  private PrivateFiles() {}

  /**
   * Writes a whole file, or nothing: mode 0600, in place of what was there.
   *
   * @throws IOException with a message for the user
   */
  static void write(Path file, String text) throws IOException {
    Path folder = folder(file);
    // a temporary file of the JDK is readable by its owner alone
    Path temporary = Files.createTempFile(folder, ".zpacert", ".tmp");
    try {
      Files.writeString(temporary, text, UTF_8);
      Files.move(
          temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /**
   * Returns the folder that a file is to be written to.
   *
   * @throws IOException with a message for the user, if there is none, or the file is one
   */
  static Path folder(Path file) throws IOException {
    Path folder = Files.isDirectory(file) ? null : file.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException("cannot write \"" + file + "\": it is a folder");
    }
    if (!Files.isDirectory(folder)) {
      throw new IOException(
          "cannot write \"" + file + "\": the folder \"" + folder + "\" does not exist");
    }
    return folder;
  }
}
