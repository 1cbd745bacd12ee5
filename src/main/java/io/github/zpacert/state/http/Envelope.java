package io.github.zpacert.state.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import io.github.zpacert.state.Blob;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a server is given to keep: the state, and a count of its writes in front. A run saves many times under one serial
 * of ours, but GitLab keeps every write as a version of its own, by the {@code serial} at the top, and takes none twice.
 *
 * @param revision of this write; the next one has a higher one
 * @param lock the id of the lock under which it was written
 */
record Envelope(long revision, String lock, String state) {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Pattern START =
      Pattern.compile("\\{\"serial\":(\\d{1,18}),\"lock\":\"([^\"\\\\]*)\",\"state\":\\n");

  byte[] bytes() {
    return (start() + state.stripTrailing() + "}\n").getBytes(UTF_8);
  }

  private String start() {
    return "{\"serial\":%d,\"lock\":\"%s\",\"state\":\n".formatted(revision, lock);
  }

  /** Finds the envelope in what a server keeps; empty for a bare state, which somebody has put there by hand. */
  static Optional<Envelope> read(byte[] body) {
    String text = new String(body, UTF_8);
    Matcher start = START.matcher(text);
    return start.lookingAt()
        ? Optional.of(new Envelope(
            Long.parseLong(start.group(1)), start.group(2), rest(text.substring(start.end()))))
        : reformatted(text);
  }

  /** What is cut off lacks our closing brace, and its reader will say so. */
  private static String rest(String text) {
    String state = text.stripTrailing();
    boolean isWhole = state.endsWith("}\n}") || state.endsWith("}}");
    return isWhole ? state.substring(0, state.length() - 1) : state;
  }

  /** A server may keep JSON as JSON, with blanks and an order of its own. */
  private static Optional<Envelope> reformatted(String text) {
    if (!text.contains("\"state\"")) {
      return Optional.empty();
    }
    try {
      JsonNode root = JSON.readTree(text);
      JsonNode state = root.path("state");
      return state.isObject() && root.path("serial").isIntegralNumber()
          ? Optional.of(new Envelope(
              root.path("serial").longValue(),
              root.path("lock").asString(""),
              state.toPrettyString()))
          : Optional.empty();
    } catch (JacksonException e) {
      return Optional.empty();
    }
  }

  /** Returns the content for the reader of states, with a tag by which a foreign write is known. */
  Blob blob() {
    return new Blob(state.getBytes(UTF_8), tag());
  }

  String tag() {
    return revision + " " + lock;
  }

  /** Returns what is stored without an envelope. */
  static Blob bare(byte[] body) {
    return new Blob(body, Hashing.sha256().hashBytes(body).toString());
  }
}
