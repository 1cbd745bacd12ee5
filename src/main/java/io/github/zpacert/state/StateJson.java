package io.github.zpacert.state;

import io.github.zpacert.diag.Position;
import io.github.zpacert.model.Intent;
import io.github.zpacert.model.Owned;
import io.github.zpacert.model.State;
import io.github.zpacert.model.TenantPin;
import io.github.zpacert.state.StateException.Kind;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JsonGenerator;

/**
 * The state as JSON text, and back. Pure; {@code read(write(state))} is {@code state}, and equal states are
 * equal texts. The format is {@code schema/state.schema.json}.
 */
public final class StateJson {

  /** The version of the format that is written, and the only one that is read. */
  public static final int VERSION = 1;

  /** Far above any tenant's size; what is larger was not written by us. */
  static final int MAX_BYTES = 64 * 1024 * 1024;

  private StateJson() {}

  /**
   * Reads a state.
   *
   * @param name names the text in messages: its file, or its address
   * @throws StateException of {@link Kind#UNREADABLE}, with line and column, if it is not a state of this version
   */
  public static State read(String json, String name) throws StateException {
    return StateReader.read(JsonText.parse(json, name));
  }

  /** Reads a state from the bytes of a file, which must be UTF-8. */
  public static State read(byte[] utf8, String name) throws StateException {
    if (utf8.length > MAX_BYTES) {
      throw JsonText.unreadable(
          Position.of(name), "the file has more than %d bytes".formatted(MAX_BYTES));
    }
    try {
      ByteBuffer bytes = ByteBuffer.wrap(utf8);
      return read(StandardCharsets.UTF_8.newDecoder().decode(bytes).toString(), name);
    } catch (CharacterCodingException e) {
      throw JsonText.unreadable(Position.of(name), "the file is not UTF-8");
    }
  }

  /** Writes a state: indented, in a fixed order, with a line feed at the end; it can be encoded as UTF-8. */
  public static String write(State state) {
    return JsonWriting.document(json -> write(json, state));
  }

  private static void write(JsonGenerator json, State state) {
    json.writeStartObject();
    json.writeNumberProperty("version", VERSION);
    json.writeNumberProperty("serial", state.serial());
    json.writeStringProperty("lineage", state.lineage());
    json.writeName("tenant");
    write(json, state.pin());
    json.writeArrayPropertyStart("resources");
    state.resources().values().forEach(owned -> write(json, owned));
    json.writeEndArray();
    json.writeArrayPropertyStart("journal");
    state.journal().forEach(intent -> write(json, intent));
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, TenantPin pin) {
    json.writeStartObject();
    json.writeStringProperty("customerId", pin.customerId());
    json.writeStringProperty("cloud", pin.cloud());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Owned owned) {
    json.writeStartObject();
    json.writeStringProperty("address", owned.address().toString());
    json.writeStringProperty("id", owned.id());
    json.writeStringProperty("microtenantId", owned.microtenantId());
    json.writeStringProperty("fingerprint", owned.fingerprint().hex());
    json.writeStringProperty("publicKey", owned.publicKey().hex());
    json.writeStringProperty("notBefore", owned.notBefore().toString());
    json.writeStringProperty("notAfter", owned.notAfter().toString());
    json.writeStringProperty("description", owned.description());
    json.writeBooleanProperty("protect", owned.protect());
    owned.staged().ifPresent(staged -> write(json, staged));
    if (!owned.retired().isEmpty()) {
      json.writeArrayPropertyStart("retired");
      owned.retired().forEach(retired -> write(json, retired));
      json.writeEndArray();
    }
    json.writeStringProperty("writtenAt", owned.writtenAt().toString());
    json.writeStringProperty("writtenBy", owned.writtenBy());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Owned.Staged staged) {
    json.writeObjectPropertyStart("staged");
    json.writeStringProperty("id", staged.id());
    json.writeStringProperty("name", staged.name());
    json.writeStringProperty("fingerprint", staged.fingerprint().hex());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Owned.Retired retired) {
    json.writeStartObject();
    json.writeStringProperty("id", retired.id());
    json.writeStringProperty("name", retired.name());
    json.writeStringProperty("fingerprint", retired.fingerprint().hex());
    json.writeStringProperty("keepUntil", retired.keepUntil().toString());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Intent intent) {
    json.writeStartObject();
    json.writeStringProperty("operation", StateReader.word(intent.operation()));
    json.writeStringProperty("address", intent.address().toString());
    json.writeStringProperty("microtenantId", intent.microtenantId());
    json.writeStringProperty("name", intent.name());
    intent.id().ifPresent(id -> json.writeStringProperty("id", id));
    intent.fingerprint().ifPresent(f -> json.writeStringProperty("fingerprint", f.hex()));
    intent.consumer().ifPresent(c -> json.writeStringProperty("consumer", StateReader.word(c)));
    json.writeStringProperty("at", intent.at().toString());
    json.writeEndObject();
  }
}
