package io.github.zpacert.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableList;
import com.google.common.io.Closeables;
import com.google.common.primitives.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A world in a JSON file, and beside it a journal of what has changed since: one line for each change.
 *
 * <p>So a write costs one line, however many certificates there are. At start and at the end, and when the journal
 * has grown long, the whole world goes into a temporary file that takes the place of the JSON file; then the journal
 * is emptied. A crash between these two is harmless, because patches may be applied again.
 */
final class FileStore implements Store {

  private static final int VERSION = 1;
  private static final long LONG_JOURNAL = 16L << 20;

  private final Path file;
  private final String customerId;
  private final boolean fsync;
  private final StoreLock lock;
  private final FileChannel journal;

  private FileStore(Path file, SandboxOptions options, StoreLock lock, FileChannel journal) {
    this.file = file;
    this.customerId = options.customerId();
    this.fsync = options.fsync();
    this.lock = lock;
    this.journal = journal;
  }

  /** Opens the store, makes it if it is not there, and returns the world in it. */
  static World open(Path file, SandboxOptions options) throws SandboxException {
    try {
      Files.createDirectories(file.toAbsolutePath().getParent());
      StoreLock lock = StoreLock.take(file);
      FileChannel journal = null;
      try {
        journal = PrivateFiles.open(journalOf(file));
        return new FileStore(file, options, lock, journal).load();
      } catch (IOException | SandboxException | RuntimeException e) {
        Closeables.close(journal, true);
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw new SandboxException("sandbox store \"" + file + "\" cannot be used: " + e, e);
    }
  }

  @Override
  public void append(Patch patch, Supplier<Patch> before) throws IOException {
    if (journal.size() > LONG_JOURNAL) {
      rewrite(before.get());
    }
    long start = journal.size();
    try {
      write(journal, start, Json.MAPPER.writeValueAsString(PatchJson.write(patch)) + "\n");
      force(journal);
    } catch (IOException e) {
      journal.truncate(start); // half a line must not stand before the next one
      throw e;
    }
  }

  @Override
  public void close(Supplier<Patch> whole) throws IOException {
    try (lock;
        journal) {
      // A request that is broken off in the middle of its writing closes the journal, and then it
      // stays as it is: the next start reads it, as after a crash.
      if (journal.isOpen() && journal.size() > 0) {
        rewrite(whole.get());
      }
    }
  }

  private World load() throws IOException, SandboxException {
    if (!Files.exists(file)) {
      rewrite(
          World.newTenant()); // a journal without its file belongs to a world that somebody removed
    }
    World world = new World(this, snapshot());
    ImmutableList<Patch> changes = changes();
    if (changes.isEmpty()) {
      return world;
    }
    changes.forEach(world::apply);
    rewrite(world.contents());
    return world;
  }

  private Patch snapshot() throws IOException, SandboxException {
    JsonNode node = parse(file, new String(Files.readAllBytes(file), UTF_8));
    if (node.path("version").asInt(0) != VERSION) {
      throw damaged(file, new IllegalArgumentException("not of version " + VERSION));
    }
    String owner = Json.text(node, "customerId");
    if (!owner.equals(customerId)) {
      throw new SandboxException("sandbox store \"" + file + "\" is of customer \"" + owner
          + "\", not \"" + customerId + "\"; use another store, or that customer id");
    }
    return patch(file, node);
  }

  /** Returns what the journal holds, without a last line that was never finished and so never answered. */
  private ImmutableList<Patch> changes() throws IOException, SandboxException {
    Path path = journalOf(file);
    byte[] bytes = Files.readAllBytes(path);
    int end = Bytes.lastIndexOf(bytes, (byte) '\n') + 1;
    journal.truncate(end);
    ImmutableList.Builder<Patch> patches = ImmutableList.builder();
    for (String line : new String(bytes, 0, end, UTF_8).lines().toList()) {
      patches.add(patch(path, parse(path, line)));
    }
    return patches.build();
  }

  private void rewrite(Patch whole) throws IOException {
    ObjectNode node = Json.object().put("version", VERSION).put("customerId", customerId);
    node.setAll(PatchJson.write(whole));
    Path temporary = file.resolveSibling(file.getFileName() + ".tmp");
    try (FileChannel channel = PrivateFiles.open(temporary)) {
      channel.truncate(0);
      write(
          channel, 0, Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(node) + "\n");
      force(channel);
    }
    Files.move(
        temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    forceFolder();
    journal.truncate(0);
    force(journal);
  }

  private void write(FileChannel channel, long position, String text) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(UTF_8));
    long at = position;
    while (bytes.hasRemaining()) {
      at += channel.write(bytes, at);
    }
  }

  private void force(FileChannel channel) throws IOException {
    if (fsync) {
      channel.force(false);
    }
  }

  /** Makes the renaming last. Not every system can open a folder; those that cannot do it by themselves. */
  private void forceFolder() throws IOException {
    if (fsync) {
      try (FileChannel folder =
          FileChannel.open(file.toAbsolutePath().getParent(), StandardOpenOption.READ)) {
        folder.force(true);
      } catch (AccessDeniedException e) {
        // Windows
      }
    }
  }

  private static Path journalOf(Path file) {
    return file.resolveSibling(file.getFileName() + ".journal");
  }

  private JsonNode parse(Path path, String text) throws SandboxException {
    try {
      return Json.MAPPER.readTree(text);
    } catch (JacksonException e) {
      throw damaged(path, e);
    }
  }

  private Patch patch(Path path, JsonNode node) throws SandboxException {
    if (!node.path("references").isEmpty()) {
      throw new SandboxException("sandbox store \"" + path
          + "\" says which certificates are in use, but not by what, as older versions did; move it"
          + " away, and " + loss(path));
    }
    try {
      return PatchJson.read(node);
    } catch (JacksonException | IllegalArgumentException e) {
      throw damaged(path, e);
    }
  }

  private SandboxException damaged(Path path, Exception cause) {
    return new SandboxException(
        "sandbox store \"" + path + "\" is damaged; move it away, and " + loss(path), cause);
  }

  private String loss(Path path) {
    return path.equals(file)
        ? "the sandbox starts with an empty one"
        : "the changes in it are lost";
  }
}
