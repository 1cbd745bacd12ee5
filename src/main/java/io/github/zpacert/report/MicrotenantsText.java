package io.github.zpacert.report;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.model.Microtenant;
import java.util.Collection;
import java.util.stream.Stream;

/** Microtenants for a person. */
public final class MicrotenantsText {

  private MicrotenantsText() {}

  /** Returns one line for each below a heading, in the given order. */
  public static String table(Collection<Microtenant> microtenants) {
    Stream<ImmutableList<String>> rows = microtenants.stream()
        .map(m -> ImmutableList.of(Printable.of(m.id()), Printable.of(m.name())));
    return Table.of(
        Stream.concat(Stream.of(ImmutableList.of("ID", "NAME")), rows).toList());
  }
}
