package io.github.zpacert.state;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The operating system's lock on an empty file, which ends with the process at the latest. The file is never
 * deleted, so nobody can lock one that is just going away.
 */
final class ProcessLock implements AutoCloseable {

  /**
   * What this process has locked. POSIX drops all of a process's locks on a file when the process closes any
   * descriptor of it, so a second attempt must not even open the file.
   */
  private static final Set<Path> TAKEN = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;
  private final Optional<Object> identity;

  private ProcessLock(Path file, FileChannel channel, Optional<Object> identity) {
    this.file = file;
    this.channel = channel;
    this.identity = identity;
  }

  /**
   * Takes the lock if nobody has it, be it another process or a thread of this one.
   *
   * @param file a real path, so that it is the same for whoever means the same file
   */
  static Optional<ProcessLock> tryTake(Path file) throws IOException {
    if (!TAKEN.add(file)) {
      return Optional.empty();
    }
    Optional<ProcessLock> lock = Optional.empty();
    try {
      lock = tryOpen(file);
      return lock;
    } finally {
      if (lock.isEmpty()) {
        TAKEN.remove(file);
      }
    }
  }

  /** Whether the lock still keeps others out, which it does not once its file was removed or replaced. */
  boolean isValid() throws IOException {
    try {
      return channel.isOpen() && identity.equals(identity(file));
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      TAKEN.remove(file);
    }
  }

  private static Optional<ProcessLock> tryOpen(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, Set.of(CREATE, WRITE), PrivateFile.mode());
    Optional<FileLock> lock = Optional.empty();
    try {
      lock = Optional.ofNullable(channel.tryLock());
      return lock.isPresent()
          ? Optional.of(new ProcessLock(file, channel, identity(file)))
          : Optional.empty();
    } catch (OverlappingFileLockException e) {
      return Optional.empty(); // taken under another name of the same file
    } finally {
      if (lock.isEmpty()) {
        channel.close();
      }
    }
  }

  private static Optional<Object> identity(Path file) throws IOException {
    return Optional.ofNullable(
        Files.readAttributes(file, BasicFileAttributes.class).fileKey());
  }
}
