package io.github.zpacert.cli;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.model.ConsumerScan;
import io.github.zpacert.model.Microtenant;
import io.github.zpacert.plan.Existing;
import io.github.zpacert.plan.Usage;
import io.github.zpacert.plan.World;
import io.github.zpacert.tenant.TenantException;
import io.github.zpacert.zpa.ZpaTenant;
import java.util.Collection;
import java.util.Map;

/** Looks for whoever shows certificates, in no more microtenants than can show them. */
final class ConsumerSurvey {

  private final Session session;

  ConsumerSurvey(Session session) {
    this.session = session;
  }

  /** Returns who shows which certificate, wherever one of the given certificates can be shown. */
  Usage of(Collection<Existing> leaving, World world) throws Exception {
    ImmutableSet<String> owners =
        leaving.stream().map(Existing::microtenantId).collect(ImmutableSet.toImmutableSet());
    return of(owners, world.microtenants());
  }

  /**
   * Returns who shows certificates of the given owners.
   *
   * @param known microtenants whose names are known already
   */
  Usage of(ImmutableSet<String> owners, ImmutableList<Microtenant> known) throws Exception {
    ImmutableList<Microtenant> all = owners.contains(Microtenant.DEFAULT_ID) ? allOr(known) : known;
    return of(Usage.microtenantsToScan(owners, all), names(all));
  }

  /**
   * Returns who shows which certificate in exactly the given microtenants.
   *
   * @param names by id
   */
  Usage of(ImmutableSet<String> microtenantIds, Map<String, String> names) throws Exception {
    if (microtenantIds.isEmpty()) {
      return Usage.UNKNOWN;
    }
    ZpaTenant tenant = session.tenant();
    long before = tenant.counts().reads();
    ConsumerScan scan = session.consumers().scan(microtenantIds);
    return Usage.of(scan, names, Math.toIntExact(tenant.counts().reads() - before));
  }

  /** A key that is bound to a microtenant may not list them: what is known is all that it can see anyway. */
  private ImmutableList<Microtenant> allOr(ImmutableList<Microtenant> known) throws Exception {
    try {
      return session.microtenants();
    } catch (TenantException e) {
      if (!MicrotenantDirectory.isForbidden(e)) {
        throw e;
      }
      session
          .console()
          .problem(Problem.warning(
              "the microtenants cannot be listed: only those of the files and the state were searched for"
                  + " what shows certificates"));
      return known;
    }
  }

  private static ImmutableMap<String, String> names(ImmutableList<Microtenant> microtenants) {
    return MicrotenantDirectory.namesById(microtenants);
  }
}
