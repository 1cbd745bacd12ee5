package io.github.zpacert.model;

/**
 * A microtenant of the tenant, or the Default one that every tenant has.
 *
 * @param id decimal digits; {@code "0"} for Default
 * @param name as people call it, the first part of an {@link Address}
 */
public record Microtenant(String id, String name) {

  /** The id under which the API knows the Default microtenant. */
  public static final String DEFAULT_ID = "0";

  public static final Microtenant DEFAULT = new Microtenant(DEFAULT_ID, "Default");

  public boolean isDefault() {
    return id.equals(DEFAULT_ID);
  }
}
