package io.github.zpacert.material;

import com.google.common.collect.ImmutableSet;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that come into being with their permissions, so that nobody can open a key in between. */
final class NewFile {

  private static final ImmutableSet<StandardOpenOption> NEW =
      ImmutableSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

  private NewFile() {}

  /** Writes a file that all may read; its folders are made. An existing one is never touched. */
  static void publicly(Path file, ByteBuffer content) throws IOException {
    write(file, content, "rw-r--r--");
  }

  /** Writes a file for this user alone; its folders are made. An existing one is never touched. */
  static void privately(Path file, ByteBuffer content) throws IOException {
    write(file, content, "rw-------");
  }

  private static void write(Path file, ByteBuffer content, String permissions) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    try (SeekableByteChannel channel = Files.newByteChannel(file, NEW, mode(file, permissions))) {
      while (content.hasRemaining()) {
        channel.write(content);
      }
    }
  }

  private static FileAttribute<?>[] mode(Path file, String permissions) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
        }
        : new FileAttribute<?>[0];
  }
}
