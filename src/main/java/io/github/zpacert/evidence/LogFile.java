package io.github.zpacert.evidence;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** The file of a log: readable by its owner alone from the first moment on. */
final class LogFile {

  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private LogFile() {}

  /** Something that is done to a file. */
  interface Deed<T> {
    T done() throws IOException;
  }

  /** Fails if the file can be none. */
  static void check(Path file) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new IOException("the evidence log \"" + file + "\" is not a file");
    }
    if (!Files.isDirectory(file.toAbsolutePath().resolveSibling(""))) {
      throw new IOException(
          "cannot make the evidence log \"" + file + "\": there is no such folder");
    }
  }

  /** Makes an empty file where there is none. */
  static void create(Path file) throws IOException {
    check(file);
    if (Files.exists(file)) {
      return;
    }
    told("cannot make", file, () -> {
      try {
        return Files.createFile(file, mode());
      } catch (FileAlreadyExistsException e) {
        return file; // another run has just made it
      }
    });
    sync(file.toAbsolutePath().resolveSibling(""));
  }

  private static FileAttribute<?>[] mode() {
    return POSIX
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  private static void sync(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // not every file system can; there, a power cut may take a new log away with all its lines
    }
  }

  /** Does it, or fails with a message for the user. */
  static <T> T told(String failing, Path file, Deed<T> deed) throws IOException {
    try {
      return deed.done();
    } catch (AccessDeniedException e) {
      throw failed(failing, file, "permission denied", e);
    } catch (FileSystemException e) {
      throw failed(failing, file, Optional.ofNullable(e.getReason()).orElse("it failed"), e);
    } catch (FileNotFoundException e) {
      // its message ends in the system's reason in parentheses
      String message = Optional.ofNullable(e.getMessage()).orElse("");
      throw failed(failing, file, message.replaceAll("^.*\\(([^()]*)\\)$", "$1"), e);
    }
  }

  private static IOException failed(String failing, Path file, String why, IOException e) {
    return new IOException(failing + " the evidence log \"" + file + "\": " + why, e);
  }
}
