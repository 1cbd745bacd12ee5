package io.github.zpacert.state;

import com.google.common.hash.Hashing;
import io.github.zpacert.diag.Position;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.model.Intent;
import io.github.zpacert.model.Owned;
import io.github.zpacert.model.State;
import io.github.zpacert.model.TenantPin;
import io.github.zpacert.state.StateException.Kind;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JsonGenerator;

/**
 * The state as JSON text, and back. Pure; {@code read(write(state))} is {@code state}, and equal states are
 * equal texts. The format is {@code schema/state.schema.json}. The text holds a checksum of all the rest of
 * it: what was changed by anybody else is not read.
 */
public final class StateJson {

  /** The version of the format that is written. */
  public static final int VERSION = 2;

  /** The oldest version that is read; it has no checksum yet. */
  static final int OLDEST_VERSION = 1;

  /** Far above any tenant's size; what is larger was not written by us. */
  public static final int MAX_BYTES = 64 * 1024 * 1024;

  /** The line before which the checksum stands; no text within the state can look like it. */
  private static final String SERIAL = "  \"serial\": ";

  private StateJson() {}

  /**
   * Reads a state.
   *
   * @param name names the text in messages: its file, or its address
   * @throws StateException of {@link Kind#UNREADABLE}, with line and column, if it is not a state of a known version,
   *     or not as it was written
   */
  public static State read(String json, String name) throws StateException {
    return intact(json, name).state();
  }

  private static StoredState intact(String json, String name) throws StateException {
    StoredState stored = stored(json, name);
    Optional<String> checksum = stored.checksum();
    if (checksum.isPresent() && !checksum.get().equals(checksum(stored.state()))) {
      throw new StateException(
          Kind.UNREADABLE,
          Problem.error(
                  Position.of(name),
                  "the state is not as it was written: its content does not fit its checksum")
              .withHint(
                  "restore a copy of it; if the change is meant: zpacert state push --force FILE")
              .toString());
    }
    return stored;
  }

  /** Reads a state that somebody has changed on purpose: its checksum is not looked at. */
  public static State readEdited(String json, String name) throws StateException {
    return stored(json, name).state();
  }

  static State readEdited(byte[] utf8, String name) throws StateException {
    return stored(text(utf8, name), name).state();
  }

  private static StoredState stored(String json, String name) throws StateException {
    return StateReader.read(JsonText.parse(json, name));
  }

  /** Reads a state from the bytes of a file, which must be UTF-8. */
  public static State read(byte[] utf8, String name) throws StateException {
    return intact(utf8, name).state();
  }

  /** Reads a state from bytes, with the version in which it is stored. */
  static StoredState intact(byte[] utf8, String name) throws StateException {
    return intact(text(utf8, name), name);
  }

  private static String text(byte[] utf8, String name) throws StateException {
    if (utf8.length > MAX_BYTES) {
      throw JsonText.unreadable(
          Position.of(name), "the file has more than %d bytes".formatted(MAX_BYTES));
    }
    try {
      ByteBuffer bytes = ByteBuffer.wrap(utf8);
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      throw JsonText.unreadable(Position.of(name), "the file is not UTF-8");
    }
  }

  /** Writes a state: indented, in a fixed order, with a line feed at the end; it can be encoded as UTF-8. */
  public static String write(State state) {
    String unsealed = unsealed(state);
    int at = unsealed.indexOf(SERIAL);
    return unsealed.substring(0, at) + "  \"checksum\": \"" + sha256(unsealed) + "\",\n"
        + unsealed.substring(at);
  }

  private static String checksum(State state) {
    return sha256(unsealed(state));
  }

  private static String sha256(String text) {
    return Hashing.sha256().hashString(text, StandardCharsets.UTF_8).toString();
  }

  private static String unsealed(State state) {
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
