package io.github.zpacert.state;

import com.google.common.collect.ImmutableSet;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * An encrypted state as it is stored: JSON in which serial and lineage can be read by anybody.
 *
 * @param data the state's own JSON, encrypted, in Base64
 */
record EncryptedState(long serial, String lineage, Parameters parameters, String data) {

  private static final String CIPHER = "AES-256-GCM";
  private static final ImmutableSet<String> FIELDS =
      ImmutableSet.of("version", "serial", "lineage", "encryption", "data");
  private static final ImmutableSet<String> PARAMETERS =
      ImmutableSet.of("cipher", "derivation", "salt", "nonce");

  /**
   * How it was encrypted.
   *
   * @param derivation of the key; {@link CipherKey#NONE} if the key was given itself
   * @param salt in Base64; empty for a key that was given itself
   * @param nonce in Base64
   */
  record Parameters(String derivation, String salt, String nonce) {}

  /** Returns what the bytes hold if they are an encrypted state; nothing if they are something else. */
  static Optional<EncryptedState> find(byte[] utf8, String name) throws StateException {
    String text = new String(utf8, StandardCharsets.UTF_8);
    if (!text.contains("\"encryption\"")) {
      return Optional.empty();
    }
    Json root = JsonText.parse(text, name);
    boolean isEncrypted =
        root instanceof Json.Members members && members.values().containsKey("encryption");
    return isEncrypted ? Optional.of(read(root)) : Optional.empty();
  }

  private static EncryptedState read(Json root) throws StateException {
    StateReader.version(root);
    Fields fields = Fields.of(root, "the encrypted state", FIELDS);
    Fields how = Fields.of(fields.required("encryption"), "\"encryption\"", PARAMETERS);
    if (!how.text("cipher").equals(CIPHER)) {
      throw JsonText.unreadable(
          how.required("cipher").at(), "\"cipher\" must be \"" + CIPHER + "\"");
    }
    return new EncryptedState(
        fields.count("serial"),
        fields.filledText("lineage"),
        new Parameters(how.filledText("derivation"), how.text("salt"), how.filledText("nonce")),
        fields.filledText("data"));
  }

  EncryptedState with(String encrypted) {
    return new EncryptedState(serial, lineage, parameters, encrypted);
  }

  /** Returns what stands in the clear and is authenticated with the rest. */
  String authenticated() {
    return String.join(
        "\n",
        Integer.toString(StateJson.VERSION),
        Long.toString(serial),
        lineage,
        CIPHER,
        parameters.derivation(),
        parameters.salt());
  }

  String write() {
    return JsonWriting.document(json -> {
      json.writeStartObject();
      json.writeNumberProperty("version", StateJson.VERSION);
      json.writeNumberProperty("serial", serial);
      json.writeStringProperty("lineage", lineage);
      json.writeObjectPropertyStart("encryption");
      json.writeStringProperty("cipher", CIPHER);
      json.writeStringProperty("derivation", parameters.derivation());
      json.writeStringProperty("salt", parameters.salt());
      json.writeStringProperty("nonce", parameters.nonce());
      json.writeEndObject();
      json.writeStringProperty("data", data);
      json.writeEndObject();
    });
  }
}
