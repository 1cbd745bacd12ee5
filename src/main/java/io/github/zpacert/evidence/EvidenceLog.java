package io.github.zpacert.evidence;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * A log that is written to: nothing in it is ever changed, and what was appended is on the disk. One run at a time
 * writes to it. After a failure nothing more is, since it is not known what stands at its end. Safe for several threads.
 */
public final class EvidenceLog implements AutoCloseable {

  private final Path file;
  private final InputStream in;
  private final FileOutputStream out;
  private final InstantSource clock;
  private long records;
  private String head;
  private boolean isTerminated;
  private Optional<String> failure = Optional.empty();

  private EvidenceLog(
      Path file, InputStream in, FileOutputStream out, InstantSource clock, Chain chain) {
    this.file = file;
    this.in = in;
    this.out = out;
    this.clock = clock;
    this.records = chain.records();
    this.head = chain.head();
    this.isTerminated = chain.isTerminated();
  }

  /**
   * Tells early what would keep a log from being opened, as far as it can be told without changing anything.
   *
   * @throws BrokenLogException if what is there cannot be trusted
   * @throws IOException with a message for the user
   */
  public static void check(Path file) throws IOException {
    LogFile.check(file);
    if (Files.exists(file)) {
      try (InputStream in = reader(file)) {
        verified(in);
      }
    }
  }

  /**
   * Opens a log after verifying it, or begins one. What a death has cut off stays as it is, with a record after it that
   * tells of it.
   *
   * @throws LogInUseException if another run writes to it
   * @throws BrokenLogException if it cannot be trusted
   * @throws IOException with a message for the user
   */
  public static EvidenceLog open(Path file, InstantSource clock) throws IOException {
    LogFile.create(file);
    FileOutputStream out = writer(file);
    try {
      lock(out, file);
      // stays open: to close any stream of a file gives up this process's locks on it
      InputStream in = reader(file);
      try {
        return begun(file, in, out, clock);
      } catch (IOException e) {
        in.close();
        throw e;
      }
    } catch (IOException e) {
      out.close();
      throw e;
    }
  }

  private static EvidenceLog begun(
      Path file, InputStream in, FileOutputStream out, InstantSource clock) throws IOException {
    Chain chain = verified(in);
    EvidenceLog log = new EvidenceLog(file, in, out, clock, chain);
    if (chain.tail().isPresent()) {
      Chain.Torn tail = chain.tail().get();
      log.append(new Event.Torn(tail.bytes(), tail.sha256()));
    }
    return log;
  }

  private static Chain verified(InputStream in) throws IOException {
    Chain chain = Verifier.read(in, entry -> {});
    if (chain.flaw().isPresent()) {
      throw new BrokenLogException(chain.flaw().get());
    }
    return chain;
  }

  private static void lock(FileOutputStream out, Path file) throws IOException {
    FileLock lock;
    try {
      lock = out.getChannel().tryLock();
    } catch (OverlappingFileLockException e) {
      throw new LogInUseException(file);
    }
    if (lock == null) {
      throw new LogInUseException(file);
    }
  }

  private static InputStream reader(Path file) throws IOException {
    return LogFile.told("cannot read", file, () -> Files.newInputStream(file));
  }

  private static FileOutputStream writer(Path file) throws IOException {
    return LogFile.told("cannot write", file, () -> new FileOutputStream(file.toFile(), true));
  }

  /**
   * Appends a record, and returns once it is on the disk.
   *
   * @return its number
   * @throws IOException with a message for the user
   */
  public synchronized long append(Event event) throws IOException {
    if (failure.isPresent()) {
      throw new IOException(failure.get());
    }
    ObjectNode json = Json.object()
        .put("seq", records + 1)
        .put("time", clock.instant().toString())
        .put("type", event.type());
    event.write(json);
    String line = Seal.sealed(Json.line(json.put("previous", head)));
    if (line.length() >= Lines.LONGEST) {
      throw new IOException("a record would be longer than " + Lines.LONGEST + " bytes");
    }
    try {
      // in one piece: a death leaves a part of a record behind, but no two
      out.write(((isTerminated ? "" : "\n") + line + "\n").getBytes(US_ASCII));
      out.getFD().sync();
    } catch (IOException e) {
      String message = "cannot write the evidence log \"" + file + "\": " + e.getMessage();
      failure = Optional.of(message);
      throw new IOException(message, e);
    }
    isTerminated = true;
    records++;
    head = Seal.intact(line).orElseThrow();
    return records;
  }

  /** Returns how many records there are. */
  public synchronized long records() {
    return records;
  }

  /** Returns the digest of the last record: who keeps it elsewhere can tell later that none is missing. */
  public synchronized String head() {
    return head;
  }

  @Override
  public void close() throws IOException {
    out.close();
    in.close();
  }
}
