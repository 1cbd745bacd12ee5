package io.github.zpacert.state.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.zpacert.net.Reach;
import io.github.zpacert.state.Attempt;
import io.github.zpacert.state.Backend;
import io.github.zpacert.state.Blob;
import io.github.zpacert.state.LockInfo;
import io.github.zpacert.state.LockInfoJson;
import io.github.zpacert.state.LockRecord;
import io.github.zpacert.state.LockRecord.Life;
import io.github.zpacert.state.StateException;
import io.github.zpacert.state.StateException.Kind;
import io.github.zpacert.state.StateSettings;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;

/**
 * A state in an object of a store that speaks S3. Its lock is a second object, {@code .tflock} as Terraform's, that can be
 * made only where none is.
 */
public final class S3Backend implements Backend {

  private final StateSettings.S3 settings;
  private final Objects objects;

  /**
   * What one request may take at most.
   *
   * @param connect until a connection stands
   * @param response between any two bytes of an answer
   */
  public record Limits(Duration connect, Duration response) {

    public static final Limits GENEROUS =
        new Limits(Duration.ofSeconds(10), Duration.ofSeconds(60));
  }

  /** Opens nothing yet. */
  public S3Backend(StateSettings.S3 settings, Reach reach, Limits limits) {
    this.settings = settings;
    this.objects = new Objects(settings.bucket(), () -> Clients.client(settings, reach, limits));
  }

  @Override
  public Optional<Blob> read() throws StateException {
    return objects.get(settings.key(), "cannot read the state " + quoted());
  }

  /** Stores the content if nobody has written since the tag was made. */
  Optional<String> write(byte[] content, Optional<String> expected) throws StateException {
    Optional<String> tag =
        objects.put(settings.key(), content, expected, "cannot write the state " + quoted());
    // the answer to a first attempt may have been lost, and the second met our own content
    return tag.isPresent()
        ? tag
        : read().filter(b -> Arrays.equals(b.content(), content)).map(Blob::tag);
  }

  @Override
  public Attempt tryLock(LockInfo request) throws StateException {
    Optional<String> tag = putLock(request, Optional.empty());
    if (tag.isEmpty()) {
      Optional<LockRecord> holder = recorded();
      if (holder.isPresent() && !isOf(holder, request)) {
        return Attempt.held(holder.map(LockRecord::info));
      }
      // it was given back at this very moment, or is ours since our first attempt
      tag = holder.isPresent() ? lockTag() : putLock(request, Optional.empty());
    }
    if (tag.isEmpty()) {
      return Attempt.held(Optional.empty());
    }
    requireConditions(request);
    return Attempt.taken(new S3Lease(this, request, tag.get()));
  }

  /** A store that does not heed conditions gives everybody the lock: better to know before. */
  private void requireConditions(LockInfo request) throws StateException {
    if (putLock(request, Optional.empty()).isPresent()) {
      release(request);
      throw new StateException(
          Kind.FAILED,
          "cannot lock " + quoted()
              + ": the store ignores \"If-None-Match\", so that a lock would keep nobody out;"
              + " use one that knows conditional writes");
    }
  }

  private Optional<String> putLock(LockInfo info, Optional<String> expected) throws StateException {
    return putLock(LockInfoJson.write(info, info.created()), expected);
  }

  /** Writes the lock's object under a condition. */
  Optional<String> putLock(String record, Optional<String> expected) throws StateException {
    return objects.put(lockKey(), record.getBytes(UTF_8), expected, "cannot lock " + quoted());
  }

  private Optional<String> lockTag() throws StateException {
    return lock().map(Blob::tag);
  }

  private Optional<Blob> lock() throws StateException {
    return objects.get(lockKey(), "cannot read the record of the lock on " + quoted());
  }

  private Optional<LockRecord> recorded() throws StateException {
    return lock()
        .flatMap(blob -> LockInfoJson.read(new String(blob.content(), UTF_8), Life.UNKNOWN));
  }

  private static boolean isOf(Optional<LockRecord> record, LockInfo info) {
    return record.filter(r -> r.info().id().equals(info.id())).isPresent();
  }

  /** Returns the tag of the lock's object as long as it is of that lock. */
  Optional<String> lockTag(LockInfo info) throws StateException {
    return lock()
        .filter(blob -> LockInfoJson.read(new String(blob.content(), UTF_8))
            .filter(found -> found.id().equals(info.id()))
            .isPresent())
        .map(Blob::tag);
  }

  void release(LockInfo info) throws StateException {
    if (lockTag(info).isPresent()) {
      objects.delete(lockKey(), "cannot unlock " + quoted());
    }
  }

  @Override
  public Optional<LockRecord> holder(LockInfo asking) throws StateException {
    return recorded();
  }

  @Override
  public void unlock(LockRecord held) throws StateException {
    release(held.info());
  }

  @Override
  public String name() {
    return "s3://" + settings.bucket() + "/" + settings.key();
  }

  @Override
  public void close() {
    objects.close();
  }

  String quoted() {
    return "\"" + name() + "\"";
  }

  private String lockKey() {
    return settings.key() + ".tflock";
  }
}
