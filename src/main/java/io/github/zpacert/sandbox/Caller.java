package io.github.zpacert.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;

/** Who shows up as {@code modifiedBy}: the API names an id there, not a client id. */
final class Caller {

  /** The administrator behind what a test does to the world by itself. */
  static final String PORTAL = "216196257331372700";

  private static final long FIRST = 216196257331373000L;
  private static final int MANY = 1_000_000;

  private Caller() {}

  /** Returns the id of a client, which is always the same for the same client. */
  static String idOf(String clientId) {
    int number = Math.floorMod(Hashing.sha256().hashString(clientId, UTF_8).asInt(), MANY);
    return Long.toString(FIRST + number);
  }
}
