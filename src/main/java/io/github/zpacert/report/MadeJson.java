package io.github.zpacert.report;

import io.github.zpacert.model.Made;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Who made a plan as a JSON object, both ways. What is not known is null. */
final class MadeJson {

  private MadeJson() {}

  static ObjectNode of(Made made) {
    ObjectNode json = Json.object();
    Json.put(json, "actor", made.actor());
    Json.put(json, "email", made.email());
    Json.put(json, "commit", made.commit());
    made.dirty().ifPresentOrElse(d -> json.put("dirty", d), () -> json.putNull("dirty"));
    Json.put(json, "job", made.job());
    return json;
  }

  static Made read(Field json) throws PlanFormatException {
    Field dirty = json.get("dirty");
    return new Made(
        json.get("actor").optionalText(),
        json.get("email").optionalText(),
        json.get("commit").optionalText(),
        dirty.node().isNull() ? Optional.empty() : Optional.of(dirty.flag()),
        json.get("job").optionalText());
  }
}
