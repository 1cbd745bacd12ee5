package io.github.zpacert.apply;

import static io.github.zpacert.plan.Worlds.NOW;
import static io.github.zpacert.plan.Worlds.desired;
import static io.github.zpacert.plan.Worlds.files;
import static io.github.zpacert.plan.Worlds.hash;
import static io.github.zpacert.plan.Worlds.live;
import static io.github.zpacert.plan.Worlds.owned;
import static io.github.zpacert.plan.Worlds.request;
import static io.github.zpacert.plan.Worlds.state;
import static io.github.zpacert.plan.Worlds.world;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.model.Address;
import io.github.zpacert.model.CertificateFacts;
import io.github.zpacert.model.Live;
import io.github.zpacert.model.Owned;
import io.github.zpacert.model.Owned.Staged;
import io.github.zpacert.model.Secret;
import io.github.zpacert.model.State;
import io.github.zpacert.plan.Action;
import io.github.zpacert.plan.Counts;
import io.github.zpacert.plan.Plan;
import io.github.zpacert.plan.Planner;
import io.github.zpacert.plan.World;
import io.github.zpacert.tenant.TenantException.Kind;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ApplierTest {

  private final AtomicBoolean interrupted = new AtomicBoolean();
  private Leave leave = Leave.until(interrupted::get);
  private final List<State> saved = new ArrayList<>();
  private final List<Secret> uploaded = new ArrayList<>();

  @Test
  void recordsTheIntentBeforeAndTheOutcomeAfterEachWrite() throws Exception {
    World world = world(files(desired("www", "a")), state());
    FakeTenant tenant = tenant(world);

    ApplyResult result = apply(world, tenant);

    assertEquals(List.of("create www", "get 1000"), tenant.calls);
    assertEquals(
        List.of("CREATE www", ""), saved.stream().map(ApplierTest::journal).toList());
    assertEquals(List.of(5L, 5L), saved.stream().map(State::serial).toList());
    assertEquals("1000", saved.get(1).owned(address("www")).orElseThrow().id());
    assertEquals(new Counts(1, 0, 0), result.done());
  }

  @Test
  void overwritesASecretOnceItIsSent() throws Exception {
    World world = world(files(desired("www", "a")), state());

    apply(world, tenant(world));

    assertEquals(
        "\0".repeat(uploaded.get(0).reveal().length), new String(uploaded.get(0).reveal()));
  }

  @Test
  void replacesByUploadDeleteAndRename() throws Exception {
    World world =
        world(files(desired("www", "b")), state(owned("www", "1", "a")), live("1", "www", "a"));
    FakeTenant tenant = tenant(world);
    String temporary = "www.zpacert-" + hash("b").shortened();

    ApplyResult result = apply(world, tenant);

    assertEquals(
        List.of(
            "create " + temporary, "get 1000", "delete 1", "get 1", "update 1000 www", "get 1000"),
        tenant.calls);
    assertEquals(new Counts(1, 0, 1), result.done());
    assertEquals("1000", result.state().owned(address("www")).orElseThrow().id());
    assertEquals(
        Optional.empty(), result.state().owned(address("www")).orElseThrow().staged());
  }

  @Test
  void leavesBothWhenTheOldOneIsInUseAndContinuesLater() throws Exception {
    World world =
        world(files(desired("www", "b")), state(owned("www", "1", "a")), live("1", "www", "a"));
    FakeTenant tenant = tenant(world);
    tenant.inUse.add("1");
    String temporary = "www.zpacert-" + hash("b").shortened();

    ApplyResult stopped = apply(world, tenant);

    assertEquals(
        List.of(
            "the old certificate (id 1) is still in use: resource is being referenced in Application : app1; both"
                + " are left in the tenant, the new one as \"" + temporary
                + "\" (id 1000): point what uses the old one to"
                + " the new one, then apply again"),
        stopped.failures().stream().map(ApplyResult.Failure::reason).toList());
    assertEquals(2, tenant.all().size());
    assertEquals(
        Optional.of(new Staged("1000", temporary, hash("b"))),
        stopped.state().owned(address("www")).orElseThrow().staged());
    assertTrue(stopped.wrote());

    tenant.inUse.clear();
    tenant.calls.clear();
    World next = World.of(world.desired(), tenant.all(), world.microtenants(), stopped.state());
    apply(next, tenant);

    assertEquals(List.of("delete 1", "get 1", "update 1000 www", "get 1000"), tenant.calls);
  }

  @Test
  void deletesNothingAfterAFailure() throws Exception {
    World world =
        world(files(desired("new", "a")), state(owned("old", "1", "b")), live("1", "old", "b"));
    FakeTenant tenant = tenant(world);
    tenant.failBefore("create", Kind.REFUSED);

    ApplyResult result = apply(world, tenant);

    assertEquals(List.of("create new"), tenant.calls);
    assertEquals(ImmutableList.of(address("old")), result.skipped());
    assertEquals(false, result.wrote());
    assertEquals("", journal(result.state()));
  }

  @Test
  void keepsAnIntentWhoseOutcomeIsUnknown() throws Exception {
    World world = world(files(desired("www", "a")), state());
    FakeTenant tenant = tenant(world);
    tenant.failAfter("create", Kind.UNCERTAIN);

    ApplyResult result = apply(world, tenant);

    assertEquals("CREATE www", journal(result.state()));
    assertTrue(result.wrote());
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"UNREACHABLE", "UNAUTHORIZED", "UNRECORDED"})
  void beginsNothingMoreOnceNoWriteCanSucceed(Kind kind) throws Exception {
    World world = world(files(desired("a", "a"), desired("b", "b"), desired("c", "c")), state());
    FakeTenant tenant = tenant(world);
    tenant.failBefore("create a", kind);

    ApplyResult result = apply(world, tenant);

    assertEquals(List.of("create a"), tenant.calls);
    assertEquals(ImmutableList.of(address("b"), address("c")), result.skipped());
  }

  @Test
  void beginsNothingMoreOnceInterrupted() throws Exception {
    World world = world(files(desired("a", "a"), desired("b", "b")), state());
    FakeTenant tenant = tenant(world);
    Progress interruption = new Progress() {
      @Override
      public void started(Action action) {
        interrupted.set(true);
      }

      @Override
      public void step(Action action, String what) {}

      @Override
      public void completed(Action action, String id, Duration elapsed) {}

      @Override
      public void failed(Action action, String reason) {}
    };

    ApplyResult result = apply(world, tenant, interruption, saved::add);

    assertEquals(new Counts(1, 0, 0), result.done());
    assertEquals(ImmutableList.of(address("b")), result.skipped());
  }

  @Test
  void endsWhatHasBegunAndBeginsNothingMoreWhenItMayOnlyGoOn() throws Exception {
    World world = world(
        files(desired("a", "b"), desired("z", "y")),
        state(owned("a", "1", "a"), owned("old", "2", "c")),
        live("1", "a", "a"),
        live("2", "old", "c"));
    FakeTenant tenant = tenant(world);
    leave = new Leave() {
      @Override
      public boolean toGoOn() {
        return true;
      }

      @Override
      public boolean toBegin() {
        return tenant.calls.isEmpty();
      }
    };

    ApplyResult result = apply(world, tenant);

    assertEquals(
        List.of(
            "create a.zpacert-3e23e816",
            "get 1000",
            "delete 1",
            "get 1",
            "update 1000 a",
            "get 1000"),
        tenant.calls);
    assertEquals(ImmutableList.of(address("old"), address("z")), result.skipped());
  }

  @Test
  void countsWhatIsWrittenAlthoughAnInterruptionLeavesOutTheLastLook() throws Exception {
    World world = world(
        files(desired("new", "a"), desired("www", "b", "Portal", false, Optional.empty())),
        state(owned("old", "1", "c"), owned("www", "2", "b")),
        live("1", "old", "c"),
        live("2", "www", "b"));
    FakeTenant tenant = tenant(world);
    tenant.failBefore("get", Kind.INTERRUPTED);
    tenant.failBefore("get", Kind.INTERRUPTED);
    tenant.failBefore("get", Kind.INTERRUPTED);

    ApplyResult result = apply(world, tenant);

    assertEquals(new Counts(1, 1, 1), result.done());
    assertEquals(ImmutableList.of(), result.skipped());
  }

  @Test
  void doesNotDeleteTheOldOneUnlessTheNewOneWasReadBack() throws Exception {
    World world =
        world(files(desired("www", "b")), state(owned("www", "1", "a")), live("1", "www", "a"));
    FakeTenant tenant = tenant(world);
    tenant.failBefore("get", Kind.INTERRUPTED);

    ApplyResult result = apply(world, tenant);

    assertEquals(List.of("create www.zpacert-" + hash("b").shortened(), "get 1000"), tenant.calls);
    assertEquals(ImmutableList.of(address("www")), result.skipped());
  }

  @Test
  void savesAllAdoptionsAtOnce() throws Exception {
    World world = world(
        files(desired("a", "a"), desired("b", "b"), desired("c", "c")),
        state(),
        live("1", "a", "a"),
        live("2", "b", "b"));
    FakeTenant tenant = tenant(world);

    ApplyResult result = apply(world, tenant);

    assertEquals(
        List.of("", "CREATE c", ""), saved.stream().map(ApplierTest::journal).toList());
    assertEquals(2, saved.get(0).resources().size());
    assertEquals(3, result.state().resources().size());
  }

  @Test
  void uploadsNothingWhenAdoptionsCannotBeSaved() throws Exception {
    World world = world(files(desired("a", "a"), desired("b", "b")), state(), live("1", "a", "a"));
    FakeTenant tenant = tenant(world);

    ApplyResult result = apply(world, tenant, Progress.SILENT, s -> {
      throw new IOException("the disk is full");
    });

    assertEquals(List.of(), tenant.calls);
    assertEquals(Optional.of("the disk is full"), result.saveFailure());
    assertEquals(ImmutableList.of(address("b")), result.skipped());
    assertEquals("1", result.state().owned(address("a")).orElseThrow().id());
  }

  @Test
  void stopsWhenTheStateCannotBeSaved() throws Exception {
    World world = world(files(desired("a", "a"), desired("b", "b")), state());
    FakeTenant tenant = tenant(world);

    ApplyResult result = apply(world, tenant, Progress.SILENT, s -> {
      throw new IOException("the disk is full");
    });

    assertEquals(List.of(), tenant.calls);
    assertEquals(Optional.of("the disk is full"), result.saveFailure());
  }

  @Test
  void reportsAnObjectThatIsNotWhatWasWritten() throws Exception {
    World world = world(
        files(desired("www", "a", "mine", false, Optional.empty())),
        state(owned("www", "1", "a")),
        live("1", "www", "a"));
    FakeTenant tenant = tenant(world);
    tenant.onUpdate(description -> description + ", and somebody else's");

    ApplyResult result = apply(world, tenant);

    assertEquals(
        List.of(
            "read back after the write, id 1 has another description: \"mine, and somebody else's\"; did somebody"
                + " else change it? run plan to see"),
        result.failures().stream().map(ApplyResult.Failure::reason).toList());
  }

  @Test
  void forgetsWhatWasRetiredWhenItIsDeleted() throws Exception {
    World world = world(
        files(desired("www", "b")),
        state(withRetired()),
        live("1", "www.old", "a"),
        live("2", "www", "b"));
    FakeTenant tenant = tenant(world);

    ApplyResult result = apply(world, tenant);

    assertEquals(List.of("2"), tenant.all().stream().map(Live::id).toList());
    assertEquals(List.of(), result.state().owned(address("www")).orElseThrow().retired());
  }

  @Test
  void deletesWhatWasRetiredBeforeTheOneThatKnowsOfIt() throws Exception {
    World world = world(
        files(desired("api", "c")),
        state(withRetired(), owned("api", "3", "c")),
        live("1", "www.old", "a"),
        live("2", "www", "b"),
        live("3", "api", "c"));
    FakeTenant tenant = tenant(world);
    tenant.failBefore("delete 1", Kind.UNCERTAIN);

    ApplyResult result = apply(world, tenant);

    assertEquals(List.of("delete 1"), tenant.calls);
    assertEquals(List.of(address("www")), result.skipped());
    assertEquals(
        withRetired().retired(),
        result.state().owned(address("www")).orElseThrow().retired());
  }

  /** What holds b, and has replaced what held a. */
  private static Owned withRetired() {
    return owned("www", "2", "b")
        .withRetired(ImmutableList.of(new Owned.Retired("1", "www.old", hash("a"), NOW)));
  }

  private static Address address(String name) {
    return new Address("Default", name);
  }

  private static String journal(State state) {
    return String.join(
        ",", state.journal().stream().map(i -> i.operation() + " " + i.name()).toList());
  }

  private static FakeTenant tenant(World world) {
    Map<String, CertificateFacts> contents = new TreeMap<>();
    world.desired().values().forEach(d -> contents.put(d.address().toString(), d.facts()));
    return new FakeTenant(world.live(), contents);
  }

  private ApplyResult apply(World world, FakeTenant tenant) throws Exception {
    return apply(world, tenant, Progress.SILENT, saved::add);
  }

  private ApplyResult apply(World world, FakeTenant tenant, Progress progress, StateSink sink)
      throws Exception {
    Plan plan = Planner.plan(world, request());
    return new Applier(
            tenant,
            tenant,
            this::upload,
            progress,
            InstantSource.fixed(NOW),
            leave,
            "apply by ann@host",
            1)
        .apply(plan, world.state(), sink);
  }

  private Secret upload(Address address) {
    Secret secret = Secret.of(address.toString());
    uploaded.add(secret);
    return secret;
  }
}
