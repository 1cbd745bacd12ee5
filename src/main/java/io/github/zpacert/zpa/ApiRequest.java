package io.github.zpacert.zpa;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.model.Secret;
import java.net.URI;
import java.util.Optional;

/**
 * A request to the API, ready to be sent as often as it takes.
 *
 * @param what the operation and its object in a person's words, {@code create "Default/portal"}
 * @param secrets what the body holds that must not come back in a message
 */
record ApiRequest(
    String method, URI uri, String what, Optional<JsonBody> body, ImmutableList<Secret> secrets) {

  static ApiRequest get(URI uri, String what) {
    return new ApiRequest("GET", uri, what, Optional.empty(), ImmutableList.of());
  }

  static ApiRequest post(URI uri, String what, JsonBody body, Secret secret) {
    return new ApiRequest("POST", uri, what, Optional.of(body), ImmutableList.of(secret));
  }

  static ApiRequest put(URI uri, String what, JsonBody body) {
    return new ApiRequest("PUT", uri, what, Optional.of(body), ImmutableList.of());
  }

  static ApiRequest delete(URI uri, String what) {
    return new ApiRequest("DELETE", uri, what, Optional.empty(), ImmutableList.of());
  }

  boolean isRead() {
    return method.equals("GET");
  }

  boolean isDelete() {
    return method.equals("DELETE");
  }

  /** Whether sending it twice does no more than sending it once. */
  boolean isIdempotent() {
    return !method.equals("POST");
  }
}
