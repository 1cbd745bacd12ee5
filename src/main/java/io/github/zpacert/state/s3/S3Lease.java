package io.github.zpacert.state.s3;

import io.github.zpacert.state.Lease;
import io.github.zpacert.state.LockInfo;
import io.github.zpacert.state.LockInfoJson;
import io.github.zpacert.state.StateException;
import io.github.zpacert.state.StateException.Kind;
import java.time.Instant;
import java.util.Optional;

/** The lock's object, as long as it is ours. */
final class S3Lease implements Lease {

  private final S3Backend backend;
  private final LockInfo info;
  private String tag;

  /**
   * @param tag of the lock's object
   */
  S3Lease(S3Backend backend, LockInfo info, String tag) {
    this.backend = backend;
    this.info = info;
    this.tag = tag;
  }

  @Override
  public Optional<String> write(byte[] content, Optional<String> expected) throws StateException {
    tag = backend.lockTag(info).orElseThrow(this::lost);
    return backend.write(content, expected);
  }

  private StateException lost() {
    return new StateException(
        Kind.LOCK_LOST,
        "the lock on " + backend.quoted()
            + " was lost: somebody removed or replaced its object during this run; nothing was written");
  }

  @Override
  public boolean beats() {
    return true;
  }

  @Override
  public void beat(Instant now) throws StateException {
    Optional<String> beaten = backend.putLock(LockInfoJson.write(info, now), Optional.of(tag));
    // the answer to a first attempt may have been lost, and the second met our own record
    tag = beaten.isPresent() ? beaten.get() : backend.lockTag(info).orElseThrow(this::lost);
  }

  @Override
  public void release() throws StateException {
    backend.release(info);
  }
}
