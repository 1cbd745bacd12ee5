package io.github.zpacert.config;

import io.github.zpacert.model.Microtenant;

/**
 * How the files name a microtenant. Two different references may still mean the same one: only the
 * tenant knows which id belongs to which name.
 */
public sealed interface MicrotenantRef {

  /** The microtenant that every tenant has. */
  MicrotenantRef DEFAULT = new ByName(Microtenant.DEFAULT.name());

  /** Returns a reference by id; Default's own id gives {@link #DEFAULT}, so that both ways to say it are equal. */
  static MicrotenantRef byId(String id) {
    return id.equals(Microtenant.DEFAULT_ID) ? DEFAULT : new ById(id);
  }

  /**
   * By the name that people use.
   *
   * @param name without a slash
   */
  record ByName(String name) implements MicrotenantRef {
    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * By the id that ZPA gave it.
   *
   * @param id decimal digits, never Default's
   */
  record ById(String id) implements MicrotenantRef {
    @Override
    public String toString() {
      return "{id: " + id + "}";
    }
  }
}
