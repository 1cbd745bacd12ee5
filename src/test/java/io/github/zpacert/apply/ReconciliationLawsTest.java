package io.github.zpacert.apply;

import static io.github.zpacert.plan.Worlds.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.zpacert.diag.ProblemException;
import io.github.zpacert.model.CertificateFacts;
import io.github.zpacert.model.Consumer;
import io.github.zpacert.model.Live;
import io.github.zpacert.model.Secret;
import io.github.zpacert.model.State;
import io.github.zpacert.plan.Action;
import io.github.zpacert.plan.Plan;
import io.github.zpacert.plan.PlanRequest;
import io.github.zpacert.plan.Planner;
import io.github.zpacert.plan.Settlement;
import io.github.zpacert.plan.Usage;
import io.github.zpacert.plan.World;
import io.github.zpacert.plan.Worlds;
import io.github.zpacert.tenant.TenantException.Kind;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.instancio.junit.InstancioSource;
import org.junit.jupiter.params.ParameterizedTest;

/** The laws of reconciling, over random desired, live and owned certificates. The seed is the argument. */
class ReconciliationLawsTest {

  @ParameterizedTest(name = "seed {0}")
  @InstancioSource(samples = 500)
  void planningAfterApplyingIsEmptyAndNothingElseHasChanged(long seed) throws Exception {
    RandomWorld random = new RandomWorld(new SplittableRandom(seed));
    FakeTenant tenant = tenant(random);
    Optional<Plan> plan = plan(random.world(), random.request(), tenant);
    if (plan.isEmpty() || !plan.get().refusals().isEmpty()) {
      return;
    }

    ApplyResult result = apply(plan.get(), tenant, random.world().state(), new AtomicReference<>());

    assertEquals(ImmutableList.of(), result.failures(), () -> "seed " + seed);
    World after = after(random.world(), tenant, result.state());
    assertEquals(
        ImmutableList.of(),
        changes(plan(after, random.request(), tenant).orElseThrow()),
        () -> "seed " + seed);
    assertEquals(
        pointed(random.shown(), plan.get(), result.state()),
        ImmutableSet.copyOf(tenant.consumers()),
        () -> "seed " + seed);
    assertEquals(
        outside(random.world().live(), plan.get()),
        outside(tenant.all(), plan.get(), random.world().live()));
    assertEquals(
        plan.get().changesAnything()
            ? random.world().state().serial() + 1
            : random.world().state().serial(),
        result.state().serial());
  }

  @ParameterizedTest(name = "seed {0}")
  @InstancioSource(samples = 200)
  void planningIsDeterministic(long seed) throws Exception {
    RandomWorld random = new RandomWorld(new SplittableRandom(seed));
    RandomWorld again = new RandomWorld(new SplittableRandom(seed));

    assertEquals(
        plan(random.world(), random.request(), tenant(random)),
        plan(again.world(), again.request(), tenant(again)));
  }

  @ParameterizedTest(name = "seed {0}")
  @InstancioSource(samples = 500)
  void anApplyThatFailsAnywhereIsFinishedByTheNextOne(long seed) throws Exception {
    SplittableRandom dice = new SplittableRandom(seed);
    RandomWorld random = new RandomWorld(dice.split());
    FakeTenant tenant = tenant(random);
    Optional<Plan> plan = plan(random.world(), random.request(), tenant);
    if (plan.isEmpty() || !plan.get().refusals().isEmpty()) {
      return;
    }
    String call = new String[] {"create", "update", "delete", "repoint", "scan"}[dice.nextInt(5)];
    if (dice.nextBoolean()) {
      tenant.failAfter(call, Kind.UNCERTAIN);
    } else {
      tenant.failBefore(call, dice.nextBoolean() ? Kind.UNREACHABLE : Kind.UNCERTAIN);
    }
    AtomicReference<State> saved = new AtomicReference<>(random.world().state());
    apply(plan.get(), tenant, random.world().state(), saved);

    World interrupted =
        Settlement.of(after(random.world(), tenant, saved.get())).world();
    Plan next = plan(interrupted, random.request(), tenant).orElseThrow();
    ApplyResult result = apply(next, tenant, interrupted.state(), new AtomicReference<>());

    assertEquals(ImmutableList.of(), result.failures(), () -> "seed " + seed);
    World end = after(random.world(), tenant, result.state());
    assertEquals(
        ImmutableList.of(),
        changes(plan(end, random.request(), tenant).orElseThrow()),
        () -> "seed " + seed);
    assertEquals(
        pointed(random.shown(), plan.get(), result.state()),
        ImmutableSet.copyOf(tenant.consumers()),
        () -> "seed " + seed);
    assertTrue(
        tenant.all().stream().noneMatch(l -> l.name().text().contains(".zpacert-")),
        () -> "seed " + seed + " leaves a temporary object");
  }

