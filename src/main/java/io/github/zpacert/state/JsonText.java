package io.github.zpacert.state;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.zpacert.diag.Position;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.state.StateException.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.json.JsonFactory;

/**
 * Parses JSON into values that know their places. Refuses a name that stands twice in an object.
 *
 * <p>No message quotes the text: a file given by mistake may hold what must not be printed.
 */
final class JsonText {

  private static final int MAX_DEPTH = 20;
  private static final String HINT =
      "restore a copy of the state; it is not meant to be edited by hand";
  private static final JsonFactory FACTORY = JsonFactory.builder()
      .streamReadConstraints(
          StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
      .build();

  private final JsonParser parser;
  private final String file;

  private JsonText(JsonParser parser, String file) {
    this.parser = parser;
    this.file = file;
  }

  /**
   * Parses one value that is all of the text.
   *
   * @param file names the text in messages
   */
  static Json parse(String text, String file) throws StateException {
    if (text.isBlank()) {
      throw unreadable(Position.of(file), "the file is empty");
    }
    try (JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), text)) {
      return new JsonText(parser, file).document();
    } catch (StreamConstraintsException e) {
      throw unreadable(Position.of(file), "no state: values nested too deeply, or too long");
    } catch (JacksonException e) {
      boolean atEnd = e.getLocation().getCharOffset() >= text.length();
      throw unreadable(
          at(file, e.getLocation()),
          atEnd ? "the file ends in the middle: it was cut off" : "not JSON");
    }
  }

  static StateException unreadable(Position at, String message) {
    return new StateException(
        Kind.UNREADABLE, Problem.error(at, message).withHint(HINT).toString());
  }

  private Json document() throws StateException {
    Json root = value(parser.nextToken());
    if (parser.nextToken() != null) {
      throw unreadable(here(), "something follows the end of the state");
    }
    return root;
  }

  private Json value(JsonToken token) throws StateException {
    Position at = here();
    return switch (token) {
      case VALUE_STRING -> new Json.Text(at, parser.getString());
      case VALUE_NUMBER_INT -> new Json.Whole(at, parser.getString());
      case VALUE_TRUE, VALUE_FALSE -> new Json.Flag(at, token == JsonToken.VALUE_TRUE);
      case START_ARRAY -> new Json.Items(at, items());
      case START_OBJECT -> new Json.Members(at, members());
      case VALUE_NULL -> new Json.Other(at, "null");
      default -> new Json.Other(at, "a number with a fraction");
    };
  }

  private ImmutableList<Json> items() throws StateException {
    var items = ImmutableList.<Json>builder();
    for (JsonToken t = parser.nextToken(); t != JsonToken.END_ARRAY; t = parser.nextToken()) {
      items.add(value(t));
    }
    return items.build();
  }

  private ImmutableMap<String, Json> members() throws StateException {
    Map<String, Json> members = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      Position at = here();
      if (members.put(name, value(parser.nextToken())) != null) {
        throw unreadable(at, "\"" + name + "\" stands twice in the same object");
      }
    }
    return ImmutableMap.copyOf(members);
  }

  private Position here() {
    return at(file, parser.currentTokenLocation());
  }

  private static Position at(String file, TokenStreamLocation place) {
    return new Position(file, place.getLineNr(), place.getColumnNr());
  }
}
