package io.github.zpacert.evidence;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The JSON of this package: one line, without blanks, in ASCII, so that nothing in it can steer a terminal. */
final class Json {

  private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .build())
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .build();

  private Json() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  /** Returns the object on one line. Jackson takes DEL for ASCII that can be seen; it can stand in texts alone. */
  static String line(ObjectNode object) {
    return MAPPER.writeValueAsString(object).replace("\u007f", "\\u007f");
  }

  /** Reads one object; nothing of what is none. */
  static Optional<ObjectNode> read(String line) {
    try {
      return MAPPER.readTree(line) instanceof ObjectNode object
          ? Optional.of(object)
          : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  /** Puts a text, or null. */
  static void put(ObjectNode object, String name, Optional<String> text) {
    text.ifPresentOrElse(t -> object.put(name, t), () -> object.putNull(name));
  }
}
