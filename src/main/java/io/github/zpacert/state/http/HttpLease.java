package io.github.zpacert.state.http;

import io.github.zpacert.state.Lease;
import io.github.zpacert.state.LockInfo;
import io.github.zpacert.state.StateException;
import java.time.Instant;
import java.util.Optional;

/** The lock that a server has given us. The protocol knows no way to refresh it. */
final class HttpLease implements Lease {

  private final HttpBackend backend;
  private final LockInfo info;

  HttpLease(HttpBackend backend, LockInfo info) {
    this.backend = backend;
    this.info = info;
  }

  @Override
  public Optional<String> write(byte[] content, Optional<String> expected) throws StateException {
    return backend.write(content, expected, info);
  }

  @Override
  public boolean beats() {
    return false;
  }

  @Override
  public void beat(Instant now) {}

  @Override
  public void release() throws StateException {
    backend.release(info);
  }
}
