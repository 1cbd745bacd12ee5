package io.github.zpacert.plan;

import static io.github.zpacert.plan.Worlds.FINANCE;
import static io.github.zpacert.plan.Worlds.desired;
import static io.github.zpacert.plan.Worlds.facts;
import static io.github.zpacert.plan.Worlds.files;
import static io.github.zpacert.plan.Worlds.hash;
import static io.github.zpacert.plan.Worlds.live;
import static io.github.zpacert.plan.Worlds.owned;
import static io.github.zpacert.plan.Worlds.pending;
import static io.github.zpacert.plan.Worlds.prune;
import static io.github.zpacert.plan.Worlds.request;
import static io.github.zpacert.plan.Worlds.state;
import static io.github.zpacert.plan.Worlds.withFlags;
import static io.github.zpacert.plan.Worlds.world;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import io.github.zpacert.diag.ProblemException;
import io.github.zpacert.model.Address;
import io.github.zpacert.model.ApiText;
import io.github.zpacert.model.Gates;
import io.github.zpacert.model.Intent;
import io.github.zpacert.model.Live;
import io.github.zpacert.model.Microtenant;
import io.github.zpacert.model.NamePattern;
import io.github.zpacert.model.Owned;
import io.github.zpacert.model.Owned.Staged;
import io.github.zpacert.model.Policy;
import io.github.zpacert.model.Policy.Prune;
import io.github.zpacert.model.Rotation;
import io.github.zpacert.model.State;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PlannerTest {

  @Test
  void createsWhatTheTenantDoesNotHave() throws Exception {
    assertEquals(
        List.of("Create Default/www: the tenant does not have it"),
        plan(world(files(desired("www", "a")), state())));
  }

  @Test
  void createsAgainWhatSomebodyDeleted() throws Exception {
    World world = world(files(desired("www", "a")), state(owned("www", "1", "a")));

    assertEquals(
        List.of("Create Default/www: the object that the state knew (id 1) is gone"), plan(world));
  }

  @Test
  void keepsWhatAgrees() throws Exception {
    World world =
        world(files(desired("www", "a")), state(owned("www", "1", "a")), live("1", "www", "a"));

    assertEquals(List.of("Keep Default/www: files, state and tenant agree"), plan(world));
  }

  @Test
  void updatesADescription() throws Exception {
    World world = world(
        files(desired("www", "a", "new", false, Optional.empty())),
        state(owned("www", "1", "a")),
        live("1", "www", "a"));

    assertEquals(List.of("Update Default/www: the description differs"), plan(world));
  }

  @Test
  void clearsADescriptionThatTheFilesDoNotGive() throws Exception {
    World world = world(
        files(desired("www", "a")),
        state(owned("www", "1", "a")),
        live("0", "1", "www", "a", "by hand"));

    assertEquals(List.of("Update Default/www: the description differs"), plan(world));
  }

  @Test
  void replacesOtherContent() throws Exception {
    World world =
        world(files(desired("www", "b")), state(owned("www", "1", "a")), live("1", "www", "a"));

    assertEquals(List.of("Replace Default/www: the files hold another certificate"), plan(world));
  }

  @Test
  void givesBackANameThatWasChangedOutside() throws Exception {
    World world =
        world(files(desired("www", "a")), state(owned("www", "1", "a")), live("1", "web", "a"));

    assertEquals(
        List.of("Update Default/www: the tenant has it under the name \"web\""), plan(world));
  }

  @Test
  void adoptsWhatIsThereAsTheFilesWantIt() throws Exception {
    World world = world(files(desired("www", "a")), state(), live("1", "www", "a"));

    Plan plan = Planner.plan(world, request());

    assertEquals(
        List.of(
            "Adopt Default/www: it is live as the files want it, and the state does not know it"),
        words(plan));
    assertEquals(false, plan.changesTenant());
    assertEquals(true, plan.changesAnything());
  }

  @Test
  void saysThatAReplacedObjectWasAdopted() throws Exception {
    Plan plan =
        Planner.plan(world(files(desired("www", "b")), state(), live("1", "www", "a")), request());

    assertEquals(true, ((Action.Replace) plan.actions().get(0)).adopts());
  }

  @Test
  void deletesOnlyWhatTheStateOwns() throws Exception {
    World world = world(
        files(desired("www", "a")),
        state(owned("www", "1", "a"), owned("old", "2", "b")),
        live("1", "www", "a"),
        live("2", "old", "b"),
        live("3", "byhand", "c"));

    assertEquals(
        List.of(
            "Delete Default/old: the files no longer name it",
            "Keep Default/www: files, state and tenant agree"),
        plan(world));
  }

  @Test
  void doesNotDeleteANewObjectUnderAnOwnedName() throws Exception {
    World world = world(
        files(desired("www", "a")),
        state(owned("www", "1", "a"), owned("old", "2", "b")),
        live("1", "www", "a"),
        live("9", "old", "z"));

    assertEquals(
        List.of(
            "Forget Default/old: its object (id 2) is gone from the tenant",
            "Keep Default/www: files, state and tenant agree"),
        plan(world));
  }

  @Test
  void prunesWhatNobodyManagesOnlyWhenToldAndOnlyInNamedMicrotenants() throws Exception {
    World world = world(
        files(desired("www", "a")),
        state(owned("www", "1", "a")),
        live("1", "www", "a"),
        live("3", "byhand", "c"),
        pending("4", "csr"),
        withFlags(live("5", "theirs", "d"), false, true),
        live("7001", "6", "finance", "e", ""));

    Plan plan = Planner.plan(world, request(prune(Prune.ALL)));

    assertEquals(
        List.of(
            "Delete Default/byhand: nobody manages it, and policy.prune is \"all\"",
            "Keep Default/www: files, state and tenant agree"),
        words(plan));
  }

  @Test
  void neverPrunesWhenToldSo() throws Exception {
    World world = world(
        files(desired("www", "a")),
        state(owned("www", "1", "a"), owned("old", "2", "b")),
        live("1", "www", "a"),
        live("2", "old", "b"));

    Plan plan = Planner.plan(world, request(prune(Prune.NONE)));

    assertEquals(List.of("Keep Default/www: files, state and tenant agree"), words(plan));
    assertEquals(
        List.of(
            "\"Default/old\" is no longer in the files and stays, since policy.prune is \"none\" [not-pruned]"),
        plan.warnings().stream().map(Object::toString).toList());
  }

  @Test
  void leavesIgnoredNamesAlone() throws Exception {
    Policy policy = new Policy(
        Prune.ALL,
        Policy.DEFAULT.maxDelete(),
        Policy.DEFAULT.minRemaining(),
        ImmutableList.of(NamePattern.of("*.lab.example.com")),
        Rotation.DEFAULT,
        Gates.DEFAULT);
    World world = world(
        files(desired("www", "a")),
        state(owned("www", "1", "a"), owned("x.lab.example.com", "2", "b")),
        live("1", "www", "a"),
        live("2", "x.lab.example.com", "b"),
        live("3", "y.lab.example.com", "c"));

    assertEquals(
        List.of("Keep Default/www: files, state and tenant agree"),
        words(Planner.plan(world, request(policy))));
  }

  @Test
  void renamesInPlaceFromThePreviousName() throws Exception {
    World world = world(
        files(desired("www", "a", "", false, Optional.of("old"))),
        state(owned("old", "1", "a")),
        live("1", "old", "a"));

    assertEquals(
        List.of("Update Default/www: the tenant has it under the name \"old\""), plan(world));
  }

  @Test
  void ignoresThePreviousNameOnceTheNewOneIsThere() throws Exception {
    World world = world(
        files(desired("www", "a", "", false, Optional.of("old"))),
        state(owned("www", "1", "a")),
        live("1", "www", "a"),
        live("2", "old", "x"));

    assertEquals(List.of("Keep Default/www: files, state and tenant agree"), plan(world));
  }

  @Test
  void continuesAReplaceThatHasUploaded() throws Exception {
    Staged staged = new Staged("2", "www.zpacert-" + hash("b").shortened(), hash("b"));
    World world = world(
        files(desired("www", "b")),
        state(owned("www", "1", "a").withStaged(Optional.of(staged))),
        live("1", "www", "a"),
        live("2", staged.name(), "b"));

    Plan plan = Planner.plan(world, request());

    assertEquals(
        List.of(
            "Replace Default/www: the files hold another certificate; an interrupted rotation goes on"),
        words(plan));
    assertEquals(Optional.of(staged), ((Action.Replace) plan.actions().get(0)).staged());
  }

  @Test
  void finishesAReplaceWhoseOldObjectIsGone() throws Exception {
    String temporary = "www.zpacert-" + hash("b").shortened();
    World world =
        world(files(desired("www", "b")), state(owned("www", "1", "a")), live("2", temporary, "b"));

    assertEquals(
        List.of("Update Default/www: the tenant has it under the name \"" + temporary + "\""),
        plan(world));
  }

  @Test
  void removesAnUploadThatNoReplaceNeedsAnyMore() throws Exception {
    Staged staged = new Staged("2", "www.zpacert-" + hash("b").shortened(), hash("b"));
    World world = world(
        files(desired("www", "a")),
        state(owned("www", "1", "a").withStaged(Optional.of(staged))),
        live("1", "www", "a"),
        live("2", staged.name(), "b"));

    assertEquals(
        List.of(
            "Keep Default/www: files, state and tenant agree",
            "Delete Default/" + staged.name() + ": an interrupted replace has left it"),
        plan(world));
  }

  @Test
  void tellsTwoOfOneNameApartByTheStatesId() throws Exception {
    World world = world(
        files(desired("www", "a")),
        state(owned("www", "2", "a")),
        live("1", "www", "x"),
        live("2", "www", "a"));

    assertEquals(List.of("Keep Default/www: files, state and tenant agree"), plan(world));
  }

  @Test
  void refusesTwoOfOneNameThatTheStateDoesNotTellApart() {
    World world =
        world(files(desired("www", "a")), state(), live("1", "www", "x"), live("2", "www", "a"));

    assertEquals(
        "zpacert.yaml:9:5: the tenant has 2 certificates named \"www\" in microtenant \"Default\": ids 1 and 2"
            + " (say which one it is with: zpacert import \"Default/www\" ID)",
        problems(world, request()));
  }

  @Test
  void refusesToTouchWhatIsNotOurs() {
    World world = world(
        files(desired("csr", "a"), desired("managed", "b"), desired("readonly", "c")),
        state(),
        pending("1", "csr"),
        withFlags(live("2", "managed", "b"), false, true),
        withFlags(live("3", "readonly", "c"), true, false));

    assertEquals(
        "zpacert.yaml:9:5: \"Default/csr\" (id 1) holds no readable certificate in the tenant (a signing request that"
            + " waits for its certificate? finish or delete it in the portal, or choose another name)\n"
            + "zpacert.yaml:9:5: \"Default/managed\" (id 2) is managed by Zscaler (remove it from the files)\n"
            + "zpacert.yaml:9:5: \"Default/readonly\" (id 3) is read-only in the tenant (remove it from the files)",
        problems(world, request()));
  }

  @Test
  void refusesToGiveBackANameThatIsTaken() {
    World world = world(
        files(desired("www", "a")),
        state(owned("www", "1", "a")),
        live("1", "web", "a"),
        live("2", "www", "b"));

    assertEquals(
        "zpacert.yaml:9:5: \"Default/www\" (id 1) is named \"web\" in the tenant and cannot get its name back: id 2"
            + " has it (rename or delete one of them in the portal)",
        problems(world, request()));
  }

  @Test
  void takesAnyFormOfAnEscapedTextForTheText() throws Exception {
    Live escaped = new Live(
        "1",
        Microtenant.DEFAULT_ID,
        new ApiText(ImmutableList.of("a&amp;amp;b", "a&amp;b", "a&b")),
        ApiText.EMPTY,
        Optional.of(facts("a")),
        ImmutableList.of(),
        Optional.empty(),
        Optional.empty(),
        false,
        false);

    for (String name : List.of("a&amp;amp;b", "a&amp;b", "a&b")) {
      World world = world(files(desired(name, "a")), state(), escaped);
      assertEquals("Adopt", plan(world).get(0).split(" ")[0], name);
    }
  }

  @Test
  void warnsOfANameThatDiffersInCaseOnly() throws Exception {
    Plan plan =
        Planner.plan(world(files(desired("www", "a")), state(), live("1", "WWW", "a")), request());

    assertEquals(
        List.of(
            "zpacert.yaml:9:5: the tenant has \"WWW\" (id 1), whose name differs from \"www\" only in case: they"
                + " are taken for two [similar-name]"),
        plan.warnings().stream().map(Object::toString).toList());
  }

  @Test
  void keepsMicrotenantsApart() throws Exception {
    World world = world(
        files(
            desired("www", "a"), desired(FINANCE, "www", facts("a"), "", false, Optional.empty())),
        state(),
        live("1", "www", "a"));

    assertEquals(
        List.of(
            "Adopt Default/www: it is live as the files want it, and the state does not know it",
            "Create Finance/www: the tenant does not have it"),
        plan(world));
  }

  @Test
  void followsAMicrotenantThatWasRenamed() throws Exception {
    Owned owned = owned(new Microtenant("7001", "Money"), "www", "1", "a", "", false);
    World world = world(
        files(desired(FINANCE, "www", facts("a"), "", false, Optional.empty())),
        state(owned),
        live("7001", "1", "www", "a", ""));

    assertEquals(List.of("Keep Finance/www: files, state and tenant agree"), plan(world));
  }

  @Test
  void plansForTargetsOnly() throws Exception {
    World world = world(
        files(desired("a", "a"), desired("b", "b")),
        state(owned("old", "2", "c")),
        live("2", "old", "c"));

    assertEquals(
        List.of("Create Default/b: the tenant does not have it"),
        words(Planner.plan(world, targets(new Address("Default", "b")))));
  }

  @Test
  void refusesATargetThatNobodyKnows() {
    World world = world(files(desired("portal", "a")), state());

    assertEquals(
        "target \"Default/protal\" is neither in the files nor in the state (did you mean \"Default/portal\"?)",
        problems(world, targets(new Address("Default", "protal"))));
  }

  @Test
  void destroysAllThatTheStateOwnsAndNothingElse() throws Exception {
    World world = world(
        files(desired("www", "a")),
        state(owned("www", "1", "a"), owned("gone", "8", "b")),
        live("1", "www", "a"),
        live("2", "byhand", "c"));

    Plan plan = Planner.plan(world, request(Plan.Mode.DESTROY));

    assertEquals(
        List.of(
            "Forget Default/gone: its object (id 8) is gone from the tenant",
            "Delete Default/www: everything is to be destroyed"),
        words(plan));
    assertEquals(List.of(), plan.refusals());
  }

  @Test
  void refreshesTheStateAlone() throws Exception {
    World world = world(
        files(desired("new", "n")),
        state(owned("www", "1", "a"), owned("gone", "8", "b")),
        live("0", "1", "www", "a", "by hand"));

    Plan plan = Planner.plan(world, request(Plan.Mode.REFRESH_ONLY));

    assertEquals(
        List.of(
            "Forget Default/gone: its object (id 8) is gone from the tenant",
            "Adopt Default/www: it was changed outside"),
        words(plan));
  }

  @Test
  void settlesACreateWhoseOutcomeWasLost() {
    State interrupted = state().withJournal(ImmutableList.of(intentToCreate("www", "www", "a")));

    Settlement found = Settlement.of(world(files(), interrupted, live("1", "www", "a")));
    Settlement lost = Settlement.of(world(files(), interrupted, live("1", "www", "other")));

    assertEquals("1", found.world().state().owned(address("www")).orElseThrow().id());
    assertEquals(
        List.of("an interrupted run's create of \"www\" (Default/www) had happened: id 1"),
        found.notes());
    assertEquals(Optional.empty(), lost.world().state().owned(address("www")));
    assertEquals(
        List.of("an interrupted run's create of \"www\" (Default/www) had not happened"),
        lost.notes());
    assertEquals(ImmutableList.of(), lost.world().state().journal());
  }

  @Test
  void settlesAStagedUploadWhoseOutcomeWasLost() {
    String temporary = "www.zpacert-" + hash("b").shortened();
    State interrupted = state(owned("www", "1", "a"))
        .withJournal(ImmutableList.of(intentToCreate("www", temporary, "b")));

    Settlement settled = Settlement.of(
        world(files(), interrupted, live("1", "www", "a"), live("2", temporary, "b")));

    assertEquals(
        Optional.of(new Staged("2", temporary, hash("b"))),
        settled.world().state().owned(address("www")).orElseThrow().staged());
  }

  private static Intent intentToCreate(String address, String name, String content) {
    return Intent.ofCertificate(
        Intent.Operation.CREATE,
        address(address),
        "0",
        name,
        Optional.empty(),
        Optional.of(hash(content)),
        Worlds.NOW);
  }

  private static Address address(String name) {
    return new Address("Default", name);
  }

  private static PlanRequest targets(Address... targets) {
    return new PlanRequest(
        Plan.Mode.NORMAL,
        Policy.DEFAULT,
        ImmutableSortedSet.copyOf(targets),
        false,
        false,
        Worlds.NOW);
  }

  private static List<String> plan(World world) throws ProblemException {
    return words(Planner.plan(world, request()));
  }

  private static String problems(World world, PlanRequest request) {
    return assertThrows(ProblemException.class, () -> Planner.plan(world, request))
        .getMessage();
  }

  private static List<String> words(Plan plan) {
    return plan.actions().stream()
        .map(a -> a.getClass().getSimpleName() + " " + a.address() + ": " + a.reason())
        .toList();
  }
}
