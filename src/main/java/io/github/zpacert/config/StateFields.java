package io.github.zpacert.config;

import com.google.common.collect.ImmutableSet;
import com.google.common.primitives.Ints;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.model.Secret;
import java.util.Optional;
import java.util.regex.Pattern;

/** The keys of {@code state}, each with the environment variable that speaks where the files are silent. */
record StateFields(Fields fields, Environment environment) {

  private static final Pattern REFERENCE = Pattern.compile("\\$\\{env:[A-Za-z_][A-Za-z0-9_]*}");
  private static final Pattern CREDENTIAL = Pattern.compile(
      "(?i)(access|secret|session|api|private)?_?(key|token|secret|password|credentials?)(_?id)?");
  private static final Pattern BLIND_TRUST =
      Pattern.compile("(?i)skip_?cert_?verification|insecure");

  Problems problems() {
    return fields.problems();
  }

  /**
   * Reports every key that is not known, and says so when it is one that shall not be.
   *
   * @param credentials where this backend has its credentials from
   */
  void refuseUnknown(ImmutableSet<String> known, String credentials) {
    fields.mapping().fields().forEach((key, field) -> {
      if (known.contains(key)) {
        return;
      }
      Problem unknown = Problem.error(field.keyAt(), "unknown key " + Quoted.of(key));
      if (BLIND_TRUST.matcher(key).matches()) {
        problems()
            .add(
                unknown.withHint(
                    "a server's certificate is always verified: name its authority in ZPACERT_CA_BUNDLE"));
      } else if (CREDENTIAL.matcher(key).matches()) {
        problems().add(unknown.withHint(credentials));
      } else {
        problems().add(Fields.unknown(key, field.keyAt(), known));
      }
    });
  }

  /** Returns what is written; where nothing is, what the first variable that is set says. */
  Optional<Text> text(String key, String... variables) {
    if (fields.has(key)) {
      return fields.text(key).filter(this::isFilled);
    }
    for (String variable : variables) {
      Optional<Text> value = environment.value(variable);
      if (value.isPresent()) {
        return value;
      }
    }
    return Optional.empty();
  }

  private boolean isFilled(Text text) {
    boolean filled = !text.value().isBlank();
    if (!filled) {
      problems().add(text.problem("must not be empty"));
    }
    return filled;
  }

  /** As {@link #text}, and reports when there is none. */
  Optional<Text> required(String key, String... variables) {
    Optional<Text> text = text(key, variables);
    if (text.isEmpty() && !fields.has(key)) {
      String or = variables.length == 0 ? "" : ", or set " + variables[0];
      problems().error(fields.at(), Quoted.of(key) + " is missing in \"state\"", "write it" + or);
    }
    return text;
  }

  /** Returns a whole number from 0 on. */
  int number(String key, String variable, int otherwise) {
    Optional<Text> text =
        fields.has(key) ? fields.textOrNumber(key, "a whole number") : environment.value(variable);
    Optional<Integer> number =
        text.flatMap(t -> Optional.ofNullable(Ints.tryParse(t.value()))).filter(n -> n >= 0);
    if (number.isEmpty()) {
      text.ifPresent(t -> problems().add(t.mustBe("a whole number")));
    }
    return number.orElse(otherwise);
  }

  /** Returns a secret, which a file may only refer to. */
  Optional<Secret> secret(String key, String variable) {
    return text(key, variable).flatMap(text -> secret(text, variable));
  }

  /**
   * Takes a text as a secret.
   *
   * @param variable that could hold it as well; may be empty
   */
  Optional<Secret> secret(Text text, String variable) {
    return isSecret(text, variable) ? Optional.of(Secret.of(text.value())) : Optional.empty();
  }

  /** Returns a private key, which a file may only refer to. */
  Optional<Text> privateKey(String key, String variable) {
    Optional<Text> text = fields.has(key)
        ? fields.privateKey(key).filter(this::isFilled)
        : environment.value(variable);
    return text.filter(t -> isSecret(t, variable));
  }

  /** Whether nothing of the text stands in a file; reports it if something does. */
  private boolean isSecret(Text text, String variable) {
    boolean secret = isReference(text);
    if (!secret) {
      String or = variable.isEmpty() ? "" : ", or set " + variable;
      problems().add(text.problem("must not stand in a file").withHint("write ${env:NAME}" + or));
    }
    return secret;
  }

  /** Whether the text is all the environment's: nothing of it stands in a file. */
  static boolean isReference(Text text) {
    return text.at().isEmpty() || REFERENCE.matcher(text.written()).matches();
  }
}
