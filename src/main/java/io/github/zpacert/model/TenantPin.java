package io.github.zpacert.model;

/**
 * Which tenant something belongs to, so that one tenant's state never meets another's objects.
 *
 * @param customerId ZPA's id of the tenant
 * @param cloud as the configuration names it, in lower case
 */
public record TenantPin(String customerId, String cloud) {

  /** Renders as {@code 216196257331281920 (production)}. */
  @Override
  public String toString() {
    return customerId + " (" + cloud + ")";
  }
}
