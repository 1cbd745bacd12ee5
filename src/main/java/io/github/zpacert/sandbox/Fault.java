package io.github.zpacert.sandbox;

import java.util.Arrays;
import java.util.Optional;

/** A way in which a request goes wrong though nothing is wrong with the request. */
enum Fault {
  /** 401 as it comes under load: the token is fine, nothing was done. */
  OVERLOADED("401", false),
  THROTTLED("429", false),
  INTERNAL_ERROR("500", false),
  BAD_GATEWAY("502", false),
  UNAVAILABLE("503", false),
  GATEWAY_TIMEOUT("504", false),
  /** A proxy's 502 page instead of JSON; nothing was done. */
  HTML("html", false),
  /** The connection is closed without an answer; nothing was done. */
  RESET("reset", false),
  /** The work is done, then the connection is closed without an answer. */
  LOST_REPLY("lost-reply", true),
  /** The work is done, then the connection is closed after half of the answer. An empty answer comes whole. */
  TRUNCATED("truncated", true),
  /** The work is done, and no answer ever comes. */
  TIMEOUT("timeout", true);

  private final String word;
  private final boolean afterWork;

  Fault(String word, boolean afterWork) {
    this.word = word;
    this.afterWork = afterWork;
  }

  static Optional<Fault> named(String word) {
    return Arrays.stream(values()).filter(f -> f.word.equals(word)).findFirst();
  }

  /** The name by which users ask for it. */
  String word() {
    return word;
  }

  /** Whether the request takes effect all the same. */
  boolean afterWork() {
    return afterWork;
  }
}
