package io.github.zpacert.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * An answer.
 *
 * @param body empty for none
 */
record Reply(int status, ImmutableMap<String, String> headers, String body) {

  private static final String JSON = "application/json";

  static Reply json(int status, JsonNode node) {
    return new Reply(status, ImmutableMap.of("content-type", JSON), node.toString());
  }

  static Reply noContent() {
    return new Reply(204, ImmutableMap.of(), "");
  }

  /** An error as ZPA itself words it. */
  static Reply error(int status, String id, String reason, String... params) {
    ObjectNode node = Json.object();
    if (params.length > 0) {
      ArrayNode array = node.putArray("params");
      for (String param : params) {
        array.add(param);
      }
    }
    return json(status, node.put("id", id).put("reason", reason));
  }

  /** An error as an OAuth server words it. */
  static Reply oauthError(String error, String description) {
    return json(400, Json.object().put("error", error).put("error_description", description));
  }

  /** The recorded 401 of the gateway before ZPA. */
  static Reply gatewayUnauthorized() {
    return json(
        401,
        Json.object()
            .put("detail", "unauthorized")
            .put("type", "")
            .put("title", "")
            .put("status", ""));
  }

  /** The recorded 404 of a path that leads nowhere, or to a feature that the tenant has not. */
  static Reply noHandler() {
    return error(404, "resource.not.found", "No handler found");
  }

  static Reply accessDenied(int status) {
    return error(status, "access.denied", "Access denied");
  }

  /** The recorded 429. */
  static Reply tooManyRequests(String retryAfter) {
    return json(
            429,
            Json.object()
                .put("exception", "invalid.toomanyrequests")
                .put("id", "invalid.toomanyrequests")
                .put("reason", "Exceeded the number of requests allowed."))
        .with("retry-after", retryAfter);
  }

  static Reply html(int status, String title) {
    String page = "<html><head><title>" + title + "</title></head><body><h1>" + title
        + "</h1></body></html>\n";
    return new Reply(status, ImmutableMap.of("content-type", "text/html"), page);
  }

  Reply with(String header, String value) {
    return new Reply(
        status,
        ImmutableMap.<String, String>builder()
            .putAll(headers)
            .put(header, value)
            .buildOrThrow(),
        body);
  }

  byte[] bytes() {
    return body.getBytes(UTF_8);
  }
}
