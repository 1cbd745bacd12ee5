package io.github.zpacert.report;

import com.google.common.collect.ImmutableList;
import java.util.List;

/** Columns of text, each as wide as its widest cell, counted in code points. Cells come here filtered. */
final class Table {

  /** What stands in a cell that has nothing to say. */
  static final String NOTHING = "-";

  private static final String GAP = "  ";

  private Table() {}

  /** Returns a line for each row, all of which have the same number of cells; no line ends in blanks. */
  static String of(List<ImmutableList<String>> rows) {
    int[] widths = new int[rows.isEmpty() ? 0 : rows.get(0).size()];
    for (ImmutableList<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], width(row.get(i)));
      }
    }
    StringBuilder out = new StringBuilder();
    rows.forEach(r -> out.append(line(r, widths)).append('\n'));
    return out.toString();
  }

  private static String line(ImmutableList<String> row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = row.get(i);
      line.append(cell).append(" ".repeat(widths[i] - width(cell))).append(GAP);
    }
    return line.toString().stripTrailing();
  }

  private static int width(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
