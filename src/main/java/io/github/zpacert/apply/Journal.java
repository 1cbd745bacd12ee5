package io.github.zpacert.apply;

import io.github.zpacert.model.Intent;
import io.github.zpacert.tenant.TenantException;
import io.github.zpacert.tenant.TenantException.Kind;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Sends writes with the intent recorded before. A write that surely had no effect is struck from the
 * record; one that may have had stays on it for the next run.
 */
final class Journal {

  /** One write on its way. */
  interface Write<T> {
    T send() throws TenantException;
  }

  private final Ledger ledger;
  private final AtomicBoolean written = new AtomicBoolean();

  Journal(Ledger ledger) {
    this.ledger = ledger;
  }

  /** Whether any write was sent, or may have been. */
  boolean hasWritten() {
    return written.get();
  }

  /** Sends a write; its outcome is the caller's to settle. */
  <T> T write(Intent intent, Write<T> write) throws TenantException, IOException {
    ledger.begin(intent);
    try {
      T answer = write.send();
      written.set(true);
      return answer;
    } catch (TenantException e) {
      if (hadNoEffect(e.kind())) {
        ledger.abandon(intent);
      } else {
        written.set(true);
      }
      throw e;
    }
  }

  private static boolean hadNoEffect(Kind kind) {
    return switch (kind) {
      case NOT_FOUND, REFERENCED, REFUSED, UNAUTHORIZED, UNRECORDED, INTERRUPTED -> true;
      case UNREACHABLE, UNCERTAIN, PROTOCOL -> false;
    };
  }
}
