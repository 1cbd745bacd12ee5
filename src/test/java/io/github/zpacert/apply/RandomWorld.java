package io.github.zpacert.apply;

import static io.github.zpacert.plan.Worlds.NOW;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedSet;
import io.github.zpacert.model.Budget;
import io.github.zpacert.model.Code;
import io.github.zpacert.model.Consumer;
import io.github.zpacert.model.Desired;
import io.github.zpacert.model.Gates;
import io.github.zpacert.model.Level;
import io.github.zpacert.model.Live;
import io.github.zpacert.model.Microtenant;
import io.github.zpacert.model.NamePattern;
import io.github.zpacert.model.Owned;
import io.github.zpacert.model.Owned.Staged;
import io.github.zpacert.model.Policy;
import io.github.zpacert.model.Rotation;
import io.github.zpacert.plan.Plan;
import io.github.zpacert.plan.PlanRequest;
import io.github.zpacert.plan.StagedName;
import io.github.zpacert.plan.World;
import io.github.zpacert.plan.Worlds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** Files, tenant and state that agree and disagree in every way, over few names so that they meet often. */
final class RandomWorld {

  /** All gates are looked at, and none forbids anything. */
  private static final Gates EVERY_GATE = new Gates(
      Arrays.stream(Code.values())
          .filter(Code::isGate)
          .collect(ImmutableMap.toImmutableMap(c -> c, c -> Level.WARN)),
      ImmutableList.of(NamePattern.of("a*")),
      Optional.of(new Budget.Count(0)),
      ImmutableList.of());

  private static final List<String> NAMES = List.of("a", "b", "c", "d", "e", "x.lab");
  private static final List<String> CONTENTS = List.of("k1", "k2", "k3");
  private static final List<String> DESCRIPTIONS = List.of("", "one", "two & three");
  private static final List<Rotation> ROTATIONS = List.of(
      Rotation.DEFAULT,
      Worlds.retaining(),
      new Rotation(Rotation.Handling.REPORT, Optional.empty()));

  private final SplittableRandom dice;
  private final List<Live> live = new ArrayList<>();
  private final List<Owned> owned = new ArrayList<>();
  private final List<Desired> desired = new ArrayList<>();
  private final List<Consumer> consumers = new ArrayList<>();
  private final World world;
  private final PlanRequest request;
  private int nextId = 1;

  RandomWorld(SplittableRandom dice) {
    this.dice = dice;
    for (Microtenant microtenant : List.of(Microtenant.DEFAULT, Worlds.FINANCE)) {
      NAMES.forEach(name -> object(microtenant, name));
      Set<String> previous = new HashSet<>();
      NAMES.stream()
          .filter(n -> !n.equals("x.lab") && dice.nextInt(3) > 0)
          .toList()
          .forEach(name -> desired(microtenant, name, previous));
    }
    consumers();
    this.world = Worlds.world(
        Worlds.files(desired.toArray(Desired[]::new)),
        Worlds.state(owned.toArray(Owned[]::new)),
        live.toArray(Live[]::new));
    Policy policy = new Policy(
        pick(List.of(Policy.Prune.values())),
        new Budget.Percent(100),
        Duration.ofDays(7),
        ImmutableList.of(NamePattern.of("*.lab")),
        pick(ROTATIONS),
        pick(List.of(Gates.DEFAULT, EVERY_GATE)));
    this.request =
        new PlanRequest(Plan.Mode.NORMAL, policy, ImmutableSortedSet.of(), true, true, NOW);
  }

  /** Who shows the tenant's certificates: in half of all worlds nobody, else few, some in one segment together. */
  private void consumers() {
    int number = dice.nextBoolean() ? 0 : dice.nextInt(6);
    for (int i = 0; i < number && !live.isEmpty(); i++) {
      Live shown = pick(live);
      Microtenant owner = shown.microtenantId().equals(Microtenant.DEFAULT_ID)
          ? pick(List.of(Microtenant.DEFAULT, Worlds.FINANCE))
          : Worlds.FINANCE;
      String segment = owner.name() + "-" + dice.nextInt(2);
      consumers.add(
          dice.nextBoolean()
              ? Worlds.app(owner, segment, "app" + i, shown.id())
              : Worlds.portal(owner, "portal" + i, shown.id()));
    }
  }

  ImmutableList<Consumer> shown() {
    return ImmutableList.copyOf(consumers);
  }

  World world() {
    return world;
  }

  PlanRequest request() {
    return request;
  }

  private void object(Microtenant microtenant, String name) {
    String id = String.valueOf(nextId++);
    String content = pick(CONTENTS);
    String description = pick(DESCRIPTIONS);
    boolean exists = dice.nextInt(3) > 0;
    if (exists) {
      Live object = Worlds.live(microtenant.id(), id, name, content, description);
      boolean isTheirs = dice.nextInt(12) == 0;
      live.add(Worlds.withFlags(object, isTheirs && dice.nextBoolean(), isTheirs));
    }
    if (dice.nextBoolean()) {
      String recorded = dice.nextInt(4) == 0 ? pick(DESCRIPTIONS) : description;
      owned.add(staged(Worlds.owned(microtenant, name, id, content, recorded, false)));
    }
  }

  /** Now and then the state knows an upload that a replace has left, which may be gone or not. */
  private Owned staged(Owned of) {
    if (dice.nextInt(6) > 0) {
      return of;
    }
    String content = pick(CONTENTS);
    String id = String.valueOf(nextId++);
    String name = StagedName.of(of.address().name(), Worlds.hash(content));
    if (dice.nextBoolean()) {
      live.add(Worlds.live(of.microtenantId(), id, name, content, ""));
    }
    return of.withStaged(Optional.of(new Staged(id, name, Worlds.hash(content))));
  }

  private void desired(Microtenant microtenant, String name, Set<String> previous) {
    String before = "old-" + name;
    boolean wasRenamed = dice.nextInt(6) == 0 && previous.add(before);
    if (wasRenamed && dice.nextBoolean()) {
      object(microtenant, before);
    }
    desired.add(Worlds.desired(
        microtenant,
        name,
        Worlds.facts(pick(CONTENTS)),
        pick(DESCRIPTIONS),
        false,
        wasRenamed ? Optional.of(before) : Optional.empty()));
  }

  private <T> T pick(List<T> from) {
    return from.get(dice.nextInt(from.size()));
  }
}
