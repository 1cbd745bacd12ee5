package io.github.zpacert.sandbox;

/**
 * A microtenant as the tenant keeps it.
 *
 * @param description empty when not set
 * @param created seconds since the epoch; 0 for those that were always there
 */
record MicrotenantRow(String id, String name, String description, long created, String modifiedBy) {

  static final String DEFAULT_ID = "0";

  boolean isDefault() {
    return id.equals(DEFAULT_ID);
  }
}
