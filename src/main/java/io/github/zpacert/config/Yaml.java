package io.github.zpacert.config;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.zpacert.diag.Position;
import java.util.regex.Pattern;

/** A YAML document as a tree: what stands where. Scalars keep their very text. */
sealed interface Yaml {

  Position at();

  /** Returns how much reading the node costs, with all beneath it; an alias weighs what it stands for. */
  long weight();

  /** Names the node in a message: {@code a list}, {@code a number}. Never shows it: it may be a secret. */
  String describe();

  /** What a plain scalar means by the core schema of YAML 1.2. A quoted one is always a text. */
  enum Kind {
    NULL,
    BOOLEAN,
    NUMBER,
    TEXT
  }

  /**
   * A single value.
   *
   * @param text as written, unquoted and unescaped
   * @param plain whether it stood without quotes and not as a block
   */
  record Scalar(Position at, String text, boolean plain) implements Yaml {

    private static final long TEXT_PER_WEIGHT = 64;
    private static final Pattern NULL = Pattern.compile("|~|null|Null|NULL");
    private static final Pattern BOOLEAN = Pattern.compile("true|True|TRUE|false|False|FALSE");
    private static final Pattern NUMBER = Pattern.compile(
        "[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?"
            + "|[-+]?\\.(inf|Inf|INF)|\\.(nan|NaN|NAN)");

    @Override
    public long weight() {
      return 1 + text.length() / TEXT_PER_WEIGHT;
    }

    Kind kind() {
      if (!plain) {
        return Kind.TEXT;
      }
      if (NULL.matcher(text).matches()) {
        return Kind.NULL;
      }
      if (BOOLEAN.matcher(text).matches()) {
        return Kind.BOOLEAN;
      }
      return startsLikeANumber() && NUMBER.matcher(text).matches() ? Kind.NUMBER : Kind.TEXT;
    }

    // spares nearly every text the expensive pattern
    private boolean startsLikeANumber() {
      char first = text.charAt(0);
      return (first >= '0' && first <= '9') || first == '-' || first == '+' || first == '.';
    }

    @Override
    public String describe() {
      return switch (kind()) {
        case NULL -> "nothing";
        case BOOLEAN -> text;
        case NUMBER -> "a number";
        case TEXT -> "a text";
      };
    }
  }

  /** A list. */
  record Sequence(Position at, ImmutableList<Yaml> items, long weight) implements Yaml {
    @Override
    public String describe() {
      return "a list";
    }
  }

  /** Keys and values, in the order of the file. */
  record Mapping(Position at, ImmutableMap<String, Field> fields, long weight) implements Yaml {
    @Override
    public String describe() {
      return "a mapping";
    }
  }

  /** The value of a key, and where the key stands. */
  record Field(Position keyAt, Yaml value) {}
}
