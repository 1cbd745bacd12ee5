package io.github.zpacert.apply;

import io.github.zpacert.apply.JournalledTenant.Outcome;
import io.github.zpacert.model.Address;
import io.github.zpacert.model.Intent;
import io.github.zpacert.model.Intent.Operation;
import io.github.zpacert.model.Live;
import io.github.zpacert.model.Secret;
import io.github.zpacert.plan.Wanted;
import io.github.zpacert.tenant.NewCertificate;
import io.github.zpacert.tenant.TenantException;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;

/** Sends certificates with their private keys, and overwrites each key once it is sent. */
final class Uploader {

  private final JournalledTenant tenant;
  private final Material material;
  private final InstantSource clock;

  Uploader(JournalledTenant tenant, Material material, InstantSource clock) {
    this.tenant = tenant;
    this.material = material;
    this.clock = clock;
  }

  /**
   * Uploads what is wanted at an address.
   *
   * @param name the final one, or a temporary one
   * @param outcome what the state owns then
   */
  Live upload(Address address, Wanted after, String name, Outcome outcome)
      throws TenantException, IOException {
    var fingerprint = after.facts().fingerprint();
    Intent intent = Intent.ofCertificate(
        Operation.CREATE,
        address,
        after.microtenantId(),
        name,
        Optional.empty(),
        Optional.of(fingerprint),
        clock.instant());
    try (Secret blob = material.certBlob(address)) {
      return tenant.create(
          intent, new NewCertificate(name, after.description(), fingerprint, blob), outcome);
    }
  }
}
