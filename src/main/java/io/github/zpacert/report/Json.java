package io.github.zpacert.report;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.SerializableString;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.io.CharacterEscapes;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON of this package. Written in ASCII, so that no text from outside can steer a terminal that shows a file; read
 * strictly: no repeated keys, nothing after the end.
 */
final class Json {

  private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .characterEscapes(new DeleteEscaped())
          .build())
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .build();

  private static final ObjectWriter PRETTY = MAPPER
      .writer()
      .with(new DefaultPrettyPrinter(Separators.createDefaultInstance()
              .withObjectNameValueSpacing(Separators.Spacing.AFTER)
              .withObjectEmptySeparator("")
              .withArrayEmptySeparator(""))
          .withObjectIndenter(new DefaultIndenter("  ", "\n")));

  private Json() {}

  static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  static ArrayNode array() {
    return JsonNodeFactory.instance.arrayNode();
  }

  /** Returns a document over several lines, with a final line feed. */
  static String document(JsonNode tree) {
    return PRETTY.writeValueAsString(tree) + "\n";
  }

  /** Returns a document on one line, without a line feed. */
  static String line(JsonNode tree) {
    return MAPPER.writeValueAsString(tree);
  }

  /**
   * Reads one document.
   *
   * @throws JacksonException if the text is none; its message may quote the text
   */
  static JsonNode parse(String text) {
    return MAPPER.readTree(text);
  }

  static void put(ObjectNode object, String name, Optional<String> text) {
    text.ifPresentOrElse(t -> object.put(name, t), () -> object.putNull(name));
  }

  static void putTime(ObjectNode object, String name, Optional<Instant> time) {
    put(object, name, time.map(Instant::toString));
  }

  /** Jackson takes DEL for ASCII that can be seen. */
  private static final class DeleteEscaped extends CharacterEscapes {

    private static final long serialVersionUID = 1L;
    private static final int DELETE = 0x7f;

    @Override
    public int[] getEscapeCodesForAscii() {
      int[] codes = standardAsciiEscapesForJSON();
      codes[DELETE] = ESCAPE_STANDARD;
      return codes;
    }

    @Override
    public @Nullable SerializableString getEscapeSequence(int character) {
      return null;
    }
  }
}
