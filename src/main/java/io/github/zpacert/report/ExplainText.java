package io.github.zpacert.report;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import io.github.zpacert.model.Code;
import java.util.Arrays;
import java.util.stream.Stream;

/** Explanations for a person. */
public final class ExplainText {

  private static final int WIDTH = 100;
  private static final String INDENT = "  ";

  private ExplainText() {}

  /** Returns one line for each code below a heading. */
  public static String table() {
    Stream<ImmutableList<String>> rows = Arrays.stream(Code.values())
        .map(c -> ImmutableList.of(
            c.word(), DefaultLevel.of(c), firstSentence(Explanations.of(c).meaning())));
    return Table.of(Stream.concat(Stream.of(ImmutableList.of("CODE", "DEFAULT", "MEANING")), rows)
        .toList());
  }

  public static String of(Code code) {
    Explanation explanation = Explanations.of(code);
    return code.word() + " (" + DefaultLevel.of(code) + ")\n"
        + part("What it means", explanation.meaning())
        + part("Why it matters", explanation.why())
        + part("What to do", explanation.fix())
        + part("How to turn it off", explanation.off());
  }

  private static String firstSentence(String text) {
    int end = text.indexOf(". ");
    return end < 0 ? text : text.substring(0, end + 1);
  }

  private static String part(String heading, String text) {
    StringBuilder out = new StringBuilder("\n").append(heading).append('\n').append(INDENT);
    int column = INDENT.length();
    for (String word : Splitter.on(' ').split(text)) {
      if (column + 1 + word.length() > WIDTH) {
        out.append('\n').append(INDENT);
        column = INDENT.length();
      }
      if (column > INDENT.length()) {
        out.append(' ');
        column++;
      }
      out.append(word);
      column += word.length();
    }
    return out.append('\n').toString();
  }
}
