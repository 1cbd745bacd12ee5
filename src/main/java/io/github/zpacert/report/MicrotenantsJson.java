package io.github.zpacert.report;

import io.github.zpacert.model.Microtenant;
import java.util.Collection;
import tools.jackson.databind.node.ArrayNode;

/** Microtenants as JSON. */
public final class MicrotenantsJson {

  private MicrotenantsJson() {}

  /** Returns an array of objects with {@code id} and {@code name}, in the given order. */
  public static String list(Collection<Microtenant> microtenants) {
    ArrayNode array = Json.array();
    microtenants.forEach(m -> array.addObject().put("id", m.id()).put("name", m.name()));
    return Json.document(array);
  }
}
