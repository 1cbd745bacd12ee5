package io.github.zpacert.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.hash.Hashing;
import java.util.Arrays;
import tools.jackson.databind.JsonNode;

/**
 * One text for one document, whatever order and blanks it was written with: RFC 8785 for texts, whole numbers and
 * booleans, which is all that we write.
 */
final class CanonicalJson {

  private CanonicalJson() {}

  /** Returns the SHA-256 of the canonical text, in hexadecimal. */
  static String sha256(JsonNode tree) {
    return Hashing.sha256().hashString(of(tree), UTF_8).toString();
  }

  static String of(JsonNode tree) {
    StringBuilder out = new StringBuilder();
    append(out, tree);
    return out.toString();
  }

  private static void append(StringBuilder out, JsonNode node) {
    if (node.isObject()) {
      appendObject(out, node);
    } else if (node.isArray()) {
      appendArray(out, node);
    } else if (node.isString()) {
      appendText(out, node.stringValue());
    } else {
      out.append(node);
    }
  }

  private static void appendObject(StringBuilder out, JsonNode object) {
    String[] names = object.propertyNames().toArray(new String[0]);
    Arrays.sort(names);
    String separator = "{";
    for (String name : names) {
      out.append(separator);
      appendText(out, name);
      append(out.append(':'), object.path(name));
      separator = ",";
    }
    out.append(object.isEmpty() ? "{}" : "}");
  }

  private static void appendArray(StringBuilder out, JsonNode array) {
    String separator = "[";
    for (JsonNode item : array) {
      append(out.append(separator), item);
      separator = ",";
    }
    out.append(array.isEmpty() ? "[]" : "]");
  }

  private static void appendText(StringBuilder out, String text) {
    out.append('"');
    int done = 0;
    for (int i = 0; i < text.length(); i++) {
      if (mustBeEscaped(text, i)) {
        out.append(text, done, i).append(escape(text.charAt(i)));
        done = i + 1;
      }
    }
    out.append(text, done, text.length()).append('"');
  }

  /** Half a character is escaped too: it has no UTF-8 form, and all of them would hash alike. */
  private static boolean mustBeEscaped(String text, int index) {
    char unit = text.charAt(index);
    return unit < ' ' || unit == '"' || unit == '\\' || isHalf(text, index);
  }

  private static String escape(char unit) {
    return switch (unit) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case '\b' -> "\\b";
      case '\t' -> "\\t";
      case '\n' -> "\\n";
      case '\f' -> "\\f";
      case '\r' -> "\\r";
      default -> String.format("\\u%04x", (int) unit);
    };
  }

  /** Whether the unit is one of a surrogate pair whose other half is missing. */
  private static boolean isHalf(String text, int index) {
    char unit = text.charAt(index);
    if (!Character.isSurrogate(unit)) {
      return false;
    }
    return Character.isHighSurrogate(unit)
        ? index + 1 == text.length() || !Character.isLowSurrogate(text.charAt(index + 1))
        : index == 0 || !Character.isHighSurrogate(text.charAt(index - 1));
  }
}
