package io.github.zpacert.report;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.model.Owned.Retired;
import io.github.zpacert.model.Rotation;
import io.github.zpacert.plan.Action.Replace;
import io.github.zpacert.plan.Use;
import java.time.Duration;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How a replace goes about it, as JSON and back: what becomes of the old certificate and of who shows it. */
final class RotationJson {

  private RotationJson() {}

  static ObjectNode of(Replace replace) {
    ObjectNode json = Json.object().put("consumers", word(replace.rotation().consumers()));
    Optional<Long> seconds = replace.rotation().retain().map(Duration::toSeconds);
    seconds.ifPresentOrElse(
        s -> json.put("retain_seconds", s), () -> json.putNull("retain_seconds"));
    Json.put(json, "retired_name", replace.retiredName());
    ArrayNode uses = json.putArray("uses");
    replace.uses().forEach(u -> uses.add(UseJson.of(u)));
    return json;
  }

  static Rotation read(Field json) throws PlanFormatException {
    Optional<Field> seconds = json.find("retain_seconds");
    Optional<Duration> retain = seconds.isPresent()
        ? Optional.of(Duration.ofSeconds(seconds.get().count()))
        : Optional.empty();
    return new Rotation(handling(json.get("consumers")), retain);
  }

  static ImmutableList<Use> uses(Field json) throws PlanFormatException {
    ImmutableList.Builder<Use> uses = ImmutableList.builder();
    for (Field use : json.get("uses").items()) {
      uses.add(UseJson.read(use));
    }
    return uses.build();
  }

  static ArrayNode retired(Collection<Retired> retired) {
    ArrayNode array = Json.array();
    retired.forEach(r -> array
        .addObject()
        .put("id", r.id())
        .put("name", r.name())
        .put("fingerprint_sha256", r.fingerprint().hex())
        .put("keep_until", r.keepUntil().toString()));
    return array;
  }

  static ImmutableList<Retired> readRetired(Field json) throws PlanFormatException {
    ImmutableList.Builder<Retired> retired = ImmutableList.builder();
    for (Field one : json.items()) {
      retired.add(new Retired(
          one.get("id").text(),
          one.get("name").text(),
          one.get("fingerprint_sha256").fingerprint(),
          one.get("keep_until").time()));
    }
    return retired.build();
  }

  private static Rotation.Handling handling(Field json) throws PlanFormatException {
    return json.oneOf(Rotation.Handling.values(), RotationJson::word, "\"repoint\" or \"report\"");
  }

  private static String word(Rotation.Handling handling) {
    return handling.name().toLowerCase(Locale.ROOT);
  }
}
