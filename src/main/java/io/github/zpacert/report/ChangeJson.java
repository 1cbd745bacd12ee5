package io.github.zpacert.report;

import io.github.zpacert.model.Owned;
import io.github.zpacert.model.Owned.Staged;
import io.github.zpacert.plan.Action;
import io.github.zpacert.plan.Action.Adopt;
import io.github.zpacert.plan.Action.Create;
import io.github.zpacert.plan.Action.Delete;
import io.github.zpacert.plan.Action.Forget;
import io.github.zpacert.plan.Action.Keep;
import io.github.zpacert.plan.Action.Replace;
import io.github.zpacert.plan.Action.Update;
import io.github.zpacert.plan.Existing;
import io.github.zpacert.plan.Wanted;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** One action as an entry of {@code resource_changes}: Terraform's fields, and ours under {@code x_zpacert}. */
final class ChangeJson implements Action.Visitor<ObjectNode, RuntimeException> {

  static final String TYPE = "zpa_ba_certificate";

  private static final JsonNode NULL = JsonNodeFactory.instance.nullNode();

  @Override
  public ObjectNode create(Create action) {
    ObjectNode after = CertificateJson.of(action.after(), Optional.empty());
    return entry(action, change(action, NULL, after, newObject()), Own.of(absence(action.after())));
  }

  @Override
  public ObjectNode update(Update action) {
    Existing before = action.before();
    ObjectNode after = CertificateJson.of(action.after(), Optional.of(before.id()));
    ObjectNode change = change(action, CertificateJson.of(before), after, modified());
    return entry(
        action, importing(change, action.adopts(), before), Own.of(before).adopts(action.adopts()));
  }

  @Override
  public ObjectNode replace(Replace action) {
    Existing before = action.before();
    ObjectNode after = CertificateJson.of(action.after(), Optional.empty());
    ObjectNode change = change(action, CertificateJson.of(before), after, newObject());
    ObjectNode entry = entry(
        action,
        importing(change, action.adopts(), before),
        Own.of(before)
            .adopts(action.adopts())
            .staged(action.staged())
            .rotation(RotationJson.of(action)));
    return entry.put("action_reason", "replace_because_cannot_update");
  }

  @Override
  public ObjectNode delete(Delete action) {
    ObjectNode change = change(action, CertificateJson.of(action.before()), NULL, Json.object());
    ObjectNode entry = entry(action, change, Own.of(action.before()).cause(action.cause()));
    return action.cause() == Delete.Cause.DROPPED
        ? entry.put("action_reason", "delete_because_no_resource_config")
        : entry;
  }

  @Override
  public ObjectNode adopt(Adopt action) {
    Existing live = action.live();
    ObjectNode after = CertificateJson.of(live).put("protect", action.protect());
    ObjectNode change = change(action, CertificateJson.of(live), after, Json.object());
    return entry(
        action, importing(change, action.isNew(), live), Own.of(live).adopts(action.isNew()));
  }

  @Override
  public ObjectNode forget(Forget action) {
    ObjectNode change = change(action, CertificateJson.of(action.before()), NULL, Json.object());
    return entry(action, change, Own.of(action.before()));
  }

  @Override
  public ObjectNode keep(Keep action) {
    ObjectNode live = CertificateJson.of(action.live());
    return entry(action, change(action, live, live, Json.object()), Own.of(action.live()));
  }

  private static ObjectNode entry(Action action, ObjectNode change, Own own) {
    ObjectNode entry = Json.object();
    entry.put("address", action.address().toString());
    entry.put("mode", "managed").put("type", TYPE);
    entry.put("name", action.address().name()).put("index", action.address().microtenant());
    entry.set("change", change);
    return entry.set("x_zpacert", own.json(action));
  }

  private static ObjectNode change(
      Action action, JsonNode before, JsonNode after, ObjectNode unknown) {
    ObjectNode change = Json.object();
    Kind.planActions(action).forEach(change.putArray("actions")::add);
    change.set("before", before);
    change.set("after", after);
    return change.set("after_unknown", unknown);
  }

  private static ObjectNode importing(ObjectNode change, boolean isNew, Existing live) {
    if (isNew) {
      change.putObject("importing").put("id", live.id());
    }
    return change;
  }

  /** Names what ZPA will choose for an object that is uploaded. */
  private static ObjectNode newObject() {
    ObjectNode unknown = Json.object().put("id", true);
    return unknown.setAll(modified());
  }

  private static ObjectNode modified() {
    return Json.object().put("modified_time", true).put("modified_by", true);
  }

  private static ObjectNode absence(Wanted wanted) {
    ObjectNode json = Json.object().put("absent", true).putNull("id");
    json.put("microtenant_id", wanted.microtenantId()).put("name", wanted.name());
    return json.putNull("fingerprint_sha256").putNull("modified_time");
  }

  private static ObjectNode presence(Existing existing) {
    ObjectNode json = Json.object().put("absent", false).put("id", existing.id());
    json.put("microtenant_id", existing.microtenantId()).put("name", existing.name());
    json.put("fingerprint_sha256", existing.facts().fingerprint().hex());
    Json.putTime(json, "modified_time", existing.modifiedTime());
    return json;
  }

  /**
   * What Terraform has no names for.
   *
   * @param preconditions what must still be true of the tenant when the plan is applied
   * @param rotation how a replace goes about it
   * @param recorded what the state says of an entry that it is to forget
   */
  private record Own(
      JsonNode preconditions,
      boolean adopts,
      Optional<Delete.Cause> cause,
      Optional<Staged> staged,
      JsonNode rotation,
      Optional<Owned> recorded) {

    static Own of(JsonNode preconditions) {
      return new Own(
          preconditions, false, Optional.empty(), Optional.empty(), NULL, Optional.empty());
    }

    static Own of(Existing existing) {
      return of(presence(existing));
    }

    static Own of(Owned owned) {
      return new Own(NULL, false, Optional.empty(), owned.staged(), NULL, Optional.of(owned));
    }

    Own adopts(boolean isNew) {
      return new Own(preconditions, isNew, cause, staged, rotation, recorded);
    }

    Own cause(Delete.Cause why) {
      return new Own(preconditions, adopts, Optional.of(why), staged, rotation, recorded);
    }

    Own staged(Optional<Staged> upload) {
      return new Own(preconditions, adopts, cause, upload, rotation, recorded);
    }

    Own rotation(JsonNode way) {
      return new Own(preconditions, adopts, cause, staged, way, recorded);
    }

    ObjectNode json(Action action) {
      ObjectNode json = Json.object().put("kind", Kind.of(action).word());
      Json.put(json, "cause", cause.map(c -> c.name().toLowerCase(Locale.ROOT)));
      json.put("reason", action.reason()).put("adopts", adopts);
      json.set("staged", staged.<JsonNode>map(Own::stagedJson).orElse(NULL));
      json.set("rotation", rotation);
      json.set("recorded", recorded.<JsonNode>map(Own::recordedJson).orElse(NULL));
      return json.set("preconditions", preconditions);
    }

    private static ObjectNode stagedJson(Staged staged) {
      ObjectNode json = Json.object().put("id", staged.id()).put("name", staged.name());
      return json.put("fingerprint_sha256", staged.fingerprint().hex());
    }

    private static ObjectNode recordedJson(Owned owned) {
      ObjectNode json = Json.object().put("address", owned.address().toString());
      json.set("retired", RotationJson.retired(owned.retired()));
      json.put("written_at", owned.writtenAt().toString());
      return json.put("written_by", owned.writtenBy());
    }
  }
}
