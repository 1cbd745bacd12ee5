package io.github.zpacert.plan;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.zpacert.model.Address;
import io.github.zpacert.model.Aspect;
import io.github.zpacert.model.CertificateFacts;
import io.github.zpacert.model.Desired;
import io.github.zpacert.model.Live;
import io.github.zpacert.model.Owned;
import io.github.zpacert.model.Policy;
import io.github.zpacert.plan.Drift.Adoptable;
import io.github.zpacert.plan.Drift.Ahead;
import io.github.zpacert.plan.Drift.Expiring;
import io.github.zpacert.plan.Drift.Outside;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Tells the three kinds of difference apart: by comparing files with state, and state with tenant, separately. The
 * files are not ahead, though, in what the tenant has already: a plan would not change it.
 */
public final class DriftFinder {

  private final World world;
  private final Policy policy;
  private final LiveIndex index;

  private DriftFinder(World world, Policy policy) {
    this.world = world;
    this.policy = policy;
    this.index = new LiveIndex(world.live());
  }

  /**
   * Returns the differences.
   *
   * @param expiringBefore certificates that end before this instant count as expiring
   */
  public static Drift find(World world, Policy policy, Instant expiringBefore) {
    DriftFinder finder = new DriftFinder(world, policy);
    return new Drift(
        finder.ahead().collect(ImmutableList.toImmutableList()),
        finder.outside().collect(ImmutableList.toImmutableList()),
        finder.expiring(expiringBefore).collect(ImmutableList.toImmutableList()),
        finder.adoptable().collect(ImmutableList.toImmutableList()),
        ImmutableList.of(),
        ImmutableList.of());
  }

  /** Returns every live certificate, managed or about to be adopted, in the order of addresses. */
  public static ImmutableList<Managed> managed(World world, Policy policy) {
    return new DriftFinder(world, policy).managed().collect(ImmutableList.toImmutableList());
  }

  private Stream<Ahead> ahead() {
    ImmutableSet<Address> wanted = wanted();
    Stream<Ahead> changed = world.desired().values().stream().flatMap(this::ahead);
    Stream<Ahead> dropped = world.state().resources().values().stream()
        .filter(o -> !wanted.contains(o.address()) && policy.prune() != Policy.Prune.NONE)
        .filter(o -> !policy.ignores(o.address().name()))
        .map(o -> new Ahead(
            o.address(), Aspect.EXISTENCE, "was dropped from the files and not yet deleted"));
    return Stream.concat(changed, dropped).sorted(Comparator.comparing(Ahead::address));
  }

  /** Returns the addresses of what the files want, and those that it had before. */
  private ImmutableSet<Address> wanted() {
    return world.desired().values().stream()
        .flatMap(d -> Stream.concat(
            Stream.of(d.address()), d.previousName().map(d.address()::named).stream()))
        .collect(ImmutableSet.toImmutableSet());
  }

  private Stream<Ahead> ahead(Desired desired) {
    if (asWanted(desired).isPresent()) {
      return Stream.empty();
    }
    Optional<Owned> owned = world.state().owned(desired.address());
    if (owned.isEmpty()) {
      return Stream.of(
          new Ahead(desired.address(), Aspect.EXISTENCE, "is in the files and was never applied"));
    }
    Stream.Builder<Ahead> changes = Stream.builder();
    if (!owned.get().fingerprint().equals(desired.facts().fingerprint())) {
      changes.add(
          new Ahead(desired.address(), Aspect.CERTIFICATE, "has a new certificate in the files"));
    }
    if (!owned.get().description().equals(desired.description())) {
      changes.add(
          new Ahead(desired.address(), Aspect.DESCRIPTION, "has a new description in the files"));
    }
    return changes.build();
  }

  private Stream<Adoptable> adoptable() {
    return unknown()
        .flatMap(d -> asWanted(d).stream().map(live -> new Adoptable(d.address(), live.id())));
  }

  /** Returns what the files want and the state does not know. */
  private Stream<Desired> unknown() {
    return world.desired().values().stream()
        .filter(d -> world.state().owned(d.address()).isEmpty());
  }

  /** Returns the object of the desired name, if it is the only one and nothing about it is to be changed. */
  private Optional<Live> asWanted(Desired desired) {
    ImmutableList<Live> named =
        index.named(desired.microtenantId(), desired.address().name());
    return named.stream()
        .filter(l -> named.size() == 1 && !l.isUntouchable())
        .filter(l -> l.holds(desired.facts().fingerprint()))
        .filter(l -> l.description().says(desired.description()))
        .findFirst();
  }

  private Stream<Outside> outside() {
    return world.state().resources().values().stream()
        .filter(o -> !policy.ignores(o.address().name()))
        .flatMap(o -> index
            .withId(o.microtenantId(), o.id())
            .map(live -> outside(o, live))
            .orElseGet(() -> Stream.of(new Outside(
                o.address(),
                Aspect.EXISTENCE,
                "id " + o.id(),
                "gone",
                Optional.empty(),
                Optional.empty()))));
  }

  private static Stream<Outside> outside(Owned owned, Live live) {
    Stream.Builder<Outside> found = Stream.builder();
    if (!live.name().says(owned.address().name())) {
      found.add(
          outside(owned, live, Aspect.NAME, owned.address().name(), live.name().text()));
    }
    if (!live.description().says(owned.description())) {
      found.add(outside(
          owned,
          live,
          Aspect.DESCRIPTION,
          owned.description(),
          live.description().text()));
    }
    if (!live.holds(owned.fingerprint())) {
      String now =
          live.facts().map(CertificateFacts::fingerprint).map(Object::toString).orElse("none");
      found.add(outside(owned, live, Aspect.CERTIFICATE, owned.fingerprint().hex(), now));
    }
    return found.build();
  }

  private static Outside outside(
      Owned owned, Live live, Aspect field, String recorded, String now) {
    return new Outside(
        owned.address(), field, recorded, now, live.modifiedBy(), live.modifiedTime());
  }

  private Stream<Expiring> expiring(Instant before) {
    return managed()
        .filter(m -> m.notAfter().isBefore(before))
        .map(m -> new Expiring(m.address(), m.notAfter()));
  }

  private Stream<Managed> managed() {
    Stream<Managed> owned = world.state().resources().values().stream()
        .filter(o -> !policy.ignores(o.address().name()))
        .flatMap(o -> index.withId(o.microtenantId(), o.id()).stream()
            .flatMap(live -> managed(o.address(), live)));
    Stream<Managed> adoptable =
        unknown().flatMap(d -> asWanted(d).stream().flatMap(live -> managed(d.address(), live)));
    return Stream.concat(owned, adoptable).sorted(Comparator.comparing(Managed::address));
  }

  private static Stream<Managed> managed(Address address, Live live) {
    return live.facts().stream().map(f -> Managed.of(address, f));
  }
}
