package io.github.zpacert.apply;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.zpacert.diag.ProblemException;
import io.github.zpacert.model.Policy;
import io.github.zpacert.plan.Action;
import io.github.zpacert.plan.Drift;
import io.github.zpacert.plan.DriftFinder;
import io.github.zpacert.plan.Plan;
import io.github.zpacert.plan.Planner;
import io.github.zpacert.plan.World;
import io.github.zpacert.plan.Worlds;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.instancio.junit.InstancioSource;
import org.junit.jupiter.params.ParameterizedTest;

/** What drift and plan say of the same world. */
class DriftLawsTest {

  @ParameterizedTest(name = "seed {0}")
  @InstancioSource(samples = 500)
  void withNothingInTheStateDriftIsWhatThePlanWouldChange(long seed) {
    RandomWorld random = new RandomWorld(new SplittableRandom(seed));
    World world = World.of(
        random.world().desired(),
        random.world().live(),
        random.world().microtenants(),
        Worlds.state());
    Optional<Plan> plan = plan(world, random);
    if (plan.isEmpty() || random.request().policy().prune() == Policy.Prune.ALL) {
      return;
    }

    Drift drift = drift(world, random);

    assertEquals(plan.get().changesTenant(), !drift.isNone(), () -> "seed " + seed);
    assertEquals(
        plan.get().actions().stream()
            .filter(Action.Adopt.class::isInstance)
            .map(Action::address)
            .collect(Collectors.toSet()),
        drift.adoptable().stream().map(Drift.Adoptable::address).collect(Collectors.toSet()),
        () -> "seed " + seed);
  }

  @ParameterizedTest(name = "seed {0}")
  @InstancioSource(samples = 500)
  void whereThereIsNoDriftThePlanUploadsAndEditsNothing(long seed) {
    RandomWorld random = new RandomWorld(new SplittableRandom(seed));
    Optional<Plan> plan = plan(random.world(), random);
    if (plan.isEmpty() || !drift(random.world(), random).isNone()) {
      return;
    }

    assertTrue(
        plan.get().actions().stream()
            .noneMatch(a -> a instanceof Action.Create
                || a instanceof Action.Update
                || a instanceof Action.Replace),
        () -> "seed " + seed);
  }

  private static Drift drift(World world, RandomWorld random) {
    return DriftFinder.find(world, random.request().policy(), Worlds.NOW);
  }

  private static Optional<Plan> plan(World world, RandomWorld random) {
    try {
      return Optional.of(Planner.plan(world, random.request()));
    } catch (ProblemException e) {
      return Optional.empty();
    }
  }
}
