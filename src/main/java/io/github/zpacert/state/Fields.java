package io.github.zpacert.state;

import com.google.common.collect.ImmutableSet;
import com.google.common.primitives.Longs;
import io.github.zpacert.diag.Suggestion;
import io.github.zpacert.model.Address;
import io.github.zpacert.model.Fingerprint;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The fields of a JSON object, taken by name: the known ones and no other, each of its own kind. */
final class Fields {

  /** What {@link Instant} writes; it reads more, such as offsets. */
  private static final Pattern INSTANT =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?Z");

  private final Json.Members object;
  private final String what;

  private Fields(Json.Members object, String what) {
    this.object = object;
    this.what = what;
  }

  /**
   * Takes an object of which all field names are known.
   *
   * @param what names the object in messages
   */
  static Fields of(Json json, String what, ImmutableSet<String> known) throws StateException {
    Json.Members object = as(Json.Members.class, json, what, "an object");
    for (Map.Entry<String, Json> field : object.values().entrySet()) {
      if (!known.contains(field.getKey())) {
        throw unknown(field, what, known);
      }
    }
    return new Fields(object, what);
  }

  /** Returns a field that must be there, whatever it is. */
  Json required(String name) throws StateException {
    return optional(name)
        .orElseThrow(() -> JsonText.unreadable(object.at(), what + " has no \"" + name + "\""));
  }

  Optional<Json> optional(String name) {
    return Optional.ofNullable(object.values().get(name));
  }

  String text(String name) throws StateException {
    return as(Json.Text.class, required(name), quoted(name), "a string").value();
  }

  /** Returns a text of at least one character. */
  String filledText(String name) throws StateException {
    return filledText(required(name), name);
  }

  static String filledText(Json json, String name) throws StateException {
    String text = as(Json.Text.class, json, quoted(name), "a string").value();
    if (text.isEmpty()) {
      throw JsonText.unreadable(json.at(), quoted(name) + " is empty");
    }
    return text;
  }

  boolean flag(String name) throws StateException {
    return as(Json.Flag.class, required(name), quoted(name), "true or false").value();
  }

  /** Returns a number from 0 on. */
  long count(String name) throws StateException {
    Json json = required(name);
    String digits = as(Json.Whole.class, json, quoted(name), "a whole number").digits();
    return Optional.ofNullable(Longs.tryParse(digits))
        .filter(n -> n >= 0)
        .orElseThrow(() ->
            JsonText.unreadable(json.at(), quoted(name) + " must be from 0 to " + Long.MAX_VALUE));
  }

  Instant instant(String name) throws StateException {
    String text = text(name);
    try {
      if (INSTANT.matcher(text).matches()) {
        return Instant.parse(text);
      }
    } catch (DateTimeException e) {
      // of the right shape, but no day or no hour: refused below
    }
    throw JsonText.unreadable(
        required(name).at(), quoted(name) + " must be a time such as 2026-11-23T10:00:00Z");
  }

  Fingerprint fingerprint(String name) throws StateException {
    return fingerprint(required(name), name);
  }

  static Fingerprint fingerprint(Json json, String name) throws StateException {
    String hex = as(Json.Text.class, json, quoted(name), "a string").value();
    if (!Fingerprint.isValid(hex)) {
      throw JsonText.unreadable(
          json.at(), quoted(name) + " must be 64 lower-case hexadecimal digits");
    }
    return new Fingerprint(hex);
  }

  Address address(String name) throws StateException {
    String text = text(name);
    Json json = required(name);
    return Address.parse(text)
        .orElseThrow(() -> JsonText.unreadable(
            json.at(), quoted(name) + " must be \"Microtenant/name\", not \"" + text + "\""));
  }

  static <J extends Json> J as(Class<J> kind, Json json, String what, String expected)
      throws StateException {
    if (kind.isInstance(json)) {
      return kind.cast(json);
    }
    throw JsonText.unreadable(
        json.at(), "%s must be %s, not %s".formatted(what, expected, json.kind()));
  }

  private static StateException unknown(
      Map.Entry<String, Json> field, String what, ImmutableSet<String> known) {
    String guess = Suggestion.forWord(field.getKey(), known).map(s -> "; " + s).orElse("");
    return JsonText.unreadable(
        field.getValue().at(), "unknown field \"" + field.getKey() + "\" in " + what + guess);
  }

  private static String quoted(String name) {
    return "\"" + name + "\"";
  }
}
