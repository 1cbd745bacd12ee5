package io.github.zpacert.plan;

import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableSet;
import io.github.zpacert.model.Address;
import io.github.zpacert.model.CertificateFacts;
import io.github.zpacert.model.Code;
import io.github.zpacert.model.Fingerprint;
import io.github.zpacert.model.Live;
import io.github.zpacert.plan.Action.Replace;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which other certificates have the key of one that is uploaded: the one that it replaces, other live ones, others of
 * the files. The same certificate under two names is one certificate, and no reuse.
 */
final class KeyReuse {

  /**
   * A certificate that is somewhere.
   *
   * @param address for people alone: live names are any text
   * @param id empty for one of the files
   */
  private record Place(String address, String id, Fingerprint content) {}

  private final World world;
  private @Nullable ImmutableListMultimap<Fingerprint, Place> byKey;

  KeyReuse(World world) {
    this.world = world;
  }

  /** Only a plan that uploads something needs it. */
  private ImmutableListMultimap<Fingerprint, Place> byKey() {
    if (byKey == null) {
      byKey = places();
    }
    return byKey;
  }

  private ImmutableListMultimap<Fingerprint, Place> places() {
    ImmutableListMultimap.Builder<Fingerprint, Place> places = ImmutableListMultimap.builder();
    world
        .desired()
        .forEach((address, desired) -> places.put(
            desired.facts().publicKey(),
            new Place(address.toString(), "", desired.facts().fingerprint())));
    Map<String, String> microtenants = world.microtenantNames();
    for (Live live : world.live()) {
      String microtenant = microtenants.getOrDefault(live.microtenantId(), live.microtenantId());
      live.facts()
          .ifPresent(f -> places.put(
              f.publicKey(),
              new Place(microtenant + "/" + live.name().text(), live.id(), f.fingerprint())));
    }
    return places.build();
  }

  Optional<Finding> finding(Action action, CertificateFacts facts) {
    Optional<Existing> before =
        action instanceof Replace replace ? Optional.of(replace.before()) : Optional.empty();
    ImmutableSet<String> others = Stream.concat(
            replaced(before, facts), elsewhere(action.address(), before, facts))
        .collect(ImmutableSet.toImmutableSet());
    return others.isEmpty()
        ? Optional.empty()
        : Optional.of(Finding.of(
                Code.KEY_REUSE,
                action.address(),
                "has the key (sha256 " + facts.publicKey().shortened() + ") of "
                    + Listed.of(others))
            .withHint("make a new key for each certificate, and for each renewal"));
  }

  private static Stream<String> replaced(Optional<Existing> before, CertificateFacts facts) {
    return before.stream()
        .filter(b -> b.facts().publicKey().equals(facts.publicKey()))
        .map(b -> "the certificate that it replaces");
  }

  private Stream<String> elsewhere(Address own, Optional<Existing> before, CertificateFacts facts) {
    return byKey().get(facts.publicKey()).stream()
        .filter(p -> !p.content().equals(facts.fingerprint()))
        .filter(p -> !p.address().equals(own.toString()))
        .filter(p -> before.map(b -> !b.id().equals(p.id())).orElse(true))
        .map(p -> "\"" + p.address() + "\"")
        .sorted();
  }
}
