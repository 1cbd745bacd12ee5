package io.github.zpacert.evidence;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Sorts the records of a log by the runs that they tell of. */
public final class Stories implements Consumer<Entry> {

  private final Map<String, List<Entry>> runs = new LinkedHashMap<>();

  @Override
  public void accept(Entry entry) {
    if (!entry.run().isEmpty()) {
      runs.computeIfAbsent(entry.run(), r -> new ArrayList<>()).add(entry);
    }
  }

  /** Returns every run in the order in which they began. */
  public ImmutableList<Story> all() {
    return runs.values().stream()
        .map(entries -> new Story(ImmutableList.copyOf(entries)))
        .collect(toImmutableList());
  }
}
