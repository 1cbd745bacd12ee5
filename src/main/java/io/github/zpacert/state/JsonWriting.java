package io.github.zpacert.state;

import java.io.StringWriter;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/** Writes JSON that people compare and that is the same on every machine: two spaces, line feeds. */
final class JsonWriting {

  private static final JsonFactory FACTORY = new JsonFactory();
  private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");
  private static final Separators SEPARATORS = Separators.createDefaultInstance()
      .withObjectNameValueSpacing(Separators.Spacing.AFTER)
      .withObjectEmptySeparator("")
      .withArrayEmptySeparator("");

  /** Half of a surrogate pair: Java's strings and JSON's escapes can hold one, UTF-8 cannot. */
  private static final Pattern LONE_SURROGATE = Pattern.compile("\\p{Cs}");

  private JsonWriting() {}

  /** Returns the JSON that the given steps write, with a line feed at its end. */
  static String document(Consumer<JsonGenerator> steps) {
    var text = new StringWriter();
    try (JsonGenerator json = FACTORY.createGenerator(new Indented(), text)) {
      steps.accept(json);
    }
    return encodable(text.append('\n').toString());
  }

  private static String encodable(String json) {
    return holdsSurrogates(json)
        ? LONE_SURROGATE
            .matcher(json)
            .replaceAll(m -> "\\\\u%04x".formatted((int) m.group().charAt(0)))
        : json;
  }

  /** Spares nearly every state the pattern, which takes longer than all the rest. */
  private static boolean holdsSurrogates(String json) {
    for (int i = 0; i < json.length(); i++) {
      if (Character.isSurrogate(json.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static final class Indented extends ObjectWriteContext.Base {

    @Override
    public PrettyPrinter getPrettyPrinter() {
      return new DefaultPrettyPrinter(SEPARATORS)
          .withObjectIndenter(INDENT)
          .withArrayIndenter(INDENT);
    }

    @Override
    public boolean hasPrettyPrinter() {
      return true;
    }
  }
}
