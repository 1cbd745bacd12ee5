package io.github.zpacert.report;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.List;

/** Lines of a label and a value, the values below each other. Values from outside are filtered here. */
final class FactLines {

  private final List<ImmutableList<String>> rows = new ArrayList<>();

  /** Adds a line; an empty value is shown as nothing. */
  FactLines add(String label, String value) {
    rows.add(ImmutableList.of(label, value.isEmpty() ? Table.NOTHING : Printable.of(value)));
    return this;
  }

  @Override
  public String toString() {
    return Table.of(rows);
  }
}
