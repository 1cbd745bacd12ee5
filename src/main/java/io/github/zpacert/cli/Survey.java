package io.github.zpacert.cli;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedMap;
import io.github.zpacert.config.Configuration;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.material.PublicMaterial;
import io.github.zpacert.model.Fingerprint;
import io.github.zpacert.model.Live;
import io.github.zpacert.model.Microtenant;
import io.github.zpacert.model.Owned;
import io.github.zpacert.model.State;
import io.github.zpacert.plan.Settlement;
import io.github.zpacert.plan.World;
import io.github.zpacert.tenant.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * Reads the world that a plan is made from: files, tenant and state, with one list request for each page of each
 * microtenant that the files or the state name, and at most one look-up of microtenants.
 */
final class Survey {

  private final Session session;

  Survey(Session session) {
    this.session = session;
  }

  /** Returns the world, with what an interrupted run has left in the state settled, and tells what was settled. */
  World world(State state) throws Exception {
    Configuration configuration = session.configuration();
    // a rule that is wrong is told before anything is asked of the tenant
    session.rules();
    Console console = session.console();
    PublicMaterial certificates = new PublicMaterial(session.sources(), applied(state));
    try (Workers workers = new Workers(session.context().options().parallelism)) {
      Future<ImmutableList<DesiredReader.Material>> materials =
          workers.start(() -> new DesiredReader(certificates).materials(configuration));
      Tenant tenant = session.tenant();
      MicrotenantDirectory directory = MicrotenantDirectory.read(session, state);
      ImmutableList<Microtenant> scope = directory.scope(configuration, state);
      ImmutableList<Live> live = live(tenant, ids(scope), workers, console);
      var desired = DesiredReader.desired(Workers.result(materials), directory);
      return settled(World.of(desired, live, scope, state));
    }
  }

  /** Returns as much of the world as has to do with one entry of the state; the files are not read. */
  World world(State state, Owned owned) throws Exception {
    Microtenant microtenant =
        new Microtenant(owned.microtenantId(), owned.address().microtenant());
    return settled(World.of(
        ImmutableSortedMap.of(),
        live(ImmutableSet.of(microtenant.id())),
        ImmutableList.of(microtenant),
        state));
  }

  /** Returns what the given microtenants own. */
  ImmutableList<Live> live(ImmutableSet<String> microtenantIds) throws Exception {
    try (Workers workers = new Workers(session.context().options().parallelism)) {
      return live(session.tenant(), microtenantIds, workers, session.console());
    }
  }

  private static ImmutableSet<Fingerprint> applied(State state) {
    return state.resources().values().stream()
        .map(Owned::fingerprint)
        .collect(ImmutableSet.toImmutableSet());
  }

  private World settled(World world) throws Exception {
    Settlement settlement = Settlement.of(world);
    settlement.notes().forEach(note -> session.console().problem(Problem.warning(note)));
    if (!settlement.repoints().isEmpty()) {
      new InterruptedRepoints(session.consumers(), session.console()).judge(settlement.repoints());
    }
    return settlement.world();
  }

  private static ImmutableList<Live> live(
      Tenant tenant, ImmutableSet<String> microtenantIds, Workers workers, Console console)
      throws Exception {
    List<Future<ImmutableList<Live>>> lists = new ArrayList<>();
    for (String id : microtenantIds) {
      lists.add(workers.start(() -> tenant.list(id)));
    }
    ImmutableList.Builder<Live> live = ImmutableList.builder();
    int read = 0;
    for (Future<ImmutableList<Live>> list : lists) {
      console.bar("Reading microtenants", read, lists.size());
      live.addAll(Workers.result(list));
      read++;
    }
    console.bar("Reading microtenants", read, read);
    return live.build();
  }

  private static ImmutableSet<String> ids(ImmutableList<Microtenant> microtenants) {
    return microtenants.stream().map(Microtenant::id).collect(ImmutableSet.toImmutableSet());
  }

  /** Returns the ids of the microtenants that a state speaks of. */
  static Stream<String> idsOf(State state) {
    return Stream.concat(
        state.resources().values().stream().map(o -> o.microtenantId()),
        state.journal().stream().map(i -> i.microtenantId()));
  }
}
