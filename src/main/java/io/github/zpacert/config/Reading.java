package io.github.zpacert.config;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.diag.Position;
import io.github.zpacert.diag.Problem;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The reading of one file: turns nodes into values of the type that is expected, or reports them.
 *
 * @param directory of the file; its relative paths start here
 */
record Reading(Path directory, Variables variables, Problems problems) {

  private static final String PRIVATE_KEY = "PRIVATE KEY-----";

  Optional<Fields> mapping(Yaml node, String label) {
    if (node instanceof Yaml.Mapping mapping) {
      return Optional.of(new Fields(mapping, this));
    }
    report(node, label, "a mapping");
    return Optional.empty();
  }

  /** Returns the items of a list, or none when it is not one. */
  ImmutableList<Yaml> list(Yaml node, String label) {
    if (node instanceof Yaml.Sequence sequence) {
      return sequence.items();
    }
    report(node, label, "a list");
    return ImmutableList.of();
  }

  /** Returns a text with its references to the environment expanded. */
  Optional<Text> text(Yaml node, String label) {
    return privateKey(node, label).filter(this::holdsNoKey);
  }

  /** As {@link #text}, and may hold a private key: the caller sees to it that it does not stand in the file. */
  Optional<Text> privateKey(Yaml node, String label) {
    if (node instanceof Yaml.Scalar scalar && scalar.kind() == Yaml.Kind.TEXT) {
      return withVariables(scalar, label);
    }
    boolean quotable = node instanceof Yaml.Scalar scalar && scalar.kind() != Yaml.Kind.NULL;
    problems.add(
        quotable
            ? unexpected(node, label, "a text").withHint("put it in quotes")
            : unexpected(node, label, "a text"));
    return Optional.empty();
  }

  /** Returns a text, or a number as the very text that stands in the file. */
  Optional<Text> textOrNumber(Yaml node, String label, String expected) {
    if (node instanceof Yaml.Scalar scalar
        && (scalar.kind() == Yaml.Kind.TEXT || scalar.kind() == Yaml.Kind.NUMBER)) {
      return expanded(scalar, label);
    }
    report(node, label, expected);
    return Optional.empty();
  }

  /** Returns true or false; a reference to the environment may stand for either. */
  Optional<Boolean> flag(Yaml node, String label) {
    if (node instanceof Yaml.Scalar scalar) {
      if (scalar.kind() == Yaml.Kind.BOOLEAN) {
        return Optional.of(Boolean.parseBoolean(scalar.text()));
      }
      if (scalar.kind() == Yaml.Kind.TEXT && (scalar.plain() || scalar.text().contains("${"))) {
        return expanded(scalar, label).flatMap(this::flag);
      }
    }
    report(node, label, "true or false");
    return Optional.empty();
  }

  private Optional<Boolean> flag(Text text) {
    if (text.value().equals("true") || text.value().equals("false")) {
      return Optional.of(Boolean.valueOf(text.value()));
    }
    problems.add(text.mustBe("true or false"));
    return Optional.empty();
  }

  /** Returns a path, resolved against the file's folder. Never shows what is not one: it may be a key. */
  Optional<Path> path(Text text) {
    try {
      if (text.value().isEmpty()) {
        problems.add(text.problem("must not be empty"));
      } else if (!Characters.allPrintable(text.value())) {
        problems.add(text.problem("must name a file, not hold what is in it"));
      } else {
        return Optional.of(directory.resolve(text.value()));
      }
    } catch (InvalidPathException e) {
      problems.add(text.problem("must be a path that this system can hold"));
    }
    return Optional.empty();
  }

  void report(Yaml node, String label, String expected) {
    problems.add(unexpected(node, label, expected));
  }

  private static Problem unexpected(Yaml node, String label, String expected) {
    return Problem.error(node.at(), label + " must be " + expected + ", not " + node.describe());
  }

  private Optional<Text> expanded(Yaml.Scalar scalar, String label) {
    return withVariables(scalar, label).filter(this::holdsNoKey);
  }

  private Optional<Text> withVariables(Yaml.Scalar scalar, String label) {
    Position at = scalar.at();
    return variables
        .expand(scalar.text(), at)
        .map(value -> new Text(Optional.of(at), label, scalar.text(), value));
  }

  private boolean holdsNoKey(Text text) {
    boolean harmless = !text.value().contains(PRIVATE_KEY);
    if (!harmless) {
      problems.add(text.problem("holds a private key")
          .withHint("no key may stand here: name a file, {env: NAME} or {exec: [...]}"));
    }
    return harmless;
  }
}
