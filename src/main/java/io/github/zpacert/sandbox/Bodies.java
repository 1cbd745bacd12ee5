package io.github.zpacert.sandbox;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the JSON of a request. A refusal never quotes it, because it may hold a private key. */
final class Bodies {

  private Bodies() {}

  static ObjectNode object(Call call) throws Refusal {
    try {
      JsonNode node = Json.MAPPER.readTree(call.body().text());
      if (node.isObject()) {
        return node.asObject();
      }
    } catch (JacksonException e) {
      // falls through: the parser's own message quotes the text
    }
    throw Refusal.badRequest("bad.request", "The request body is not a JSON object.");
  }

  static String name(JsonNode body) throws Refusal {
    String name = Json.text(body, "name");
    if (name.isBlank()) {
      throw Refusal.invalid("name", "It is missing.");
    }
    return name;
  }
}
