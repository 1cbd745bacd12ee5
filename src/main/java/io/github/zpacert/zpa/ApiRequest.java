package io.github.zpacert.zpa;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.model.Secret;
import io.github.zpacert.tenant.Write;
import java.net.URI;
import java.util.Optional;
import org.apache.hc.core5.http.HttpEntity;

/**
 * A request to the API, ready to be sent as often as it takes.
 *
 * @param what the operation and its object in a person's words, {@code create "Default/portal"}
 * @param right what a role must have so that this is not forbidden, for people
 * @param secrets what the body holds that must not come back in a message
 * @param write what it changes; absent for one that reads
 */
record ApiRequest(
    String method,
    URI uri,
    String what,
    String right,
    Optional<HttpEntity> body,
    ImmutableList<Secret> secrets,
    Optional<Write> write) {

  private static final String CERTIFICATES = "the permission \"Certificate Management\"";

  static ApiRequest get(URI uri, String what) {
    return new ApiRequest(
        "GET", uri, what, CERTIFICATES, Optional.empty(), ImmutableList.of(), Optional.empty());
  }

  static ApiRequest post(URI uri, String what, JsonBody body, Secret secret, Write write) {
    return new ApiRequest(
        "POST",
        uri,
        what,
        CERTIFICATES,
        Optional.of(body),
        ImmutableList.of(secret),
        Optional.of(write));
  }

  static ApiRequest put(URI uri, String what, HttpEntity body, Write write) {
    return new ApiRequest(
        "PUT", uri, what, CERTIFICATES, Optional.of(body), ImmutableList.of(), Optional.of(write));
  }

  static ApiRequest delete(URI uri, String what, Write write) {
    return new ApiRequest(
        "DELETE",
        uri,
        what,
        CERTIFICATES,
        Optional.empty(),
        ImmutableList.of(),
        Optional.of(write));
  }

  /** Returns the same, for objects to which another right leads than to certificates. */
  ApiRequest needing(String otherRight) {
    return new ApiRequest(method, uri, what, otherRight, body, secrets, write);
  }

  /** Returns the same for a page of the list. */
  ApiRequest page(int number) {
    return new ApiRequest(method, Paths.page(uri, number), what, right, body, secrets, write);
  }

  /** Renders as {@code PUT /mgmtconfig/v1/…/certificate/7001}. */
  String line() {
    String query = uri.getRawQuery();
    return method + " " + uri.getRawPath() + (query == null ? "" : "?" + query);
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
