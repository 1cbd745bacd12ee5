package io.github.zpacert.zpa;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.json.JsonWriteFeature;

/** Reading JSON as a stream, as loosely typed as the API writes it. */
final class Json {

  private static final int MAX_STRING = 4 * 1024 * 1024;
  private static final int MAX_DEPTH = 100;

  // the parser must not close what it reads: whoever opened the answer still drains it
  static final JsonFactory FACTORY = JsonFactory.builder()
      .streamReadConstraints(StreamReadConstraints.builder()
          .maxStringLength(MAX_STRING)
          .maxNestingDepth(MAX_DEPTH)
          .build())
      .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
      .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
      .build();

  private Json() {}

  static JsonParser parser(InputStream body) {
    return FACTORY.createParser(ObjectReadContext.empty(), body);
  }

  static JsonParser parser(String body) {
    return FACTORY.createParser(ObjectReadContext.empty(), body);
  }

  /**
   * Returns a parser that stands on the first token.
   *
   * @throws IOException if there is none: some proxies answer so when they lost the server
   */
  static JsonParser started(InputStream body) throws IOException {
    JsonParser parser = parser(body);
    if (parser.nextToken() == null) {
      throw new IOException("the answer is empty");
    }
    return parser;
  }

  /**
   * Takes the value at hand: a string, a number or a boolean as its text, never by way of a floating point number;
   * empty for null. Passes over objects and arrays.
   */
  static Optional<String> scalar(JsonParser parser) {
    JsonToken token = parser.currentToken();
    if (token.isScalarValue() && token != JsonToken.VALUE_NULL) {
      return Optional.of(parser.getString());
    }
    parser.skipChildren();
    return Optional.empty();
  }
}
