package io.github.zpacert.report;

import com.google.common.base.Strings;
import io.github.zpacert.model.Address;
import java.util.List;

/** The lines of one action in a plan's text, as they grow. Texts from outside come here filtered. */
final class Block {

  private static final int SYMBOLS = 3;
  private static final int LABELS = 11;
  private static final String ROW = "      ";
  private static final String NEXT_LINE = " ".repeat(ROW.length() + 2 + LABELS + 2);
  private static final String NOTE = "        ";

  private final Style style;
  private final StringBuilder lines = new StringBuilder();

  Block(Style style) {
    this.style = style;
  }

  /** Adds the comment line that says what will happen and why, and the line with the symbol. */
  Block head(Mark mark, Address address, String fate, String reason) {
    String name = Printable.of(address.toString());
    lines.append("  # ").append(style.bold(name)).append(' ').append(fate);
    lines.append(": ").append(Printable.of(reason)).append('\n');
    return line(mark, name);
  }

  /** Adds a line that begins with an action's symbol. */
  Block line(Mark mark, String text) {
    String indent = " ".repeat(SYMBOLS - mark.symbol().length());
    lines.append(indent).append(mark.in(style)).append(' ').append(text).append('\n');
    return this;
  }

  Block row(Mark mark, String label, String value) {
    return row(mark, label, List.of(value));
  }

  /** Adds a row whose value may go over several lines. */
  Block row(Mark mark, String label, List<String> values) {
    lines.append(ROW).append(mark.in(style)).append(' ');
    lines.append(Strings.padEnd(label, LABELS, ' ')).append("  ");
    lines.append(String.join("\n" + NEXT_LINE, values)).append('\n');
    return this;
  }

  /** Adds a sentence about the whole. */
  Block note(String text) {
    lines.append(NOTE).append('(').append(text).append(")\n");
    return this;
  }

  @Override
  public String toString() {
    return lines.toString();
  }
}
