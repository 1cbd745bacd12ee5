package io.github.zpacert.plan;

import com.google.common.collect.ImmutableSet;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.model.Address;
import io.github.zpacert.model.Desired;
import io.github.zpacert.model.Live;
import io.github.zpacert.model.Owned;
import io.github.zpacert.model.Policy;
import io.github.zpacert.model.Policy.Prune;
import io.github.zpacert.plan.Action.Delete.Cause;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Decides what goes: owned objects that the files dropped, leftovers of replaces, and what {@code prune: all} adds. */
final class Removals {

  private final World world;
  private final LiveIndex index;
  private final Policy policy;
  private final Findings findings;

  Removals(World world, LiveIndex index, Policy policy, Findings findings) {
    this.world = world;
    this.index = index;
    this.policy = policy;
    this.findings = findings;
  }

  /** Returns the removal of all that the state owns, whatever the files say. */
  Stream<Action> ofEverything() {
    return world.state().resources().values().stream()
        .flatMap(o -> Stream.concat(
            dropped(o, "everything is to be destroyed"), leftover(o, ImmutableSet.of())));
  }

  /** Returns what goes although none of the given live objects may. */
  Stream<Action> beside(Set<String> claimedIds) {
    Stream<Action> owned =
        world.state().resources().values().stream().flatMap(o -> owned(o, claimedIds));
    return policy.prune() == Prune.ALL ? Stream.concat(owned, unmanaged(claimedIds)) : owned;
  }

  private Stream<Action> owned(Owned owned, Set<String> claimedIds) {
    boolean isDropped =
        !world.desired().containsKey(owned.address()) && !claimedIds.contains(owned.id());
    Stream<Action> gone = Stream.empty();
    if (isDropped) {
      gone = policy.prune() == Prune.NONE
          ? kept(owned)
          : dropped(owned, "the files no longer name it");
    }
    // a temporary object is nobody's certificate: it goes whatever is pruned
    return Stream.concat(gone, leftover(owned, claimedIds));
  }

  private Stream<Action> kept(Owned owned) {
    Optional<Live> live = index.withId(owned.microtenantId(), owned.id());
    if (live.isEmpty()) {
      return Stream.of(Action.Forget.gone(owned));
    }
    findings.add(Problem.warning("\"" + owned.address()
        + "\" is no longer in the files and stays, since policy.prune is \"none\""));
    return Stream.empty();
  }

  private Stream<Action> dropped(Owned owned, String reason) {
    Optional<Live> live = index.withId(owned.microtenantId(), owned.id());
    return live.isEmpty()
        ? Stream.of(Action.Forget.gone(owned))
        : delete(owned.address(), live.get(), Cause.DROPPED, reason);
  }

  private Stream<Action> leftover(Owned owned, Set<String> claimedIds) {
    return owned.staged().stream()
        .filter(s -> !claimedIds.contains(s.id()))
        .flatMap(s -> index.withId(owned.microtenantId(), s.id()).stream())
        .flatMap(l -> delete(
            owned.address().named(l.name().text()),
            l,
            Cause.LEFTOVER,
            "an interrupted replace has left it"));
  }

  private Stream<Action> unmanaged(Set<String> claimedIds) {
    ImmutableSet<String> named = world.desired().values().stream()
        .map(Desired::microtenantId)
        .collect(ImmutableSet.toImmutableSet());
    ImmutableSet<String> owned = world.state().resources().values().stream()
        .flatMap(o -> Stream.concat(Stream.of(o.id()), o.staged().map(Owned.Staged::id).stream()))
        .collect(ImmutableSet.toImmutableSet());
    var names = world.microtenantNames();
    return world.live().stream()
        .filter(
            l -> named.contains(l.microtenantId()) && l.facts().isPresent() && !l.isUntouchable())
        .filter(l -> !claimedIds.contains(l.id()) && !owned.contains(l.id()))
        .filter(l -> !l.name().text().isEmpty())
        .flatMap(l -> delete(
            new Address(
                names.getOrDefault(l.microtenantId(), l.microtenantId()),
                l.name().text()),
            l,
            Cause.UNMANAGED,
            "nobody manages it, and policy.prune is \"all\""));
  }

  private Stream<Action> delete(Address address, Live live, Cause cause, String reason) {
    if (policy.ignores(live.name().text()) || policy.ignores(address.name())) {
      return Stream.empty();
    }
    if (live.isUntouchable() || live.facts().isEmpty()) {
      findings.add(
          Problem.warning(
              "\"" + address + "\" (id " + live.id()
                  + ") is read-only, managed by Zscaler, or without a readable certificate: it is left alone"));
      return Stream.empty();
    }
    return live
        .facts()
        .map(f -> (Action) new Action.Delete(address, Existing.of(live, f), cause, reason))
        .stream();
  }
}
