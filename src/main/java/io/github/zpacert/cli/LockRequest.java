package io.github.zpacert.cli;

import io.github.zpacert.state.LockInfo;
import io.github.zpacert.state.LockNote;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.UUID;

/** Says who we are to others who want the lock. */
final class LockRequest {

  private LockRequest() {}

  static LockInfo of(Io io, String operation, Optional<String> planDigest) {
    return new LockInfo(
        UUID.randomUUID().toString(),
        operation,
        new LockNote(Origin.job(io.environment()), planDigest).text(),
        System.getProperty("user.name") + "@" + host(),
        Version.current(),
        io.clock().instant(),
        "");
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown-host";
    }
  }
}
