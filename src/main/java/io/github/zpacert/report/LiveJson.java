package io.github.zpacert.report;

import io.github.zpacert.model.Live;
import io.github.zpacert.plan.Duplicates;
import io.github.zpacert.plan.Usage;
import java.util.Collection;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Live certificates as JSON, with the field names of a saved plan's {@code before} and {@code after}. */
public final class LiveJson {

  private LiveJson() {}

  /** Returns an array in the order of addresses. */
  public static String list(Collection<Live> lives, Surroundings around) {
    ArrayNode array = Json.array();
    lives.stream().sorted(around.order()).forEach(l -> array.add(of(l, around)));
    return Json.document(array);
  }

  /** Returns an array of groups, each with what its members share and an array of them. */
  public static String duplicates(Collection<Duplicates> groups, Surroundings around) {
    ArrayNode array = Json.array();
    for (Duplicates group : groups) {
      ObjectNode json = array.addObject();
      json.put("kind", group.kind().name().toLowerCase(Locale.ROOT));
      json.put("public_key_sha256", group.publicKey().hex());
      ArrayNode certificates = json.putArray("certificates");
      group.live().forEach(l -> certificates.add(of(l, around)));
    }
    return Json.document(array);
  }

  /** Returns an object. */
  public static String details(Live live, Surroundings around) {
    return Json.document(of(live, around));
  }

  private static ObjectNode of(Live live, Surroundings around) {
    ObjectNode json = Json.object().put("address", around.address(live));
    json.put("microtenant", around.microtenant(live));
    CertificateJson.live(json, live);
    ArrayNode chain = json.putArray("chain");
    live.chain().forEach(c -> chain.add(c.hex()));
    live.facts()
        .ifPresentOrElse(
            f -> json.put("days_left", Wording.days(around.now(), f.notAfter())),
            () -> json.putNull("days_left"));
    json.put("pending", live.facts().isEmpty());
    json.put("read_only", live.readOnly()).put("zscaler_managed", live.zscalerManaged());
    json.put("owned", around.owns(live));
    around.usage().ifPresent(u -> usage(json, live, u));
    return json;
  }

  /** Whether it is unused is true, false, or null where not everything could be looked at. */
  private static void usage(ObjectNode json, Live live, Usage usage) {
    boolean isShown = !usage.of(live.id()).isEmpty();
    if (isShown || usage.isUnused(live.id(), live.microtenantId())) {
      json.put("unused", !isShown);
    } else {
      json.putNull("unused");
    }
    ArrayNode uses = json.putArray("shown_by");
    usage.of(live.id()).forEach(u -> uses.add(UseJson.of(u)));
  }
}