  private static Optional<Plan> plan(World world, PlanRequest request, FakeTenant tenant) {
    try {
      Plan plan = Planner.plan(world, request);
      Usage usage = Worlds.usage(tenant.consumers().toArray(Consumer[]::new));
      return Optional.of(
          plan.leaving().isEmpty() ? plan : Planner.plan(world.withUsage(usage), request));
    } catch (ProblemException e) {
      return Optional.empty();
    }
  }

  private static FakeTenant tenant(RandomWorld random) {
    World world = random.world();
    Map<String, CertificateFacts> contents = new TreeMap<>();
    world.desired().values().forEach(d -> contents.put(d.address().toString(), d.facts()));
    FakeTenant tenant = new FakeTenant(world.live(), contents);
    random.shown().forEach(tenant::show);
    return tenant;
  }

  /** Returns what the consumers show once a plan is applied: the successors of what was replaced, else what they did. */
  private static ImmutableSet<Consumer> pointed(
      ImmutableList<Consumer> before, Plan plan, State state) {
    Map<String, String> successors = new TreeMap<>();
    for (Action action : plan.actions()) {
      if (action instanceof Action.Replace replace && replace.rotation().repoints()) {
        successors.put(
            replace.before().id(), state.owned(replace.address()).orElseThrow().id());
      }
    }
    return before.stream()
        .map(c -> new Consumer(
            c.kind(),
            c.id(),
            c.object(),
            c.name(),
            c.domain(),
            successors.getOrDefault(c.certificateId(), c.certificateId())))
        .collect(ImmutableSet.toImmutableSet());
  }

  private static ApplyResult apply(
      Plan plan, FakeTenant tenant, State state, AtomicReference<State> saved) {
    return new Applier(
            tenant,
            tenant,
            address -> Secret.of(address.toString()),
            Progress.SILENT,
            InstantSource.fixed(NOW),
            Leave.until(() -> false),
            "test",
            4)
        .apply(plan, state, saved::set);
  }

  private static World after(World world, FakeTenant tenant, State state) {
    return World.of(world.desired(), tenant.all(), world.microtenants(), state);
  }

  private static ImmutableList<Action> changes(Plan plan) {
    return plan.actions().stream()
        .filter(a -> !(a instanceof Action.Keep))
        .collect(ImmutableList.toImmutableList());
  }

  /** Returns the objects that no action of the plan is about, as they are. */
  private static Set<Live> outside(ImmutableList<Live> live, Plan plan) {
    Set<String> touched = touched(plan);
    Set<Live> outside = new HashSet<>(live);
    outside.removeIf(l -> touched.contains(l.id()));
    return outside;
  }

  /** The same of the objects that were there before the plan was applied. */
  private static Set<Live> outside(
      ImmutableList<Live> live, Plan plan, ImmutableList<Live> before) {
    Set<String> known = new HashSet<>(before.stream().map(Live::id).toList());
    Set<Live> outside = outside(live, plan);
    outside.removeIf(l -> !known.contains(l.id()));
    return outside;
  }

  private static Set<String> touched(Plan plan) {
    Set<String> touched = new HashSet<>();
    for (Action action : plan.actions()) {
      if (action instanceof Action.Update update) {
        touched.add(update.before().id());
      } else if (action instanceof Action.Replace replace) {
        touched.add(replace.before().id());
        replace.staged().ifPresent(s -> touched.add(s.id()));
      } else if (action instanceof Action.Delete delete) {
        touched.add(delete.before().id());
      }
    }
    return touched;
  }
}
