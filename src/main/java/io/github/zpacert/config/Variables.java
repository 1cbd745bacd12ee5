package io.github.zpacert.config;

import com.google.common.collect.ImmutableMap;
import io.github.zpacert.diag.Position;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces references such as <code>${env:NAME}</code> and <code>${env:NAME:-default}</code> in values;
 * a doubled dollar sign makes a literal of what looks like one. Works on what the parser made of a
 * file, so that no variable can bring keys with it; and once, so that none can bring references.
 */
final class Variables {

  private static final int LONGEST_VALUE = 1 << 20;
  private static final Pattern REFERENCE =
      Pattern.compile("\\$\\{env:(?<name>[A-Za-z_][A-Za-z0-9_]*)(:-(?<default>[^}]*))?}");
  private static final int SHOWN = 20;

  private final ImmutableMap<String, String> environment;
  private final Problems problems;

  Variables(Map<String, String> environment, Problems problems) {
    this.environment = ImmutableMap.copyOf(environment);
    this.problems = problems;
  }

  /** Returns the text with all references replaced, or nothing after reporting those that cannot be. */
  Optional<String> expand(String written, Position at) {
    return written.contains("${") ? new Expansion(written, at).run() : Optional.of(written);
  }

  /** One text on its way from left to right. */
  private final class Expansion {

    private final String written;
    private final Position at;
    private final Matcher reference;
    private final StringBuilder expanded = new StringBuilder();
    private boolean failed;
    private int next;

    Expansion(String written, Position at) {
      this.written = written;
      this.at = at;
      this.reference = REFERENCE.matcher(written);
    }

    Optional<String> run() {
      while (next < written.length() && !failed) {
        step();
      }
      return failed ? Optional.empty() : Optional.of(expanded.toString());
    }

    private void step() {
      if (written.startsWith("$${", next)) {
        expanded.append("${");
        next += 3;
      } else if (!written.startsWith("${", next)) {
        expanded.append(written.charAt(next++));
      } else if (reference.region(next, written.length()).lookingAt()) {
        replace();
        next = reference.end();
      } else {
        fail(
            "no reference can be made of " + Quoted.of(shown()),
            "write ${env:NAME}, ${env:NAME:-default}, or $${ for a literal ${");
      }
    }

    private void replace() {
      String name = reference.group("name");
      Optional<String> fallback = Optional.ofNullable(reference.group("default"));
      // as in a shell, an empty variable gives way to a default
      Optional<String> value = Optional.ofNullable(environment.get(name))
          .filter(v -> fallback.isEmpty() || !v.isEmpty());
      value
          .or(() -> fallback)
          .ifPresentOrElse(
              this::append,
              () -> fail(
                  "environment variable " + Quoted.of(name) + " is not set",
                  "set it, or write ${env:" + name + ":-default}"));
    }

    private void append(String value) {
      if (expanded.length() + value.length() > LONGEST_VALUE) {
        fail("the value grows beyond 1 MiB", "let its variables hold less");
      } else {
        expanded.append(value);
      }
    }

    private String shown() {
      int end = Math.min(written.length(), next + SHOWN);
      int brace = written.indexOf('}', next);
      return written.substring(next, brace < 0 ? end : Math.min(end, brace + 1));
    }

    private void fail(String message, String hint) {
      problems.error(at, message, hint);
      failed = true;
    }
  }
}
