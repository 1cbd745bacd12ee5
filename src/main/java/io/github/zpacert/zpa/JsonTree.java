package io.github.zpacert.zpa;

import java.io.IOException;
import java.io.InputStream;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * JSON as a whole, for what is written back as it was read: members keep their order, numbers their digits. A member
 * that comes twice is refused, since only one of the two could be written back.
 */
final class JsonTree {

  private static final JsonMapper MAPPER = JsonMapper.builder(Json.FACTORY)
      .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
      .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
      .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
      .build();

  private JsonTree() {}

  static ObjectNode read(InputStream body) throws IOException, MalformedException {
    try (JsonParser parser = Json.started(body)) {
      return object(MAPPER.readTree(parser));
    }
  }

  /** Reads what {@link #text} has written. */
  static ObjectNode parse(String text) throws MalformedException {
    return object(MAPPER.readTree(text));
  }

  private static ObjectNode object(JsonNode tree) throws MalformedException {
    if (tree instanceof ObjectNode object) {
      return object;
    }
    throw new MalformedException("the answer is not a JSON object");
  }

  /** Returns a parser that stands on the tree's first token. */
  static JsonParser tokens(JsonNode tree) {
    JsonParser parser = MAPPER.treeAsTokens(tree);
    parser.nextToken();
    return parser;
  }

  /** Returns the tree in ASCII, on one line. */
  static String text(JsonNode tree) {
    return MAPPER.writeValueAsString(tree);
  }

  static HttpEntity entity(JsonNode tree) {
    return new ByteArrayEntity(
        MAPPER.writeValueAsBytes(tree), ContentType.create("application/json"));
  }
}
