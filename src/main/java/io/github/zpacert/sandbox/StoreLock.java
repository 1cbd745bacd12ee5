package io.github.zpacert.sandbox;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The operating system's lock on a store, gone with the process however it ends. The lock file stays: to remove it
 * would let two processes lock two files of one name.
 */
final class StoreLock implements AutoCloseable {

  private final FileChannel channel;

  private StoreLock(FileChannel channel) {
    this.channel = channel;
  }

  static StoreLock take(Path store) throws IOException, SandboxException {
    Path file = store.resolveSibling(store.getFileName() + ".lock");
    FileChannel channel = PrivateFiles.open(file);
    try {
      if (tryLock(channel) == null) {
        throw new SandboxException("sandbox store \"" + store
            + "\" is in use by another zpacert; wait for it to end, or use another store");
      }
      return new StoreLock(channel);
    } catch (IOException | SandboxException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException e) {
      return null; // held by this very process
    }
  }
}
