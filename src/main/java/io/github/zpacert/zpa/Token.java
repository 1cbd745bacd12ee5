package io.github.zpacert.zpa;

import io.github.zpacert.model.Secret;
import java.time.Instant;

/**
 * A bearer token.
 *
 * @param staleAt from when on a new one is asked for
 */
record Token(Secret value, Instant staleAt) {

  boolean isStale(Instant now) {
    return !now.isBefore(staleAt);
  }

  String authorization() {
    return "Bearer " + new String(value.reveal());
  }
}
