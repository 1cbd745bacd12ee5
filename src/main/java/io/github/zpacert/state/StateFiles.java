package io.github.zpacert.state;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Optional;

/** The files of a local state: the state itself, the file that is locked, and the record of who locked it. */
final class StateFiles {

  private static final int MAX_LINKS = 40;
  private static final int MAX_RECORD_BYTES = 64 * 1024;

  private final String name;
  private final Path state;
  private final Path lock;
  private final Path record;

  private StateFiles(String name, Path state, Path lock, Path record) {
    this.name = name;
    this.state = state;
    this.lock = lock;
    this.record = record;
  }

  /**
   * Finds the files. Where the path is a symbolic link it is followed, even to nowhere, so that a write
   * replaces the file and not the link, and all names of a state share its lock.
   */
  static StateFiles of(Path path) throws StateException {
    String name = "\"" + path + "\"";
    try {
      Path file = followed(path.toAbsolutePath());
      Path folder = Optional.ofNullable(file.getParent())
          .orElseThrow(() -> new FileSystemException(name, null, "Is a directory"))
          .toRealPath();
      Path real = folder.resolve(file.getFileName());
      String lock = "." + file.getFileName() + ".lock";
      return new StateFiles(name, real, folder.resolve(lock), folder.resolve(lock + ".info"));
    } catch (IOException e) {
      throw StorageFailure.of("cannot find the state " + name, e);
    }
  }

  private static Path followed(Path path) throws IOException {
    Path file = path;
    for (int links = 0; Files.isSymbolicLink(file); links++) {
      if (links == MAX_LINKS) {
        throw new FileSystemException(path.toString(), null, "Too many symbolic links");
      }
      file = file.resolveSibling(Files.readSymbolicLink(file));
    }
    return file;
  }

  /** Returns the state's path as the user wrote it, in quotes. */
  String name() {
    return name;
  }

  /** Returns the state's bytes with the tag of the file that they were in. */
  Optional<Blob> readState() throws StateException {
    Optional<String> before = tag();
    Optional<byte[]> content = read(state, "the state " + name, StateJson.MAX_BYTES);
    // a file that was replaced meanwhile has another tag already: a write that relies on this one
    // will see it
    return content.map(bytes -> new Blob(bytes, before.orElse("")));
  }

  /** Puts the content in the state's place, and returns its tag. */
  String writeState(byte[] content) throws StateException {
    try {
      return Uninterrupted.run(() -> {
        PrivateFile.replace(state, content);
        return tagOf(state);
      });
    } catch (IOException e) {
      throw StorageFailure.of("cannot write the state " + name, e);
    }
  }

  /** Returns what the state's file is known by now; empty when there is none. */
  Optional<String> tag() throws StateException {
    try {
      return Optional.of(tagOf(state));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw StorageFailure.of("cannot read the state " + name, e);
    }
  }

  Optional<ProcessLock> tryLock() throws StateException {
    try {
      return Uninterrupted.run(() -> ProcessLock.tryTake(lock));
    } catch (IOException e) {
      throw StorageFailure.of("cannot lock " + name, e);
    }
  }

  void unlock(ProcessLock taken) throws StateException {
    try {
      taken.close();
    } catch (IOException e) {
      throw StorageFailure.of("cannot unlock " + name, e);
    }
  }

  /** Returns the record of a lock; empty when there is none, or none that makes sense. */
  Optional<LockRecord> readRecord(LockRecord.Life life) throws StateException {
    return read(record, "the record of the lock on " + name, MAX_RECORD_BYTES)
        .flatMap(content -> LockInfoJson.read(new String(content, StandardCharsets.UTF_8), life));
  }

  void writeRecord(LockInfo info, Instant heartbeat) throws StateException {
    byte[] content = LockInfoJson.write(info, heartbeat).getBytes(StandardCharsets.UTF_8);
    try {
      Uninterrupted.run(() -> {
        PrivateFile.replace(record, content);
        return info;
      });
    } catch (IOException e) {
      throw StorageFailure.of("cannot lock " + name, e);
    }
  }

  /** Removes the record of that lock, and of no other. */
  void deleteRecord(String id) throws StateException {
    Optional<LockRecord> recorded = readRecord(LockRecord.Life.UNKNOWN);
    if (recorded.filter(r -> r.info().id().equals(id)).isEmpty()) {
      return;
    }
    try {
      Files.deleteIfExists(record);
    } catch (IOException e) {
      throw StorageFailure.of("cannot remove the record of the lock on " + name, e);
    }
  }

  private Optional<byte[]> read(Path file, String what, int limit) throws StateException {
    try {
      return Optional.of(Uninterrupted.run(() -> PrivateFile.read(file, limit)));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (IOException e) {
      throw StorageFailure.of("cannot read " + what, e);
    }
  }

  /** What a file is known by without reading it: a replaced one has another tag. */
  private static String tagOf(Path file) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
    return attributes.fileKey() + " " + attributes.lastModifiedTime() + " " + attributes.size();
  }
}
