package io.github.zpacert.plan;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableListMultimap;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Multimaps;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.model.Code;
import io.github.zpacert.model.Consumer;
import io.github.zpacert.model.ConsumerObject;
import io.github.zpacert.model.ConsumerScan;
import io.github.zpacert.model.ConsumerScan.Gap;
import io.github.zpacert.model.Microtenant;
import io.github.zpacert.model.Modification;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who shows which certificate, in the words of a plan. */
public final class Usage {

  /** Nobody has looked. */
  public static final Usage UNKNOWN = new Usage(ConsumerScan.NONE, ImmutableMap.of(), 0);

  private final ConsumerScan scan;
  private final Map<String, String> microtenants;
  private final int reads;
  private final ImmutableListMultimap<String, Consumer> byCertificate;

  private Usage(ConsumerScan scan, Map<String, String> microtenants, int reads) {
    this.scan = scan;
    this.microtenants = ImmutableMap.copyOf(microtenants);
    this.reads = reads;
    this.byCertificate = Multimaps.index(scan.consumers(), Consumer::certificateId);
  }

  /**
   * Returns what a scan has found.
   *
   * @param microtenants name by id
   * @param reads how many requests the scan took, and will take again
   */
  public static Usage of(ConsumerScan scan, Map<String, String> microtenants, int reads) {
    return new Usage(scan, microtenants, reads);
  }

  /**
   * Returns the microtenants in which a certificate of one of the given owners can be shown: Default's are inherited
   * by all, those of another one are its own; Default is looked at in any case, since it may see more than is known.
   */
  public static ImmutableSet<String> microtenantsToScan(
      Set<String> owners, Collection<Microtenant> all) {
    ImmutableSet.Builder<String> ids = ImmutableSet.<String>builder().add(Microtenant.DEFAULT_ID);
    if (owners.contains(Microtenant.DEFAULT_ID)) {
      all.forEach(m -> ids.add(m.id()));
    }
    return ids.addAll(owners).build();
  }

  /** Returns who shows the certificate of that id, in the order of their addresses. */
  public ImmutableList<Use> of(String certificateId) {
    return byCertificate.get(certificateId).stream()
        .map(c -> Use.of(c, microtenant(c.object().microtenantId())))
        .sorted(Use.ORDER)
        .collect(ImmutableList.toImmutableList());
  }

  /** Returns all who show any certificate. */
  Stream<Use> all() {
    return scan.consumers().stream().map(c -> Use.of(c, microtenant(c.object().microtenantId())));
  }

  /** Returns who has changed an object last, as far as it is known. */
  Modification modification(ConsumerObject object) {
    return scan.modifications().getOrDefault(object, Modification.UNKNOWN);
  }

  /** Returns the microtenants that were looked at, name by id. */
  public ImmutableSortedMap<String, String> scanned() {
    return scan.microtenantIds().stream()
        .collect(ImmutableSortedMap.toImmutableSortedMap(
            String::compareTo, id -> id, this::microtenant));
  }

  /**
   * Whether nobody can show a certificate: everything was looked at that can, and nothing does.
   *
   * @param owner the id of the microtenant that owns it
   */
  public boolean isUnused(String certificateId, String owner) {
    boolean isWide = owner.equals(Microtenant.DEFAULT_ID);
    return of(certificateId).isEmpty()
        && scan.gaps().stream()
            .noneMatch(g -> isWide
                || g.microtenantId().equals(owner)
                || g.microtenantId().equals(Microtenant.DEFAULT_ID));
  }

  /** Returns a warning for each type of objects that could not be looked at everywhere. */
  public ImmutableList<Problem> gaps() {
    return Multimaps.index(scan.gaps(), Gap::type).asMap().values().stream()
        .map(this::unscanned)
        .collect(ImmutableList.toImmutableList());
  }

  private Problem unscanned(Collection<Gap> gaps) {
    Gap first = gaps.iterator().next();
    String names = gaps.stream()
        .map(g -> "\"" + microtenant(g.microtenantId()) + "\"")
        .collect(Collectors.joining(", "));
    return Problem.warning(first.type() + "s of " + names
            + " were not scanned, and nobody knows which certificates they show: " + first.reason())
        .withCode(Code.NOT_SCANNED.word());
  }

  public int reads() {
    return reads;
  }

  /** Returns a microtenant's name, or its id when nobody told the name. */
  public String microtenant(String id) {
    return microtenants.getOrDefault(id, id);
  }
}
