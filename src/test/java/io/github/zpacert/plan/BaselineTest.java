package io.github.zpacert.plan;

import static io.github.zpacert.plan.Worlds.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.zpacert.diag.Position;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.model.Acceptance;
import io.github.zpacert.model.Address;
import io.github.zpacert.model.Aspect;
import io.github.zpacert.model.NamePattern;
import io.github.zpacert.plan.Drift.Accepted;
import io.github.zpacert.plan.Drift.Ahead;
import io.github.zpacert.plan.Drift.Deviation;
import io.github.zpacert.plan.Drift.Expiring;
import io.github.zpacert.plan.Drift.Outside;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.instancio.junit.InstancioSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;

class BaselineTest {

  private static final Outside EDITED = outside("www", Aspect.DESCRIPTION);
  private static final Outside SWAPPED = outside("www", Aspect.CERTIFICATE);
  private static final Ahead AHEAD = new Ahead(address("new"), Aspect.EXISTENCE, "is new");
  private static final Instant TOMORROW = NOW.plus(Duration.ofDays(1));

  @Test
  void setsApartWhatFitsByAddressAndField() {
    Acceptance entry = entry("Default/www", TOMORROW, Aspect.DESCRIPTION);

    Drift drift = apply(List.of(entry), EDITED, SWAPPED, AHEAD);

    assertEquals(List.of(new Accepted(EDITED, entry)), drift.accepted());
    assertEquals(List.of(SWAPPED), drift.outside());
    assertEquals(List.of(AHEAD), drift.ahead());
  }

  @Test
  void acceptsWhatWasNotAppliedYetToo() {
    Drift drift = apply(List.of(entry("*/n*", TOMORROW, Aspect.values())), AHEAD);

    assertTrue(drift.isNone());
    assertEquals(
        List.of(AHEAD), drift.accepted().stream().map(Accepted::deviation).toList());
  }

  @Test
  void holdsUntilTheLastMomentAndNotLonger() {
    Acceptance now = entry("Default/www", NOW, Aspect.values());
    Acceptance before = entry("Default/www", NOW.minusNanos(1), Aspect.values());

    assertTrue(apply(List.of(now), EDITED).isNone());
    Drift ended = apply(List.of(before), EDITED);
    assertEquals(List.of(EDITED), ended.outside());
    assertEquals(List.of(new Accepted(EDITED, before)), ended.ended());
    assertEquals(Map.of(EDITED, before), ended.endedByDeviation());
  }

  @Test
  void acceptsNoOtherValueThanTheOneThatItNames() {
    Outside again = new Outside(
        EDITED.address(), EDITED.field(), "before", "later", Optional.empty(), Optional.empty());
    Acceptance entry = new Acceptance(
        NamePattern.of("*/*"),
        ImmutableSet.copyOf(Aspect.values()),
        Optional.of("now"),
        "why not",
        TOMORROW,
        new Position("zpacert.yaml", 9, 7));

    assertTrue(apply(List.of(entry), EDITED).isNone());
    assertEquals(List.of(again), apply(List.of(entry), again).outside());
    assertEquals(List.of(AHEAD), apply(List.of(entry), AHEAD).ahead());
  }

  @Test
  void doesNotTouchWhatExpires() {
    Expiring soon = new Expiring(address("www"), TOMORROW);
    Drift found = new Drift(
        ImmutableList.of(),
        ImmutableList.of(),
        ImmutableList.of(soon),
        ImmutableList.of(),
        ImmutableList.of(),
        ImmutableList.of());

    Drift drift =
        new Baseline(ImmutableList.of(entry("*/*", TOMORROW, Aspect.values())), NOW).apply(found);

    assertEquals(found, drift);
  }

  @Test
  void saysWhatToDoAboutEntries() {
    List<Acceptance> entries = List.of(
        entry("Default/www", TOMORROW, Aspect.DESCRIPTION),
        entry("Default/w*", TOMORROW, Aspect.DESCRIPTION),
        entry("Default/www", NOW.minusSeconds(60), Aspect.CERTIFICATE),
        entry("Default/gone", NOW.minusSeconds(60), Aspect.values()),
        entry("Default/new", NOW.plus(Duration.ofDays(367)), Aspect.values()));
    Baseline baseline = new Baseline(ImmutableList.copyOf(entries), NOW);

    Drift drift = baseline.apply(found(List.of(EDITED, SWAPPED, AHEAD)));

    assertEquals(
        List.of(
            "zpacert.yaml:9:7: the acceptance of \"Default/w*\" (why not) accepts nothing that drift"
                + " has found (remove the entry)",
            "zpacert.yaml:9:7: the acceptance of \"Default/www\" (why not) ended at"
                + " 2026-11-23T11:59:00Z, and its drift counts again (repair the drift, or agree on a"
                + " new end)",
            "zpacert.yaml:9:7: the acceptance of \"Default/gone\" (why not) accepts nothing that"
                + " drift has found (remove the entry)",
            "zpacert.yaml:9:7: the acceptance of \"Default/new\" (why not) ends at"
                + " 2027-11-25T12:00:00Z, in more than a year (what is to stay belongs into the"
                + " files; choose an earlier end)"),
        baseline.warnings(drift).stream().map(Problem::toString).toList());
  }

