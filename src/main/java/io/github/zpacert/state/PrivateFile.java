package io.github.zpacert.state;

import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Files that only their owner may read, and that are always whole: replaced in one step or not at all. */
final class PrivateFile {

  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

  private PrivateFile() {}

  /** The mode 0600, for the moment of creation: a file that is narrowed later was open before. */
  static FileAttribute<?>[] mode() {
    return POSIX
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }

  /** Returns the content, or one byte more than the limit of a longer file. */
  static byte[] read(Path file, int limit) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(limit + 1);
    }
  }

  /**
   * Puts the content in place of the file. The name of the temporary file is fixed, so that a crash leaves
   * at most one behind, which the next write clears: the caller must be the only writer.
   */
  static void replace(Path file, byte[] content) throws IOException {
    Path temporary = file.resolveSibling("." + file.getFileName() + ".tmp");
    Files.deleteIfExists(temporary);
    try {
      writeThrough(temporary, content);
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
    syncFolder(file);
  }

  private static void writeThrough(Path file, byte[] content) throws IOException {
    try (FileChannel out = FileChannel.open(file, Set.of(CREATE_NEW, WRITE), mode())) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
  }

  private static void syncFolder(Path file) throws IOException {
    try (FileChannel folder = FileChannel.open(file.resolveSibling(""), READ)) {
      folder.force(true);
    } catch (ClosedByInterruptException e) {
      throw e;
    } catch (IOException e) {
      // not every file system can; there, a power cut may bring back the former file, which is
      // whole too
    }
  }
}
