package io.github.zpacert.plan;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableMap;
import io.github.zpacert.model.Fingerprint;
import io.github.zpacert.model.Live;
import java.util.Locale;
import java.util.Optional;

/** Finds live objects by id and by name, in one microtenant at a time. */
final class LiveIndex {

  private record Key(String microtenantId, String text) {}

  private final ImmutableMap<Key, Live> byId;
  private final ImmutableListMultimap<Key, Live> byName;
  private final ImmutableListMultimap<Key, Live> byFoldedName;

  LiveIndex(ImmutableList<Live> live) {
    byId = live.stream()
        .collect(ImmutableMap.toImmutableMap(
            l -> new Key(l.microtenantId(), l.id()), l -> l, (first, second) -> first));
    ImmutableListMultimap.Builder<Key, Live> names = ImmutableListMultimap.builder();
    ImmutableListMultimap.Builder<Key, Live> folded = ImmutableListMultimap.builder();
    for (Live l : byId.values()) {
      l.name().forms().forEach(form -> names.put(new Key(l.microtenantId(), form), l));
      folded.put(new Key(l.microtenantId(), fold(l.name().text())), l);
    }
    byName = names.build();
    byFoldedName = folded.build();
  }

  Optional<Live> withId(String microtenantId, String id) {
    return Optional.ofNullable(byId.get(new Key(microtenantId, id)));
  }

  ImmutableList<Live> named(String microtenantId, String name) {
    return byName.get(new Key(microtenantId, name));
  }

  /** Returns those whose names differ from the given one in case alone. */
  ImmutableList<Live> namedInOtherCase(String microtenantId, String name) {
    return byFoldedName.get(new Key(microtenantId, fold(name))).stream()
        .filter(l -> !l.name().says(name))
        .collect(ImmutableList.toImmutableList());
  }

  /** Returns the object of that name which holds that content, if there is exactly one. */
  Optional<Live> holding(String microtenantId, String name, Fingerprint content) {
    ImmutableList<Live> found = named(microtenantId, name).stream()
        .filter(l -> l.holds(content))
        .collect(ImmutableList.toImmutableList());
    return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
  }

  private static String fold(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
