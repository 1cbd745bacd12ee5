package io.github.zpacert.plan;

import static io.github.zpacert.plan.Worlds.NOW;
import static io.github.zpacert.plan.Worlds.app;
import static io.github.zpacert.plan.Worlds.facts;
import static io.github.zpacert.plan.Worlds.files;
import static io.github.zpacert.plan.Worlds.hash;
import static io.github.zpacert.plan.Worlds.live;
import static io.github.zpacert.plan.Worlds.owned;
import static io.github.zpacert.plan.Worlds.state;
import static io.github.zpacert.plan.Worlds.usage;
import static io.github.zpacert.plan.Worlds.world;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSortedSet;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.diag.ProblemException;
import io.github.zpacert.model.Address;
import io.github.zpacert.model.ApiText;
import io.github.zpacert.model.Live;
import io.github.zpacert.model.Microtenant;
import io.github.zpacert.model.Owned;
import io.github.zpacert.model.Owned.Retired;
import io.github.zpacert.model.Owned.Staged;
import io.github.zpacert.model.Policy;
import io.github.zpacert.plan.Action.Replace;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RollbackTest {

  private static final Address WWW = new Address("Default", "www");
  private static final Retired LAST =
      new Retired("2", "www.retired-last", hash("b"), NOW.plus(Duration.ofDays(7)));
  private static final Retired EARLIER =
      new Retired("1", "www.retired-earlier", hash("a"), NOW.plus(Duration.ofDays(1)));
  private static final Owned ROTATED =
      owned("www", "3", "c").withRetired(ImmutableList.of(EARLIER, LAST));

  @Test
  void putsWhatWasRetiredLastInItsPlaceAndRetiresWhatIsThere() throws Exception {
    Plan plan = rollback(rotated().withUsage(usage(app(Microtenant.DEFAULT, "b", "3"))));

    Replace replace = (Replace) plan.actions().get(0);
    assertEquals("3", replace.before().id());
    assertEquals(Optional.of(new Staged("2", LAST.name(), hash("b"))), replace.staged());
    assertEquals(facts("b"), replace.after().facts());
    assertEquals("www", replace.after().name());
    assertEquals(1, replace.repoints().size());
    assertEquals(Optional.of(RetiredName.of("www", hash("c"))), replace.retiredName());
    assertEquals(ImmutableMap.of(), Uploads.of(plan.actions()));
    assertEquals(new Counts(0, 3, 0), plan.counts());
  }

  @Test
  void turnsAnInterruptedRotationBack() throws Exception {
    Staged upload = new Staged("4", StagedName.of("www", hash("d")), hash("d"));
    World interrupted = world(
            files(),
            state(ROTATED.withStaged(Optional.of(upload))),
            live("3", "www", "c"),
            live("4", upload.name(), "d"))
        .withUsage(usage(app(Microtenant.DEFAULT, "c", "4")));

    Replace replace = (Replace) rollback(interrupted).actions().get(0);

    assertEquals("4", replace.before().id());
    assertEquals(Optional.of("3"), replace.staged().map(Staged::id));
    assertEquals(facts("c"), replace.after().facts());
  }

  @Test
  void saysWhenNothingWasKept() {
    World bare = world(files(), state(owned("www", "3", "c")), live("3", "www", "c"));

    assertEquals(
        "\"Default/www\" has no certificate to go back to (only what \"rotation.retain\" has kept can be put back)",
        assertThrows(ProblemException.class, () -> rollback(bare)).getMessage());
  }

  @Test
  void doesNotGoBackToWhatHasExpired() {
    Live expired = new Live(
        "2",
        "0",
        ApiText.plain(LAST.name()),
        ApiText.EMPTY,
        Optional.of(facts("b", NOW.minus(Duration.ofDays(100)), NOW.minus(Duration.ofDays(1)))),
        ImmutableList.of(),
        Optional.empty(),
        Optional.empty(),
        false,
        false);
    World world = world(files(), state(ROTATED), live("3", "www", "c"), expired);

    assertEquals(
        "\"Default/www\" cannot go back to \"www.retired-last\": it expired on 2026-11-22T12:00:00Z",
        assertThrows(ProblemException.class, () -> rollback(world)).getMessage());
  }

  @Test
  void isBarredByALostNameButNotByOneThatIsNotCoveredNow() throws Exception {
    World losing = rotated().withUsage(usage(app(Microtenant.DEFAULT, "c", "3")));
    World noWorse = rotated().withUsage(usage(app(Microtenant.DEFAULT, "x", "3")));

    assertEquals(1, rollback(losing).refusals().size());
    assertEquals(List.of(), rollback(noWorse).refusals());
    assertEquals(
        List.of(
            "\"Default/www\" would lose c.example.com: the new certificate holds only b.example.com",
            "browser access application \"x\" of \"Default\" serves \"x.example.com\", which the new"
                + " \"Default/www\" does not cover: it holds only b.example.com"),
        rollback(noWorse).warnings().stream().map(Problem::message).toList());
  }

  private static World rotated() {
    return world(
        files(),
        state(ROTATED),
        live("1", EARLIER.name(), "a"),
        live("2", LAST.name(), "b"),
        live("3", "www", "c"));
  }

  private static Plan rollback(World world) throws ProblemException {
    return Planner.plan(
        world,
        new PlanRequest(
            Plan.Mode.ROLLBACK, Policy.DEFAULT, ImmutableSortedSet.of(WWW), false, false, NOW));
  }
}
