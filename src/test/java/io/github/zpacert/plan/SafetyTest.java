package io.github.zpacert.plan;

import static io.github.zpacert.plan.Worlds.FINANCE;
import static io.github.zpacert.plan.Worlds.NOW;
import static io.github.zpacert.plan.Worlds.app;
import static io.github.zpacert.plan.Worlds.desired;
import static io.github.zpacert.plan.Worlds.facts;
import static io.github.zpacert.plan.Worlds.files;
import static io.github.zpacert.plan.Worlds.hash;
import static io.github.zpacert.plan.Worlds.live;
import static io.github.zpacert.plan.Worlds.owned;
import static io.github.zpacert.plan.Worlds.portal;
import static io.github.zpacert.plan.Worlds.request;
import static io.github.zpacert.plan.Worlds.state;
import static io.github.zpacert.plan.Worlds.usage;
import static io.github.zpacert.plan.Worlds.world;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import io.github.zpacert.model.Address;
import io.github.zpacert.model.Budget;
import io.github.zpacert.model.CertificateFacts;
import io.github.zpacert.model.Desired;
import io.github.zpacert.model.Gates;
import io.github.zpacert.model.Live;
import io.github.zpacert.model.Microtenant;
import io.github.zpacert.model.Owned;
import io.github.zpacert.model.Owned.Staged;
import io.github.zpacert.model.Policy;
import io.github.zpacert.model.Rotation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SafetyTest {

  @Test
  void refusesMoreDeletesThanTheShareAllows() throws Exception {
    assertEquals(
        List.of(
            "the plan deletes 4 of 10 managed certificates, and policy.maxDelete (30%) allows 3 [max-delete] (if that is"
                + " meant, raise policy.maxDelete)"),
        refusals(tenantOf(10, 6), request()));
    assertEquals(List.of(), refusals(tenantOf(10, 7), request()));
  }

  @Test
  void doesNotApplyAShareToFewerThanTen() throws Exception {
    assertEquals(List.of(), refusals(tenantOf(9, 1), request()));
  }

  @Test
  void appliesACountToAny() throws Exception {
    Policy policy = new Policy(
        Policy.Prune.OWNED,
        new Budget.Count(1),
        Duration.ZERO,
        ImmutableList.of(),
        Rotation.DEFAULT,
        Gates.DEFAULT);

    assertEquals(
        List.of(
            "the plan deletes 2 of 3 managed certificates, and policy.maxDelete (1) allows 1 [max-delete] (if that is meant,"
                + " raise policy.maxDelete)"),
        refusals(tenantOf(3, 1), request(policy)));
  }

  @Test
  void refusesFilesThatHaveBecomeEmpty() throws Exception {
    World world = tenantOf(20, 0);

    assertEquals(
        List.of(
            "the files name no certificate at all, and the state owns 20 [no-certificates] (if that is meant, say --allow-empty)",
            "the plan deletes 20 of 20 managed certificates, and policy.maxDelete (30%) allows 6 [max-delete] (if that is"
                + " meant, raise policy.maxDelete)"),
        refusals(world, request()));
    assertEquals(
        List.of(),
        refusals(
            world,
            new PlanRequest(
                Plan.Mode.NORMAL, Policy.DEFAULT, ImmutableSortedSet.of(), true, false, NOW)));
  }

  @Test
  void refusesToReplaceOrDeleteWhatIsProtected() throws Exception {
    Owned dropped = owned(Microtenant.DEFAULT, "old", "2", "b", "", true);
    World world = world(
        files(desired("www", "new", "", true, Optional.empty())),
        state(owned("www", "1", "a"), dropped),
        live("1", "www", "a"),
        live("2", "old", "b"));

    assertEquals(
        List.of(
            "\"Default/old\" is protected and would be deleted [protected] (declare it with \"protect: false\" and apply"
                + " that first)",
            "zpacert.yaml:9:5: \"Default/www\" is protected and would be replaced [protected] (remove \"protect: true\" from it,"
                + " apply, and add it again afterwards)"),
        refusals(world, request()));
  }

  @Test
  void refusesToUploadWhatIsNotValidForLongEnough() throws Exception {
    World world = world(
        files(
            certificate(
                "early",
                facts("early", NOW.plus(Duration.ofHours(1)), NOW.plus(Duration.ofDays(90)))),
            certificate(
                "late",
                facts("late", NOW.minus(Duration.ofDays(90)), NOW.minus(Duration.ofDays(1)))),
            certificate(
                "soon",
                facts("soon", NOW.minus(Duration.ofDays(90)), NOW.plus(Duration.ofDays(6))))),
        state());

    assertEquals(
        List.of(
            "zpacert.yaml:9:5: \"Default/early\" would be uploaded although it is not valid before"
                + " 2026-11-23T13:00:00Z [not-yet-valid]",
            "zpacert.yaml:9:5: \"Default/late\" would be uploaded although it expired on 2026-11-22T12:00:00Z [expired]",
            "zpacert.yaml:9:5: \"Default/soon\" would be uploaded although it expires on 2026-11-29T12:00:00Z,"
                + " sooner than policy.minRemaining (7d) from now [min-remaining]"),
        refusals(world, request()));
  }

  @Test
  void letsAnExpiredCertificateThatIsAlreadyThereBe() throws Exception {
    CertificateFacts expired =
        facts("a", NOW.minus(Duration.ofDays(90)), NOW.minus(Duration.ofDays(1)));

    assertEquals(
        List.of(),
        refusals(
            world(files(certificate("www", expired)), state(), live("1", "www", "a")), request()));
  }

  @Test
  void refusesAThirdCertificateWhileSomethingShowsTheSecondAlsoIfItIsTheOnlyTarget()
      throws Exception {
    PlanRequest all = targets();
    PlanRequest one = targets(new Address("Default", "www"));

    assertEquals(
        List.of(true),
        refusals(halfway("c"), all).stream()
            .map(r -> r.contains("would be deleted and is shown by browser access application"))
            .toList());
    assertEquals(refusals(halfway("c"), all), refusals(halfway("c"), one));
    assertEquals(List.of(), refusals(halfway("a"), one));
    assertEquals(List.of(), refusals(halfway("b"), one));
  }

  private static PlanRequest targets(Address... targets) {
    return new PlanRequest(
        Plan.Mode.NORMAL, Policy.DEFAULT, ImmutableSortedSet.copyOf(targets), false, true, NOW);
  }

  /** A rotation from a to b that has moved one of two, and files that hold what is given. */
  private static World halfway(String content) {
    Staged upload = new Staged("2", "www.zpacert-" + hash("b").shortened(), hash("b"));
    return world(
            files(desired("www", content)),
            state(owned("www", "1", "a").withStaged(Optional.of(upload))),
            live("1", "www", "a"),
            live("2", upload.name(), "b"))
        .withUsage(usage(app(Microtenant.DEFAULT, "www", "2"), portal(FINANCE, "www", "1")));
  }

  private static Desired certificate(String name, CertificateFacts facts) {
    return desired(Microtenant.DEFAULT, name, facts, "", false, Optional.empty());
  }

  /** A tenant with certificates that the state owns, of which the files name only the first few. */
  private static World tenantOf(int owned, int named) {
    return world(
        files(numbers(named).map(i -> desired("c" + i, "c" + i)).toArray(Desired[]::new)),
        state(numbers(owned).map(i -> owned("c" + i, "" + i, "c" + i)).toArray(Owned[]::new)),
        numbers(owned).map(i -> live("" + i, "c" + i, "c" + i)).toArray(Live[]::new));
  }

  private static java.util.stream.Stream<Integer> numbers(int count) {
    return IntStream.range(0, count).boxed();
  }

  private static List<String> refusals(World world, PlanRequest request) throws Exception {
    return Planner.plan(world, request).refusals().stream()
        .map(Object::toString)
        .toList();
  }
}
