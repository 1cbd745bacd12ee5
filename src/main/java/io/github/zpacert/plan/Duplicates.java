package io.github.zpacert.plan;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import io.github.zpacert.model.CertificateFacts;
import io.github.zpacert.model.Fingerprint;
import io.github.zpacert.model.Live;
import java.util.Collection;

/**
 * Live objects that share a key, wherever in the tenant they are; two at least.
 *
 * @param live in the order in which they came
 */
public record Duplicates(Kind kind, Fingerprint publicKey, ImmutableList<Live> live) {

  /** What all of them share. */
  public enum Kind {
    /** One certificate, and so its key. */
    SAME_CERTIFICATE,
    /** The key alone: some of the certificates differ. */
    SAME_KEY
  }

  /** Returns the groups among the given objects; those without a certificate are in none. */
  public static ImmutableList<Duplicates> among(Collection<Live> live) {
    return byKey(live).asMap().entrySet().stream()
        .filter(group -> group.getValue().size() > 1)
        .map(group -> of(group.getKey(), ImmutableList.copyOf(group.getValue())))
        .collect(ImmutableList.toImmutableList());
  }

  private static ImmutableListMultimap<Fingerprint, Live> byKey(Collection<Live> live) {
    ImmutableListMultimap.Builder<Fingerprint, Live> byKey = ImmutableListMultimap.builder();
    live.forEach(l -> l.facts().ifPresent(f -> byKey.put(f.publicKey(), l)));
    return byKey.build();
  }

  private static Duplicates of(Fingerprint publicKey, ImmutableList<Live> live) {
    boolean isOne = live.stream()
            .flatMap(l -> l.facts().stream())
            .map(CertificateFacts::fingerprint)
            .distinct()
            .count()
        == 1;
    return new Duplicates(isOne ? Kind.SAME_CERTIFICATE : Kind.SAME_KEY, publicKey, live);
  }
}