  @ParameterizedTest(name = "seed {0}")
  @InstancioSource(samples = 100)
  void losesNothingAndInventsNothing(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Deviation> found = deviations(random);
    Drift drift = new Baseline(entries(random), NOW).apply(found(found));

    Set<Deviation> shown = new HashSet<>(drift.deviations().toList());
    drift.accepted().forEach(a -> {
      assertTrue(shown.add(a.deviation()), "counts, though it is accepted");
      assertTrue(!a.acceptance().hasEnded(NOW));
    });
    assertEquals(new HashSet<>(found), shown);
    drift.ended().forEach(e -> {
      assertTrue(drift.deviations().anyMatch(e.deviation()::equals), "ended, and does not count");
      assertTrue(e.acceptance().hasEnded(NOW));
    });
  }

  @ParameterizedTest(name = "seed {0}")
  @InstancioSource(samples = 100)
  void whatItCallsUselessCanBeRemovedWithoutAChange(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Drift found = found(deviations(random));
    ImmutableList<Acceptance> entries = entries(random);
    Drift drift = new Baseline(entries, NOW).apply(found);

    Set<Acceptance> used = new HashSet<>();
    drift.accepted().forEach(a -> used.add(a.acceptance()));
    drift.ended().forEach(a -> used.add(a.acceptance()));
    ImmutableList<Acceptance> left =
        entries.stream().filter(used::contains).collect(ImmutableList.toImmutableList());

    assertEquals(drift, new Baseline(left, NOW).apply(found));
    assertTrue(new Baseline(left, NOW)
        .warnings(drift).stream().noneMatch(w -> w.message().contains("accepts nothing")));
  }

  @ParameterizedTest(name = "seed {0}")
  @InstancioSource(samples = 100)
  void whenAllHaveEndedEverythingCountsAgain(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Drift found = found(deviations(random));

    Drift drift = new Baseline(entries(random), NOW.plus(Duration.ofDays(1000))).apply(found);

    assertEquals(found.outside(), drift.outside());
    assertEquals(found.ahead(), drift.ahead());
    assertEquals(List.of(), drift.accepted());
  }

  private static Drift apply(List<Acceptance> entries, Deviation... deviations) {
    return new Baseline(ImmutableList.copyOf(entries), NOW).apply(found(List.of(deviations)));
  }

  private static Drift found(List<Deviation> deviations) {
    return new Drift(
        only(Ahead.class, deviations),
        only(Outside.class, deviations),
        ImmutableList.of(),
        ImmutableList.of(),
        ImmutableList.of(),
        ImmutableList.of());
  }

  private static <T> ImmutableList<T> only(Class<T> kind, List<Deviation> deviations) {
    return deviations.stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .collect(ImmutableList.toImmutableList());
  }

  /** Every name has every kind of deviation with even chances, and no two are alike. */
  private static List<Deviation> deviations(SplittableRandom random) {
    return List.of("a", "ab", "b").stream()
        .flatMap(name -> List.of(Aspect.values()).stream()
            .flatMap(aspect -> List.<Deviation>of(
                outside(name, aspect), new Ahead(address(name), aspect, "changes"))
                .stream()))
        .filter(d -> random.nextBoolean())
        .toList();
  }

  private static ImmutableList<Acceptance> entries(SplittableRandom random) {
    List<String> addresses = List.of("Default/a", "Default/a*", "*/*b", "Other/a", "*/*");
    return IntStream.range(0, random.nextInt(6))
        .mapToObj(i -> new Acceptance(
            NamePattern.of(addresses.get(random.nextInt(addresses.size()))),
            List.of(Aspect.values()).stream()
                .filter(a -> random.nextBoolean())
                .collect(ImmutableSet.toImmutableSet()),
            Optional.of("now").filter(l -> random.nextInt(3) == 0),
            "reason " + i,
            NOW.plusSeconds(random.nextInt(-3, 3)),
            new Position("zpacert.yaml", i + 1, 7)))
        .collect(ImmutableList.toImmutableList());
  }

  private static Acceptance entry(String addresses, Instant until, Aspect... aspects) {
    return new Acceptance(
        NamePattern.of(addresses),
        ImmutableSet.copyOf(aspects),
        Optional.empty(),
        "why not",
        until,
        new Position("zpacert.yaml", 9, 7));
  }

  private static Outside outside(String name, Aspect aspect) {
    return new Outside(address(name), aspect, "before", "now", Optional.of("7"), Optional.of(NOW));
  }

  private static Address address(String name) {
    return new Address("Default", name);
  }
}
