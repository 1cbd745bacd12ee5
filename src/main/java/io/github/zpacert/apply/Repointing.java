package io.github.zpacert.apply;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.zpacert.model.ConsumerObject;
import io.github.zpacert.plan.Action.Replace;
import io.github.zpacert.plan.Use;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * One object to be pointed to new certificates: a segment whose applications show several certificates
 * is written once for all of them.
 *
 * @param replaces the actions that it is written for
 * @param successors id of the new certificate by that of the old one
 */
record Repointing(
    ConsumerObject object,
    ImmutableList<Replace> replaces,
    ImmutableMap<String, String> successors) {

  /**
   * Returns what has to be written for the given replaces.
   *
   * @param uploadIds the id of the object that holds the new content of each
   */
  static ImmutableList<Repointing> of(
      Collection<Replace> replaces, Function<Replace, String> uploadIds) {
    Map<ConsumerObject, Set<Replace>> byObject = new LinkedHashMap<>();
    for (Replace replace : replaces) {
      for (Use use : replace.repoints()) {
        byObject
            .computeIfAbsent(use.consumer().object(), o -> new LinkedHashSet<>())
            .add(replace);
      }
    }
    return byObject.entrySet().stream()
        .map(e -> new Repointing(
            e.getKey(),
            ImmutableList.copyOf(e.getValue()),
            e.getValue().stream()
                .collect(ImmutableMap.toImmutableMap(r -> r.before().id(), uploadIds))))
        .collect(ImmutableList.toImmutableList());
  }
}
