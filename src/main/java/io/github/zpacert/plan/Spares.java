package io.github.zpacert.plan;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.model.Desired;
import io.github.zpacert.model.Fingerprint;
import io.github.zpacert.model.Live;
import io.github.zpacert.model.Owned;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Finds the object that holds a wanted certificate already, though not under its name: an upload that
 * an interrupted rotation has left, or a retired one. What is there need not be uploaded.
 */
final class Spares {

  private final LiveIndex index;

  Spares(LiveIndex index) {
    this.index = index;
  }

  /**
   * Returns it, if there is one.
   *
   * @param owned what the state says at the address
   */
  Optional<Live> holding(Desired desired, Optional<Owned> owned) {
    Fingerprint content = desired.facts().fingerprint();
    String microtenantId = desired.microtenantId();
    return owned.stream()
        .flatMap(Spares::ids)
        .flatMap(id -> index.withId(microtenantId, id).stream())
        .filter(l -> l.holds(content) && !l.isUntouchable())
        .findFirst()
        .or(() -> index.holding(
            microtenantId, StagedName.of(desired.address().name(), content), content));
  }

  private static Stream<String> ids(Owned owned) {
    // of two that hold the same, the one that was retired last
    ImmutableList<String> retired = owned.retired().reverse().stream()
        .map(r -> r.id())
        .collect(ImmutableList.toImmutableList());
    return Stream.concat(owned.staged().map(s -> s.id()).stream(), retired.stream());
  }
}
