package io.github.zpacert.state;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A file. */
record LocalPlace(Path file) implements Place {

  @Override
  public Backend open() {
    return new LocalBackend(file);
  }

  @Override
  public String address() {
    return "local|" + file;
  }

  @Override
  public void put(byte[] content) throws Exception {
    Files.write(file, content);
  }

  @Override
  public Optional<byte[]> stored() throws Exception {
    return Files.exists(file) ? Optional.of(Files.readAllBytes(file)) : Optional.empty();
  }

  @Override
  public void removeLock() throws Exception {
    Files.delete(file.resolveSibling("." + file.getFileName() + ".lock"));
  }

  @Override
  public boolean freesWhatTheDeadHeld() {
    return true;
  }

  @Override
  public Optional<Backend> at(int port) {
    return Optional.empty();
  }
}
