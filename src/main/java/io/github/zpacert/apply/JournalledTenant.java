package io.github.zpacert.apply;

import io.github.zpacert.model.CertificateFacts;
import io.github.zpacert.model.Intent;
import io.github.zpacert.model.Live;
import io.github.zpacert.model.Owned;
import io.github.zpacert.model.State;
import io.github.zpacert.tenant.NewCertificate;
import io.github.zpacert.tenant.Tenant;
import io.github.zpacert.tenant.TenantException;
import io.github.zpacert.tenant.TenantException.Kind;
import java.io.IOException;
import java.util.function.UnaryOperator;

/** Writes certificates with the intent recorded before and the outcome after, and reads back what was written. */
final class JournalledTenant {

  /** What the state owns once an upload is there. */
  interface Outcome {
    Owned of(Live live);
  }

  private final Tenant tenant;
  private final Journal journal;
  private final Ledger ledger;

  JournalledTenant(Tenant tenant, Journal journal, Ledger ledger) {
    this.tenant = tenant;
    this.journal = journal;
    this.ledger = ledger;
  }

  Live create(Intent intent, NewCertificate certificate, Outcome outcome)
      throws TenantException, IOException {
    Live live = journal.write(intent, () -> tenant.create(intent.microtenantId(), certificate));
    ledger.settle(intent, s -> Ledger.put(s, outcome.of(live)));
    return live;
  }

  void update(Intent intent, String id, String name, String description, Owned owned)
      throws TenantException, IOException {
    journal.write(intent, () -> {
      tenant.update(intent.microtenantId(), id, name, description);
      return id;
    });
    ledger.settle(intent, s -> Ledger.put(s, owned));
  }

  void delete(Intent intent, String id, UnaryOperator<State> outcome)
      throws TenantException, IOException {
    journal.write(intent, () -> {
      tenant.delete(intent.microtenantId(), id);
      return id;
    });
    ledger.settle(intent, outcome);
    confirmGone(intent, id);
  }

  /**
   * Like {@link #readBack}, after the last write of an action. An interruption may leave the look out: the
   * write is done and recorded all the same.
   */
  void lastReadBack(
      String id, String microtenantId, String name, String description, CertificateFacts facts)
      throws TenantException {
    try {
      readBack(id, microtenantId, name, description, facts);
    } catch (TenantException e) {
      requireInterruption(e);
    }
  }

  private static void requireInterruption(TenantException e) throws TenantException {
    if (e.kind() != Kind.INTERRUPTED) {
      throw e;
    }
  }

  /** Fails unless the tenant now shows exactly what was written. */
  void readBack(
      String id, String microtenantId, String name, String description, CertificateFacts facts)
      throws TenantException {
    Live live = tenant.get(microtenantId, id);
    requireSame(id, "name", live.name().says(name), live.name().text());
    requireSame(
        id,
        "description",
        live.description().says(description),
        live.description().text());
    requireSame(
        id,
        "certificate",
        live.holds(facts.fingerprint()),
        live.facts().map(f -> f.fingerprint().hex()).orElse("none"));
  }

  private static void requireSame(String id, String field, boolean same, String found)
      throws TenantException {
    if (!same) {
      throw new TenantException(
          Kind.PROTOCOL,
          "read back after the write, id " + id + " has another " + field + ": \"" + found
              + "\"; did somebody else change it? run plan to see");
    }
  }

  private void confirmGone(Intent intent, String id) throws TenantException {
    try {
      tenant.get(intent.microtenantId(), id);
    } catch (TenantException e) {
      if (e.kind() != Kind.NOT_FOUND) {
        requireInterruption(e);
      }
      return;
    }
    throw new TenantException(
        Kind.PROTOCOL, "id " + id + " was deleted and is still there; run plan to see");
  }
}
