package io.github.zpacert.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import java.net.URLDecoder;
import java.util.LinkedHashMap;
import java.util.Map;

/** What is encoded as {@code a=1&b=2}: query strings and sign-in forms. */
final class Form {

  static final String TYPE = "application/x-www-form-urlencoded";

  private Form() {}

  /** Decodes the body of a sign-in. */
  static ImmutableMap<String, String> ofBody(Call call) throws Refusal {
    try {
      return decode(call.body().text());
    } catch (IllegalArgumentException e) {
      throw new Refusal(Reply.oauthError("invalid_request", "the form cannot be decoded"));
    }
  }

  /**
   * Decodes; of a repeated name the first value counts.
   *
   * @throws IllegalArgumentException if a percent sign is followed by no hexadecimal number
   */
  static ImmutableMap<String, String> decode(String encoded) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String pair : Splitter.on('&').omitEmptyStrings().split(encoded)) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      values.putIfAbsent(URLDecoder.decode(name, UTF_8), URLDecoder.decode(value, UTF_8));
    }
    return ImmutableMap.copyOf(values);
  }
}
