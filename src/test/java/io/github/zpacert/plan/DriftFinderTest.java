package io.github.zpacert.plan;

import static io.github.zpacert.plan.Worlds.NOW;
import static io.github.zpacert.plan.Worlds.desired;
import static io.github.zpacert.plan.Worlds.files;
import static io.github.zpacert.plan.Worlds.hash;
import static io.github.zpacert.plan.Worlds.live;
import static io.github.zpacert.plan.Worlds.owned;
import static io.github.zpacert.plan.Worlds.state;
import static io.github.zpacert.plan.Worlds.withFlags;
import static io.github.zpacert.plan.Worlds.world;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.model.Address;
import io.github.zpacert.model.Aspect;
import io.github.zpacert.model.Policy;
import io.github.zpacert.plan.Drift.Adoptable;
import io.github.zpacert.plan.Drift.Ahead;
import io.github.zpacert.plan.Drift.Expiring;
import io.github.zpacert.plan.Drift.Outside;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DriftFinderTest {

  private static final Instant SOON = NOW.plus(Duration.ofDays(30));

  @Test
  void findsNoneWhereAllAgree() {
    World world =
        world(files(desired("www", "a")), state(owned("www", "1", "a")), live("1", "www", "a"));

    assertTrue(find(world, SOON).isNone());
  }

  @Test
  void tellsWhatTheFilesAreAheadIn() {
    World world = world(
        files(desired("new", "n"), desired("www", "b", "words", false, Optional.empty())),
        state(owned("www", "1", "a"), owned("old", "2", "c")),
        live("1", "www", "a"),
        live("2", "old", "c"));

    assertEquals(
        ImmutableList.of(
            new Ahead(address("new"), Aspect.EXISTENCE, "is in the files and was never applied"),
            new Ahead(
                address("old"), Aspect.EXISTENCE, "was dropped from the files and not yet deleted"),
            new Ahead(address("www"), Aspect.CERTIFICATE, "has a new certificate in the files"),
            new Ahead(address("www"), Aspect.DESCRIPTION, "has a new description in the files")),
        find(world, SOON).ahead());
    assertEquals(ImmutableList.of(), find(world, SOON).outside());
  }

  @Test
  void tellsWhatWasChangedOutsideAndByWhom() {
    World world = world(
        files(desired("gone", "g"), desired("www", "a")),
        state(owned("gone", "8", "g"), owned("www", "1", "a")),
        live("0", "1", "web", "z", "by hand"));

    Optional<String> who = Optional.of("72057594037930388");
    Optional<Instant> when = Optional.of(NOW.minus(Duration.ofDays(3)));
    assertEquals(
        ImmutableList.of(
            new Outside(
                address("gone"),
                Aspect.EXISTENCE,
                "id 8",
                "gone",
                Optional.empty(),
                Optional.empty()),
            new Outside(address("www"), Aspect.NAME, "www", "web", who, when),
            new Outside(address("www"), Aspect.DESCRIPTION, "", "by hand", who, when),
            new Outside(
                address("www"), Aspect.CERTIFICATE, hash("a").hex(), hash("z").hex(), who, when)),
        find(world, SOON).outside());
    assertEquals(ImmutableList.of(), find(world, SOON).ahead());
  }

  @Test
  void takesNothingForDriftThatIsLiveAsTheFilesWantIt() {
    World world = world(
        files(
            desired("other", "o", "words", false, Optional.empty()),
            desired("readonly", "r"),
            desired("twice", "t"),
            desired("www", "a")),
        state(),
        live("1", "www", "a"),
        live("0", "2", "other", "o", "other words"),
        withFlags(live("3", "readonly", "r"), true, false),
        live("4", "twice", "t"),
        live("5", "twice", "t"));

    Drift drift = find(world, SOON);

    assertEquals(ImmutableList.of(new Adoptable(address("www"), "1")), drift.adoptable());
    assertEquals(
        ImmutableList.of(
            new Ahead(address("other"), Aspect.EXISTENCE, "is in the files and was never applied"),
            new Ahead(
                address("readonly"), Aspect.EXISTENCE, "is in the files and was never applied"),
            new Ahead(address("twice"), Aspect.EXISTENCE, "is in the files and was never applied")),
        drift.ahead());
  }

  @Test
  void doesNotCallTheFilesAheadOfAnEditThatTheyFollowed() {
    World world = world(
        files(desired("www", "a", "by hand", false, Optional.empty())),
        state(owned("www", "1", "a")),
        live("0", "1", "www", "a", "by hand"));

    Drift drift = find(world, SOON);

    assertEquals(ImmutableList.of(), drift.ahead());
    assertEquals(ImmutableList.of(), drift.adoptable());
    assertEquals(
        ImmutableList.of(Aspect.DESCRIPTION),
        drift.outside().stream().map(Outside::field).collect(ImmutableList.toImmutableList()));
  }

  @Test
  void tellsWhatIsToBeAdoptedAndExpires() {
    World world = world(files(desired("www", "a")), state(), live("1", "www", "a"));

    Drift drift = find(world, NOW.plus(Duration.ofDays(100)));

    assertTrue(drift.isNone());
    assertEquals(
        ImmutableList.of(new Expiring(address("www"), NOW.plus(Duration.ofDays(99)))),
        drift.expiring());
  }

  @Test
  void tellsWhatExpiresWithinTheWindow() {
    World world =
        world(files(desired("www", "a")), state(owned("www", "1", "a")), live("1", "www", "a"));
    Instant end = NOW.plus(Duration.ofDays(99));

    assertEquals(ImmutableList.of(), find(world, end).expiring());
    assertEquals(
        ImmutableList.of(new Expiring(address("www"), end)),
        find(world, end.plusSeconds(1)).expiring());
    assertTrue(find(world, end.plusSeconds(1)).isNone());
  }

  private static Drift find(World world, Instant expiringBefore) {
    return DriftFinder.find(world, Policy.DEFAULT, expiringBefore);
  }

  private static Address address(String name) {
    return new Address("Default", name);
  }
}
