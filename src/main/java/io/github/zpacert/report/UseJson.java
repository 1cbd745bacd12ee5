package io.github.zpacert.report;

import io.github.zpacert.model.Consumer;
import io.github.zpacert.model.ConsumerObject;
import io.github.zpacert.plan.Action.Replace;
import io.github.zpacert.plan.Use;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** Who shows a certificate, as JSON: within the replace of that certificate, and as a change of its own. */
final class UseJson {

  /** The kind of an entry that repeats, in Terraform's words, what its replace says. */
  static final String KIND = "repoint";

  static final String REASON = "it shows a certificate that is replaced";

  private UseJson() {}

  /** Returns all that an applier needs of a use. */
  static ObjectNode of(Use use) {
    Consumer consumer = use.consumer();
    ConsumerObject object = consumer.object();
    ObjectNode json = Json.object().put("address", use.address().toString());
    json.put("kind", Use.word(consumer.kind())).put("id", consumer.id());
    json.put("name", consumer.name()).put("domain", consumer.domain());
    json.put("certificate_id", consumer.certificateId());
    json.putObject("object")
        .put("type", word(object.type()))
        .put("id", object.id())
        .put("microtenant_id", object.microtenantId())
        .put("name", object.name());
    return json;
  }

  /** Returns the use as an entry of {@code resource_changes}. */
  static ObjectNode change(Replace replace, Use use) {
    ObjectNode entry = Json.object().put("address", use.address().toString());
    entry.put("mode", "managed").put("type", type(use));
    entry.put("name", use.address().name()).put("index", use.address().microtenant());
    ObjectNode change = entry.putObject("change");
    change.putArray("actions").add("update");
    change.set("before", state(use).put("certificate_id", replace.before().id()));
    ObjectNode after = state(use);
    Json.put(after, "certificate_id", replace.staged().map(s -> s.id()));
    change.set("after", after);
    ObjectNode unknown = change.putObject("after_unknown");
    if (replace.staged().isEmpty()) {
      unknown.put("certificate_id", true);
    }
    entry
        .putObject("x_zpacert")
        .put("kind", KIND)
        .put("certificate", replace.address().toString())
        .put("reason", REASON);
    return entry;
  }

  /** Returns the type that Terraform's provider has for it. */
  static String type(Use use) {
    return switch (use.consumer().kind()) {
      case BROWSER_ACCESS -> "zpa_application_segment_browser_access";
      case INSPECTION -> "zpa_application_segment_inspection";
      case PRIVILEGED_REMOTE_ACCESS -> "zpa_application_segment_pra";
      case PRA_PORTAL -> "zpa_pra_portal_controller";
      case USER_PORTAL -> "zpa_user_portal_controller";
    };
  }

  static Use read(Field json) throws PlanFormatException {
    Field object = json.get("object");
    return new Use(
        json.get("address").address(),
        new Consumer(
            kind(json.get("kind")),
            json.get("id").text(),
            new ConsumerObject(
                objectType(object.get("type")),
                object.get("id").text(),
                object.get("microtenant_id").text(),
                object.get("name").text()),
            json.get("name").text(),
            json.get("domain").text(),
            json.get("certificate_id").text()));
  }

  private static ObjectNode state(Use use) {
    Consumer consumer = use.consumer();
    return Json.object()
        .put("id", consumer.id())
        .put("microtenant_id", consumer.object().microtenantId())
        .put("name", consumer.name())
        .put("domain", consumer.domain());
  }

  private static Consumer.Kind kind(Field json) throws PlanFormatException {
    return json.oneOf(
        Consumer.Kind.values(), Use::word, "a kind of consumer that this zpacert knows");
  }

  private static ConsumerObject.Type objectType(Field json) throws PlanFormatException {
    return json.oneOf(
        ConsumerObject.Type.values(), UseJson::word, "a type of object that this zpacert knows");
  }

  private static String word(ConsumerObject.Type type) {
    return type.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
