package io.github.zpacert.evidence;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * A record as it stands in a log, its digest verified.
 *
 * @param number of its line, from 1
 * @param line without the line feed
 */
public record Entry(long number, String line, ObjectNode json, String digest) {

  /** Reads a line; nothing if it is not as it was sealed. */
  static Optional<Entry> of(long number, String line) {
    return Seal.intact(line)
        .flatMap(digest -> Json.read(line).map(json -> new Entry(number, line, json, digest)));
  }

  public String type() {
    return text("type");
  }

  /** Returns which run it tells of; empty for what is no run's. */
  public String run() {
    return text("run");
  }

  /** Returns when it was written; the beginning of time if it does not say. */
  public Instant time() {
    try {
      return Instant.parse(text("time"));
    } catch (DateTimeException e) {
      return Instant.EPOCH;
    }
  }

  /** Returns its number in the log; -1 if it does not say. */
  public long seq() {
    return json.path("seq").asLong(-1);
  }

  String previous() {
    return text("previous");
  }

  /** Returns a text, or nothing where there is none. */
  public String text(String name) {
    return json.path(name).asString("");
  }
}
