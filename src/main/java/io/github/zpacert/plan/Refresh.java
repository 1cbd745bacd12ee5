package io.github.zpacert.plan;

import io.github.zpacert.model.Code;
import io.github.zpacert.model.Live;
import io.github.zpacert.model.Owned;
import java.util.stream.Stream;

/** Brings the state up to date with the tenant, and changes nothing else. */
final class Refresh {

  private final World world;
  private final LiveIndex index;
  private final Findings findings;

  Refresh(World world, LiveIndex index, Findings findings) {
    this.world = world;
    this.index = index;
    this.findings = findings;
  }

  Stream<Action> actions() {
    return world.state().resources().values().stream().flatMap(this::refresh);
  }

  private Stream<Action> refresh(Owned owned) {
    return index
        .withId(owned.microtenantId(), owned.id())
        .map(live -> refresh(owned, live))
        .orElseGet(() -> Stream.of(Action.Forget.gone(owned)));
  }

  private Stream<Action> refresh(Owned owned, Live live) {
    if (!live.name().says(owned.address().name())) {
      findings.add(Finding.of(
          Code.RENAMED_OUTSIDE,
          "\"" + owned.address() + "\" (id " + live.id() + ") is named \"" + live.name()
              + "\" in the tenant"));
    }
    return live.facts().stream().map(f -> {
      Existing existing = Existing.of(live, f);
      boolean same = f.fingerprint().equals(owned.fingerprint())
          && live.description().says(owned.description());
      return same
          ? new Action.Keep(owned.address(), existing, "state and tenant agree")
          : new Action.Adopt(
              owned.address(), existing, owned.protect(), false, "it was changed outside");
    });
  }
}
