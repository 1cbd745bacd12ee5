package io.github.zpacert.sandbox;

import com.google.common.collect.ImmutableMap;
import java.util.Optional;

/**
 * A request that has been read.
 *
 * @param path without {@code /zpa}
 * @param oneApi whether there was a {@code /zpa}, that is, whether it came through the gateway
 * @param query decoded; of a repeated parameter the first
 * @param authorization the header
 * @param contentType the header without its parameters, in lower case; empty if there is none
 */
record Call(
    String method,
    String path,
    boolean oneApi,
    ImmutableMap<String, String> query,
    Optional<String> authorization,
    String contentType,
    Body body) {

  /** A request's body, which may hold a private key, and so says nothing of itself. */
  record Body(String text) {

    @Override
    public String toString() {
      return "***";
    }
  }

  /** Returns a parameter; one that is empty counts as absent. */
  Optional<String> parameter(String name) {
    return Optional.ofNullable(query.get(name)).filter(value -> !value.isEmpty());
  }

  boolean writes() {
    return !method.equals("GET");
  }
}
