package io.github.zpacert.diag;

import java.util.Comparator;

/**
 * A place in a file that a person wrote.
 *
 * @param file as the user named it, so that a terminal can make a link of it
 * @param line counted from 1; 0 when only the file is known
 * @param column counted from 1; 0 when only the file is known
 */
public record Position(String file, int line, int column) implements Comparable<Position> {

  private static final Comparator<Position> ORDER = Comparator.comparing(Position::file)
      .thenComparingInt(Position::line)
      .thenComparingInt(Position::column);

  /** Returns the place that is the whole of a file. */
  public static Position of(String file) {
    return new Position(file, 0, 0);
  }

  @Override
  public int compareTo(Position other) {
    return ORDER.compare(this, other);
  }

  /** Renders as {@code zpacert.yaml:12:5}, or as the bare file when no line is known. */
  @Override
  public String toString() {
    return line == 0 ? file : file + ":" + line + ":" + column;
  }
}
