package io.github.zpacert.state;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** The record of a lock as JSON with Terraform's seven keys, and back. Pure. */
public final class LockInfoJson {

  private LockInfoJson() {}

  public static String write(LockInfo info) {
    return write(info, Optional.empty());
  }

  /** Writes the record of a lock that can be refreshed: with an eighth key, which Terraform passes over. */
  public static String write(LockInfo info, Instant heartbeat) {
    return write(info, Optional.of(heartbeat));
  }

  private static String write(LockInfo info, Optional<Instant> heartbeat) {
    return JsonWriting.document(json -> {
      json.writeStartObject();
      json.writeStringProperty("ID", info.id());
      json.writeStringProperty("Operation", info.operation());
      json.writeStringProperty("Info", info.info());
      json.writeStringProperty("Who", info.who());
      json.writeStringProperty("Version", info.version());
      json.writeStringProperty("Created", info.created().toString());
      json.writeStringProperty("Path", info.path());
      heartbeat.ifPresent(beat -> json.writeStringProperty("Heartbeat", beat.toString()));
      json.writeEndObject();
    });
  }

  /**
   * Reads the record of anybody's lock. Tolerant, for a lock must never be in the way only because its
   * record is odd: empty unless there are an id and a time, other keys may be missing, more may stand there.
   */
  public static Optional<LockInfo> read(String json) {
    try {
      return JsonText.parse(json, "lock") instanceof Json.Members object
          ? Optional.of(info(object))
          : Optional.empty();
    } catch (StateException | DateTimeException e) {
      return Optional.empty();
    }
  }

  /** Reads the record of a lock with its heartbeat. */
  public static Optional<LockRecord> read(String json, LockRecord.Life life) {
    return read(json).map(info -> new LockRecord(info, heartbeat(json), life));
  }

  private static Optional<Instant> heartbeat(String json) {
    try {
      return JsonText.parse(json, "lock") instanceof Json.Members object
          ? Optional.of(Instant.parse(text(object, "Heartbeat")))
          : Optional.empty();
    } catch (StateException | DateTimeException e) {
      return Optional.empty();
    }
  }

  private static LockInfo info(Json.Members object) throws StateException {
    Json id = object.values().getOrDefault("ID", object);
    return new LockInfo(
        Fields.filledText(id, "ID"),
        text(object, "Operation"),
        text(object, "Info"),
        text(object, "Who"),
        text(object, "Version"),
        Instant.parse(text(object, "Created")),
        text(object, "Path"));
  }

  private static String text(Json.Members object, String key) {
    return object.values().get(key) instanceof Json.Text text ? text.value() : "";
  }
}
