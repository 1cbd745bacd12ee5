package io.github.zpacert.config;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.Sets;
import io.github.zpacert.material.Source;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads one source: a path, or a mapping with exactly one of the keys that name a kind. */
final class SourceReader {

  /** What a source is for, which decides the kinds that it may be of. */
  record Role(String label, ImmutableSet<String> kinds, ImmutableSet<String> extras) {}

  private static final ImmutableSet<String> TEXT_KINDS = ImmutableSet.of("file", "env", "exec");
  private static final ImmutableSet<String> ALL_KINDS =
      ImmutableSet.of("file", "env", "exec", "keystore");
  private static final ImmutableSet<String> KEYSTORE_EXTRAS = ImmutableSet.of("alias", "password");
  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  static final Role CERTIFICATE = new Role("\"certificate\"", ALL_KINDS, KEYSTORE_EXTRAS);
  static final Role PRIVATE_KEY =
      new Role("\"privateKey\"", ALL_KINDS, ImmutableSet.of("alias", "password", "passphrase"));
  static final Role PASSPHRASE = new Role("\"passphrase\"", TEXT_KINDS, ImmutableSet.of());
  static final Role KEY = new Role("\"key\"", TEXT_KINDS, ImmutableSet.of());
  private static final Role PASSWORD = new Role("\"password\"", TEXT_KINDS, ImmutableSet.of());

  private final Reading reading;

  SourceReader(Reading reading) {
    this.reading = reading;
  }

  Optional<Source> read(Yaml node, Role role) {
    if (node instanceof Yaml.Mapping mapping) {
      return mapping(new Fields(mapping, reading), role);
    }
    if (node instanceof Yaml.Sequence) {
      reading.report(node, role.label(), "a path or a mapping");
      return Optional.empty();
    }
    return reading.text(node, role.label()).flatMap(this::file);
  }

  private Optional<Source> mapping(Fields fields, Role role) {
    fields.refuseUnknown(Sets.union(role.kinds(), role.extras()).immutableCopy());
    ImmutableList<String> kinds =
        role.kinds().stream().filter(fields::has).collect(toImmutableList());
    if (kinds.size() != 1) {
      reading
          .problems()
          .error(
              fields.at(),
              role.label() + " must have exactly one of " + Joiner.on(", ").join(role.kinds())
                  + ", not " + (kinds.isEmpty() ? "none" : Joiner.on(" and ").join(kinds)));
      return Optional.empty();
    }
    String kind = kinds.get(0);
    if (!kind.equals("keystore")) {
      refuseKeystoreExtras(fields, role, kind);
    }
    return ofKind(fields, kind);
  }

  private void refuseKeystoreExtras(Fields fields, Role role, String kind) {
    Sets.intersection(KEYSTORE_EXTRAS, role.extras()).stream()
        .filter(fields::has)
        .forEach(key -> reading
            .problems()
            .error(fields.keyAt(key), Quoted.of(key) + " goes with keystore, not with " + kind));
  }

  private Optional<Source> ofKind(Fields fields, String kind) {
    return switch (kind) {
      case "file" -> fields.text("file").flatMap(this::file);
      case "env" -> fields.text("env").flatMap(this::env);
      case "exec" -> exec(fields);
      default -> keystore(fields);
    };
  }

  private Optional<Source> file(Text text) {
    return reading.path(text).map(path -> new Source.OfFile(path, text.value()));
  }

  private Optional<Source> env(Text text) {
    if (!VARIABLE.matcher(text.value()).matches()) {
      reading.problems().add(text.problem("must be the name of an environment variable"));
      return Optional.empty();
    }
    return Optional.of(new Source.OfEnv(text.value()));
  }

  private Optional<Source> exec(Fields fields) {
    Optional<Yaml> node = fields.value("exec");
    ImmutableList<Yaml> words = fields.list("exec");
    ImmutableList<String> command = words.stream()
        .flatMap(word -> reading.text(word, "a word of \"exec\"").stream())
        .filter(this::fitsACommand)
        .map(Text::value)
        .collect(toImmutableList());
    if (node.orElse(null) instanceof Yaml.Sequence
        && (words.isEmpty() || (!command.isEmpty() && command.get(0).isEmpty()))) {
      reading.problems().error(fields.at("exec"), "\"exec\" must begin with a program");
      return Optional.empty();
    }
    return command.isEmpty() || command.size() < words.size()
        ? Optional.empty()
        : Optional.of(new Source.OfExec(command, reading.directory()));
  }

  // the operating system ends a word at the first NUL
  private boolean fitsACommand(Text word) {
    boolean fits = word.value().indexOf('\0') < 0;
    if (!fits) {
      reading.problems().add(word.problem("must not hold a NUL character"));
    }
    return fits;
  }

  private Optional<Source> keystore(Fields fields) {
    Optional<Text> written = fields.text("keystore");
    Optional<Path> path = written.flatMap(reading::path);
    Optional<String> alias = fields.text("alias").filter(this::isNamed).map(Text::value);
    Optional<Source> password = fields.value("password").flatMap(n -> read(n, PASSWORD));
    if (!fields.has("password")) {
      reading
          .problems()
          .error(
              fields.at(),
              "\"password\" is missing for the keystore",
              "name its source: a file, {env: NAME} or {exec: [...]}");
    }
    return path.flatMap(p ->
        password.map(s -> new Source.OfKeystore(p, written.map(Text::value).orElse(""), alias, s)));
  }

  private boolean isNamed(Text alias) {
    boolean named = !alias.value().isEmpty();
    if (!named) {
      reading.problems().add(alias.problem("must not be empty"));
    }
    return named;
  }
}
