package io.github.zpacert.config;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.zpacert.diag.Position;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.diag.Suggestion;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** The keys of a mapping, handed out by the type that is expected; a key without a value is reported. */
record Fields(Yaml.Mapping mapping, Reading reading) {

  private static final ImmutableSet<String> CREDENTIALS = ImmutableSet.of(
      "clientid",
      "clientsecret",
      "privatekey",
      "secret",
      "apikey",
      "apisecret",
      "token",
      "accesstoken",
      "username",
      "password");

  /** Returns the keys of a section that no file has. */
  static Fields none(Position at, Reading reading) {
    return new Fields(new Yaml.Mapping(at, ImmutableMap.of(), 1), reading);
  }

  Position at() {
    return mapping.at();
  }

  boolean has(String key) {
    return mapping.fields().containsKey(key);
  }

  /** Returns where the value of a key stands, or the mapping itself when the key is not there. */
  Position at(String key) {
    Yaml.Field field = mapping.fields().get(key);
    return field == null ? at() : field.value().at();
  }

  /** Returns where a key stands that is there. */
  Position keyAt(String key) {
    Yaml.Field field = mapping.fields().get(key);
    return field == null ? at() : field.keyAt();
  }

  /** Reports every key that is not known, with the nearest that is. */
  void refuseUnknown(ImmutableSet<String> known) {
    mapping.fields().forEach((key, field) -> {
      if (!known.contains(key)) {
        problems().add(unknown(key, field.keyAt(), known));
      }
    });
  }

  /** As {@link #refuseUnknown}, and tells where credentials belong when a key asks for one. */
  void refuseUnknownAndCredentials(ImmutableSet<String> known) {
    mapping.fields().forEach((key, field) -> {
      if (!known.contains(key)) {
        problems()
            .add(
                isCredential(key)
                    ? credential(key, field.keyAt())
                    : unknown(key, field.keyAt(), known));
      }
    });
  }

  /** Returns the value of a key, if the key is there and has one. */
  Optional<Yaml> value(String key) {
    Yaml.Field field = mapping.fields().get(key);
    if (field == null) {
      return Optional.empty();
    }
    if (field.value() instanceof Yaml.Scalar scalar && scalar.kind() == Yaml.Kind.NULL) {
      problems()
          .error(field.keyAt(), Quoted.of(key) + " has no value", "give it one, or leave it out");
      return Optional.empty();
    }
    return Optional.of(field.value());
  }

  Optional<Fields> mapping(String key) {
    return value(key).flatMap(node -> reading.mapping(node, Quoted.of(key)));
  }

  ImmutableList<Yaml> list(String key) {
    return value(key).map(node -> reading.list(node, Quoted.of(key))).orElse(ImmutableList.of());
  }

  Optional<Text> text(String key) {
    return value(key).flatMap(node -> reading.text(node, Quoted.of(key)));
  }

  /** Returns a text that may be a private key. */
  Optional<Text> privateKey(String key) {
    return value(key).flatMap(node -> reading.privateKey(node, Quoted.of(key)));
  }

  Optional<Text> textOrNumber(String key, String expected) {
    return value(key).flatMap(node -> reading.textOrNumber(node, Quoted.of(key), expected));
  }

  Optional<Boolean> flag(String key) {
    return value(key).flatMap(node -> reading.flag(node, Quoted.of(key)));
  }

  Optional<Path> path(String key) {
    return text(key).flatMap(reading::path);
  }

  Problems problems() {
    return reading.problems();
  }

  static Problem unknown(String key, Position at, ImmutableSet<String> known) {
    return Problem.error(at, "unknown key " + Quoted.of(key))
        .withHint(Suggestion.forWord(key, known)
            .orElseGet(() -> "known here: " + Joiner.on(", ").join(known)));
  }

  private static boolean isCredential(String key) {
    return CREDENTIALS.contains(key.toLowerCase(Locale.ROOT).replaceAll("[-_]", ""));
  }

  private static Problem credential(String key, Position at) {
    return Problem.error(at, Quoted.of(key) + " has no place in a file")
        .withHint("credentials come from the environment only: ZSCALER_CLIENT_ID with"
            + " ZSCALER_CLIENT_SECRET or ZSCALER_PRIVATE_KEY, or ZPA_CLIENT_ID with"
            + " ZPA_CLIENT_SECRET");
  }
}
