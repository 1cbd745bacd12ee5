package io.github.zpacert.plan;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.zpacert.model.Address;
import io.github.zpacert.model.Code;
import io.github.zpacert.model.Desired;
import io.github.zpacert.model.Live;
import io.github.zpacert.model.Owned;
import io.github.zpacert.model.Policy;
import io.github.zpacert.model.Policy.Prune;
import io.github.zpacert.plan.Action.Delete.Cause;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Decides what goes: owned objects that the files dropped, leftovers of replaces, and what {@code prune: all} adds. */
final class Removals {

  private final World world;
  private final LiveIndex index;
  private final Policy policy;
  private final Instant now;
  private final Findings findings;

  Removals(World world, LiveIndex index, PlanRequest request, Findings findings) {
    this.world = world;
    this.index = index;
    this.policy = request.policy();
    this.now = request.now();
    this.findings = findings;
  }

  /** Returns the removal of all that the state owns, whatever the files say. */
  Stream<Action> ofEverything() {
    return world.state().resources().values().stream()
        .flatMap(o -> Stream.concat(
            dropped(o, "everything is to be destroyed"), others(o, ImmutableSet.of(), true)));
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
    return Stream.concat(
        gone, others(owned, claimedIds, isDropped && policy.prune() != Prune.NONE));
  }

  /** Temporary and retired objects are nobody's certificates: they go whatever is pruned. */
  private Stream<Action> others(Owned owned, Set<String> claimedIds, boolean isGoing) {
    return Stream.concat(leftover(owned, claimedIds), retired(owned, claimedIds, isGoing));
  }

  private Stream<Action> kept(Owned owned) {
    Optional<Live> live = index.withId(owned.microtenantId(), owned.id());
    if (live.isEmpty()) {
      return Stream.of(Action.Forget.gone(owned));
    }
    findings.add(Finding.of(
        Code.NOT_PRUNED,
        "\"" + owned.address()
            + "\" is no longer in the files and stays, since policy.prune is \"none\""));
    return Stream.empty();
  }

  private Stream<Action> dropped(Owned owned, String reason) {
    Optional<Live> live = index.withId(owned.microtenantId(), owned.id());
    return live.isEmpty()
        ? Stream.of(Action.Forget.gone(owned))
        : delete(owned.address(), live.get(), Cause.DROPPED, reason);
  }

  /** Returns the removal of what was retired: all of it where its successor goes, else what is due and unused. */
  private Stream<Action> retired(Owned owned, Set<String> claimedIds, boolean isGoing) {
    return owned.retired().stream()
        .filter(r -> !claimedIds.contains(r.id()))
        .filter(r -> isGoing || !r.keepUntil().isAfter(now))
        .flatMap(r -> index.withId(owned.microtenantId(), r.id()).stream())
        .flatMap(l -> retired(owned.address().named(l.name().text()), l, isGoing));
  }

  private Stream<Action> retired(Address address, Live live, boolean isGoing) {
    ImmutableList<Use> uses = world.usage().of(live.id());
    if (isGoing || uses.isEmpty()) {
      return delete(
          address,
          live,
          Cause.RETIRED,
          isGoing
              ? "it was replaced, and its successor goes too"
              : "it was replaced, and has been kept for long enough");
    }
    findings.add(Finding.of(
        Code.RETIRED_IN_USE,
        "\"" + address + "\" (id " + live.id()
            + ") was replaced and is to go, but " + uses.get(0).address()
            + (uses.size() > 1 ? " and " + (uses.size() - 1) + " more show it" : " shows it")
            + ": it stays"));
    return Stream.empty();
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
        .flatMap(o -> o.ids().stream())
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
          Finding.of(
              Code.LEFT_ALONE,
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
