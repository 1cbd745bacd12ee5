package io.github.zpacert.apply;

import com.google.common.collect.ImmutableMap;
import io.github.zpacert.model.Address;
import io.github.zpacert.model.ConsumerObject;
import io.github.zpacert.model.Intent;
import io.github.zpacert.tenant.ConsumerSnapshot;
import io.github.zpacert.tenant.Consumers;
import io.github.zpacert.tenant.TenantException;
import io.github.zpacert.tenant.TenantException.Kind;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Points segments and portals to other certificates, with the intent recorded before and struck out after. */
final class JournalledConsumers {

  private final Consumers consumers;
  private final Journal journal;
  private final Ledger ledger;
  private final InstantSource clock;

  JournalledConsumers(Consumers consumers, Journal journal, Ledger ledger, InstantSource clock) {
    this.consumers = consumers;
    this.journal = journal;
    this.ledger = ledger;
    this.clock = clock;
  }

  /**
   * Points an object to the successors of the certificates that it shows.
   *
   * @param address of a certificate that this is done for
   * @return whether there was anything to do: an interrupted run may have done it, or the object is gone
   */
  boolean repoint(Address address, ConsumerObject object, ImmutableMap<String, String> successors)
      throws TenantException, IOException {
    Optional<ConsumerSnapshot> before = read(object)
        .filter(
            s -> s.consumers().stream().anyMatch(c -> successors.containsKey(c.certificateId())));
    if (before.isPresent()) {
      Intent intent = Intent.ofConsumer(address, object, before.get().rest(), clock.instant());
      journal.write(intent, () -> consumers.repoint(before.get(), successors));
      ledger.settle(intent, UnaryOperator.identity());
    }
    return before.isPresent();
  }

  private Optional<ConsumerSnapshot> read(ConsumerObject object) throws TenantException {
    try {
      return Optional.of(consumers.read(object));
    } catch (TenantException e) {
      if (e.kind() == Kind.NOT_FOUND) {
        return Optional.empty();
      }
      throw e;
    }
  }
}
