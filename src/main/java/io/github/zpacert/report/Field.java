package io.github.zpacert.report;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.model.Address;
import io.github.zpacert.model.Fingerprint;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * A value in a document, and where it stands. Every reader says what must be there, and throws when it is not; no
 * message holds the value.
 *
 * @param parent what holds it; absent for the whole document
 * @param name the key or the index in that
 */
record Field(Optional<Field> parent, String name, JsonNode node) {

  private static final String NEW_PLAN = "make a new plan with \"zpacert plan --out FILE\"";
  private static final Pattern WHOLE_NUMBER = Pattern.compile("-?[0-9]{1,100}");

  /** Years of four digits: what a certificate can hold, and a calendar can count. */
  private static final Pattern TIME = Pattern.compile("[0-9]{4}-.{1,40}Z");

  static Field root(JsonNode document) {
    return new Field(Optional.empty(), "", document);
  }

  /** Returns the place (RFC 6901). Put together only when asked: most fields are as they should be. */
  String pointer() {
    return parent.map(p -> p.pointer() + "/" + escaped(name)).orElse("");
  }

  /** Returns a value of an object; it may be null, but not missing. */
  Field get(String key) throws PlanFormatException {
    Field field = child(key);
    if (field.node.isMissingNode()) {
      throw new PlanFormatException("the saved plan lacks \"" + field.pointer() + "\"", NEW_PLAN);
    }
    return field;
  }

  /** Returns a value of an object, or nothing when it is null or missing. */
  Optional<Field> find(String key) throws PlanFormatException {
    Field field = child(key);
    return field.node.isMissingNode() || field.node.isNull()
        ? Optional.empty()
        : Optional.of(field);
  }

  private Field child(String key) throws PlanFormatException {
    if (!node.isObject()) {
      throw expected("an object");
    }
    return new Field(Optional.of(this), key, node.path(key));
  }

  ImmutableList<Field> items() throws PlanFormatException {
    if (!node.isArray()) {
      throw expected("an array");
    }
    ImmutableList.Builder<Field> items = ImmutableList.builder();
    for (int i = 0; i < node.size(); i++) {
      items.add(new Field(Optional.of(this), Integer.toString(i), node.path(i)));
    }
    return items.build();
  }

  String text() throws PlanFormatException {
    if (!node.isString()) {
      throw expected("a text");
    }
    return node.stringValue();
  }

  Optional<String> optionalText() throws PlanFormatException {
    return node.isNull() ? Optional.empty() : Optional.of(text());
  }

  /**
   * Returns the one of the values that is written as this text.
   *
   * @param what the values are, for the message when none is
   */
  <T> T oneOf(T[] values, Function<T, String> word, String what) throws PlanFormatException {
    String text = text();
    for (T value : values) {
      if (word.apply(value).equals(text)) {
        return value;
      }
    }
    throw expected(what);
  }

  boolean flag() throws PlanFormatException {
    if (!node.isBoolean()) {
      throw expected("true or false");
    }
    return node.booleanValue();
  }

  /** Returns a number that counts something: whole, and not negative. */
  long count() throws PlanFormatException {
    if (!node.isIntegralNumber() || !node.canConvertToLong() || node.longValue() < 0) {
      throw expected("a whole number from 0 on");
    }
    return node.longValue();
  }

  int smallCount() throws PlanFormatException {
    long count = count();
    if (count > Integer.MAX_VALUE) {
      throw expected("a smaller number");
    }
    return (int) count;
  }

  /** Returns a whole number of any size, which is written as text. */
  BigInteger wholeNumber() throws PlanFormatException {
    String text = text();
    if (!WHOLE_NUMBER.matcher(text).matches()) {
      throw expected("a whole number as text");
    }
    return new BigInteger(text);
  }

  Instant time() throws PlanFormatException {
    String text = text();
    try {
      if (TIME.matcher(text).matches()) {
        return Instant.parse(text);
      }
    } catch (DateTimeException e) {
      // said below
    }
    throw expected("a time in UTC like 2026-11-23T10:00:00Z");
  }

  Optional<Instant> optionalTime() throws PlanFormatException {
    return node.isNull() ? Optional.empty() : Optional.of(time());
  }

  Fingerprint fingerprint() throws PlanFormatException {
    String text = text();
    if (!Fingerprint.isValid(text)) {
      throw expected("a SHA-256 of 64 lower-case hexadecimal digits");
    }
    return new Fingerprint(text);
  }

  Address address() throws PlanFormatException {
    Optional<Address> address = Address.parse(text());
    if (address.isEmpty()) {
      throw expected("an address like Default/portal.example.com");
    }
    return address.get();
  }

  PlanFormatException expected(String what) {
    return new PlanFormatException(
        "the saved plan's \"" + pointer() + "\" is not " + what, NEW_PLAN);
  }

  static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
