package io.github.zpacert.apply;

import io.github.zpacert.model.Address;
import io.github.zpacert.model.Intent;
import io.github.zpacert.model.Intent.Operation;
import io.github.zpacert.plan.Wanted;
import io.github.zpacert.tenant.TenantException;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;

/** Gives certificates the names and descriptions that are wanted. */
final class Renaming {

  private final JournalledTenant tenant;
  private final Entries entries;
  private final InstantSource clock;

  Renaming(JournalledTenant tenant, Entries entries, InstantSource clock) {
    this.tenant = tenant;
    this.entries = entries;
    this.clock = clock;
  }

  void rename(Address address, String id, Wanted after) throws TenantException, IOException {
    Intent intent = intent(Operation.UPDATE, address, after.microtenantId(), after.name(), id);
    tenant.update(intent, id, after.name(), after.description(), entries.of(address, id, after));
    tenant.lastReadBack(
        id, after.microtenantId(), after.name(), after.description(), after.facts());
  }

  /** Returns the intent of a write to an object that is there. */
  Intent intent(
      Operation operation, Address address, String microtenantId, String name, String id) {
    return Intent.ofCertificate(
        operation,
        address,
        microtenantId,
        name,
        Optional.of(id),
        Optional.empty(),
        clock.instant());
  }
}
