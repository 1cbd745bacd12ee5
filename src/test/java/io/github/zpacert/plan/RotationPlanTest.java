package io.github.zpacert.plan;

import static io.github.zpacert.plan.Worlds.FINANCE;
import static io.github.zpacert.plan.Worlds.NOW;
import static io.github.zpacert.plan.Worlds.app;
import static io.github.zpacert.plan.Worlds.desired;
import static io.github.zpacert.plan.Worlds.files;
import static io.github.zpacert.plan.Worlds.hash;
import static io.github.zpacert.plan.Worlds.live;
import static io.github.zpacert.plan.Worlds.owned;
import static io.github.zpacert.plan.Worlds.portal;
import static io.github.zpacert.plan.Worlds.request;
import static io.github.zpacert.plan.Worlds.retaining;
import static io.github.zpacert.plan.Worlds.rotation;
import static io.github.zpacert.plan.Worlds.state;
import static io.github.zpacert.plan.Worlds.usage;
import static io.github.zpacert.plan.Worlds.world;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import com.google.common.collect.ImmutableSortedSet;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.model.Address;
import io.github.zpacert.model.ConsumerObject;
import io.github.zpacert.model.ConsumerScan;
import io.github.zpacert.model.Microtenant;
import io.github.zpacert.model.Owned;
import io.github.zpacert.model.Owned.Retired;
import io.github.zpacert.model.Owned.Staged;
import io.github.zpacert.model.Policy;
import io.github.zpacert.model.Rotation;
import io.github.zpacert.model.State;
import io.github.zpacert.plan.Action.Replace;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RotationPlanTest {

  private static final Rotation REPORTING =
      new Rotation(Rotation.Handling.REPORT, Optional.empty());
  private static final String RETIRED = RetiredName.of("www", hash("a"));
  private static final String TEMPORARY = StagedName.of("www", hash("b"));

  /** The files hold b, the tenant a. */
  private static final World RENEWED =
      world(files(desired("www", "b")), state(owned("www", "1", "a")), live("1", "www", "a"));

  @Test
  void namesWhoShowsWhatIsReplacedInTheOrderOfAddresses() throws Exception {
    World world = RENEWED.withUsage(usage(
        portal(FINANCE, "b", "1"),
        app(Microtenant.DEFAULT, "intranet", "b", "1"),
        app(Microtenant.DEFAULT, "other", "9")));

    Replace replace = replace(world, Policy.DEFAULT);

    assertEquals(
        List.of("Default/browser-access/intranet/b", "Finance/pra-portal/b"),
        replace.uses().stream().map(u -> u.address().toString()).toList());
    assertEquals(replace.uses(), replace.repoints());
    assertEquals(Optional.empty(), replace.retiredName());
  }

  @Test
  void looksForWhoShowsACertificateOnlyWhereOneGoes() throws Exception {
    World agreed =
        world(files(desired("www", "a")), state(owned("www", "1", "a")), live("1", "www", "a"));

    assertEquals(ImmutableList.of(), Planner.plan(agreed, request()).leaving());
    assertEquals(
        List.of("1"),
        Planner.plan(RENEWED, request()).leaving().stream().map(Existing::id).toList());
  }

  @Test
  void scansAllMicrotenantsForWhatDefaultOwnsAndElseItsOwn() {
    Microtenant other = new Microtenant("7002", "Engineering");
    var all = List.of(Microtenant.DEFAULT, FINANCE, other);

    assertEquals(
        ImmutableSet.of("0", "7001", "7002"), Usage.microtenantsToScan(ImmutableSet.of("0"), all));
    assertEquals(
        ImmutableSet.of("0", "7001"), Usage.microtenantsToScan(ImmutableSet.of("7001"), all));
  }

  @Test
  void keepsTheOldOneUnderANameOfItsOwn() throws Exception {
    Replace replace = replace(RENEWED, rotation(retaining()));

    assertEquals(Optional.of(RETIRED), replace.retiredName());
    assertEquals(new Counts(1, 1, 0), Counts.of(List.of(replace)));
  }

  @Test
  void reportsWhoShowsTheOldOneAndKeepsItUntilNobodyDoes() throws Exception {
    World shown = RENEWED.withUsage(usage(app(Microtenant.DEFAULT, "b", "1")));

    Replace replace = replace(shown, rotation(REPORTING));

    assertEquals(1, replace.uses().size());
    assertEquals(ImmutableList.of(), replace.repoints());
    assertEquals(Optional.of(Duration.ZERO), replace.rotation().retain());
  }

  @Test
  void deletesWhatNobodyShowsThoughConsumersAreOnlyReported() throws Exception {
    Replace replace = replace(RENEWED.withUsage(usage()), rotation(REPORTING));

    assertEquals(Optional.empty(), replace.rotation().retain());
  }

  @Test
  void goesOnWithARotationAndSaysHowFarItIs() throws Exception {
    World interrupted = world(
            files(desired("www", "b")),
            state(owned("www", "1", "a")
                .withStaged(Optional.of(new Staged("2", TEMPORARY, hash("b"))))),
            live("1", "www", "a"),
            live("2", TEMPORARY, "b"))
        .withUsage(usage(
            app(Microtenant.DEFAULT, "x", "b", "1"), app(Microtenant.DEFAULT, "y", "b", "2")));

    Replace replace = replace(interrupted, Policy.DEFAULT);

    assertEquals(Optional.of("2"), replace.staged().map(Staged::id));
    assertEquals(1, replace.repoints().size());
    assertEquals(
        "the files hold another certificate; an interrupted rotation goes on: 1 consumer shows the new one already",
        replace.reason());
  }

  @Test
  void turnsARotationBackWhenTheFilesHoldTheFormerCertificateAgain() throws Exception {
    World turned = world(
            files(desired("www", "a")),
            state(owned("www", "1", "a")
                .withStaged(Optional.of(new Staged("2", TEMPORARY, hash("b"))))),
            live("1", "www", "a"),
            live("2", TEMPORARY, "b"))
        .withUsage(usage(app(Microtenant.DEFAULT, "a", "2")));

    Replace replace = replace(turned, Policy.DEFAULT);

    assertEquals("2", replace.before().id());
    assertEquals(Optional.of("1"), replace.staged().map(Staged::id));
    assertEquals(1, replace.repoints().size());
  }

  @Test
  void refusesToGoToAThirdCertificateInTheMiddleOfARotation() throws Exception {
    World third = world(
            files(desired("www", "c")),
            state(owned("www", "1", "a")
                .withStaged(Optional.of(new Staged("2", TEMPORARY, hash("b"))))),
            live("1", "www", "a"),
            live("2", TEMPORARY, "b"))
        .withUsage(usage(app(Microtenant.DEFAULT, "c", "2")));

    Plan plan = Planner.plan(third, request());

    assertEquals(
        List.of("\"Default/" + TEMPORARY
            + "\" would be deleted and is shown by browser access application \"c\" of \"Default\" [delete-in-use] (an"
            + " interrupted rotation has pointed them to it: finish that one, or take it back with \"zpacert"
            + " rollback\")"),
        refusals(plan));
  }

  @Test
  void takesARetiredCertificateThatIsWantedAgainAndUploadsNothing() throws Exception {
    World back = world(
        files(desired("www", "a")), retired(NOW), live("2", "www", "b"), live("1", RETIRED, "a"));

    Plan plan = Planner.plan(back, request(rotation(retaining())));

    assertEquals(
        Optional.of(new Staged("1", RETIRED, hash("a"))),
        ((Replace) plan.actions().get(0)).staged());
    assertEquals(1, plan.actions().size());
    assertEquals(ImmutableMap.of(), Uploads.of(plan.actions()));
  }

  @Test
  void deletesARetiredCertificateThatIsDueAndUnused() throws Exception {
    World due = retiredWorld(NOW);

    assertEquals(
        List.of("Default/" + RETIRED + ": it was replaced, and has been kept for long enough"),
        deletes(Planner.plan(due.withUsage(usage()), request())));
  }

  @Test
  void leavesARetiredCertificateUntilItIsDue() throws Exception {
    World kept = retiredWorld(NOW.plusSeconds(1));

    assertEquals(List.of(), deletes(Planner.plan(kept, request())));
  }

  @Test
  void leavesARetiredCertificateThatSomebodyShowsAndWarns() throws Exception {
    World shown =
        retiredWorld(NOW).withUsage(usage(app(FINANCE, "a", "1"), app(FINANCE, "x", "1")));

    Plan plan = Planner.plan(shown, request());

    assertEquals(List.of(), deletes(plan));
    assertEquals(
        List.of("\"Default/" + RETIRED + "\" (id 1) was replaced and is to go, but"
            + " Finance/browser-access/a/a and 1 more show it: it stays"),
        plan.warnings().stream().map(Problem::message).toList());
  }

  @Test
  void takesRetiredCertificatesAlongWithTheirSuccessor() throws Exception {
    World dropped = world(
        files(desired("other", "o")),
        retired(NOW.plus(Duration.ofDays(7))),
        live("2", "www", "b"),
        live("1", RETIRED, "a"));

    assertEquals(
        List.of(
            "Default/www: the files no longer name it",
            "Default/" + RETIRED + ": it was replaced, and its successor goes too"),
        deletes(Planner.plan(dropped, request())));
  }

  @Test
  void takesNobodysRetiredCertificateForUnmanaged() throws Exception {
    World kept = retiredWorld(NOW.plus(Duration.ofDays(7)));

    assertEquals(List.of(), deletes(Planner.plan(kept, request(Worlds.prune(Policy.Prune.ALL)))));
  }

  @Test
  void forgetsARetiredCertificateThatIsGone() {
    World gone = world(files(desired("www", "b")), retired(NOW), live("2", "www", "b"));

    assertEquals(
        ImmutableList.of(), gone.state().owned(address("www")).orElseThrow().retired());
  }

  @Test
  void keepsInMindWhatIsRetiredInAMicrotenantThatWasNotRead() {
    World unread = World.of(files(), ImmutableList.of(), ImmutableList.of(FINANCE), retired(NOW));

    assertEquals(1, unread.state().owned(address("www")).orElseThrow().retired().size());
  }

  @Test
  void refusesToDeleteWhatIsShownAndNamesWhoShowsIt() throws Exception {
    World dropped = world(
            files(desired("other", "o")), state(owned("www", "1", "a")), live("1", "www", "a"))
        .withUsage(usage(app(Microtenant.DEFAULT, "a", "1"), portal(FINANCE, "p", "1")));

    assertEquals(
        List.of(
            "\"Default/www\" would be deleted and is shown by browser access application \"a\" of \"Default\","
                + " PRA portal \"p\" of \"Finance\" [delete-in-use] (point them to another certificate first, or keep this one in the"
                + " files)"),
        refusals(Planner.plan(dropped, request())));
  }

  @Test
  void refusesToShowACertificateUnderANameThatItDoesNotCover() throws Exception {
    World world = RENEWED.withUsage(usage(app(Microtenant.DEFAULT, "shop", "1")));

    assertEquals(
        List.of(
            "zpacert.yaml:9:5: browser access application \"shop\" of \"Default\" serves \"shop.example.com\", which"
                + " the new \"Default/www\" does not cover: it holds only b.example.com [uncovered-name] (have a certificate issued"
                + " that covers it; or, if its visitors may see an error, say --allow-uncovered, or"
                + " \"allowUncovered: true\" at the certificate)"),
        refusals(Planner.plan(world, request())));
  }

  @Test
  void onlyWarnsOfUncoveredNamesWhereTheyAreAllowedOrNotOurDoing() throws Exception {
    World world = RENEWED.withUsage(usage(app(Microtenant.DEFAULT, "shop", "1")));
    var allowing = new PlanRequest(
        Plan.Mode.NORMAL, Policy.DEFAULT, ImmutableSortedSet.of(), false, true, NOW);

    for (PlanRequest request : List.of(allowing, request(rotation(REPORTING)))) {
      Plan plan = Planner.plan(world, request);

      assertEquals(List.of(), refusals(plan));
      assertEquals(
          List.of("lost-san", "uncovered-name"),
          plan.warnings().stream().map(p -> p.code().orElseThrow()).toList());
    }
  }

  @Test
  void saysOnceForEachTypeWhatCouldNotBeScanned() throws Exception {
    var gap = ConsumerObject.Type.PRA_PORTAL;
    World world = RENEWED.withUsage(Usage.of(
        new ConsumerScan(
            ImmutableList.of(),
            ImmutableSet.of("0", "7001"),
            ImmutableMap.of(),
            ImmutableList.of(
                new ConsumerScan.Gap(gap, "0", "HTTP 404"),
                new ConsumerScan.Gap(gap, "7001", "HTTP 404"))),
        ImmutableMap.of("0", "Default", "7001", "Finance"),
        6));

    assertEquals(
        List.of(
            "\"Default/www\" would lose a.example.com: the new certificate holds only b.example.com",
            "PRA portals of \"Default\", \"Finance\" were not scanned, and nobody knows which certificates they"
                + " show: HTTP 404"),
        Planner.plan(world, request()).warnings().stream().map(Problem::message).toList());
  }

  private static World retiredWorld(Instant keepUntil) {
    return world(
        files(desired("www", "b")),
        retired(keepUntil),
        live("2", "www", "b"),
        live("1", RETIRED, "a"));
  }

  private static State retired(Instant keepUntil) {
    Owned owned = owned("www", "2", "b")
        .withRetired(ImmutableList.of(new Retired("1", RETIRED, hash("a"), keepUntil)));
    return state(owned);
  }

  private static Address address(String name) {
    return new Address("Default", name);
  }

  private static Replace replace(World world, Policy policy) throws Exception {
    Plan plan = Planner.plan(world, request(policy));
    assertEquals(1, plan.actions().size());
    return (Replace) plan.actions().get(0);
  }

  private static List<String> deletes(Plan plan) {
    return plan.actions().stream()
        .filter(Action.Delete.class::isInstance)
        .map(a -> a.address() + ": " + a.reason())
        .toList();
  }

  private static List<String> refusals(Plan plan) {
    return plan.refusals().stream().map(Problem::toString).toList();
  }
}
