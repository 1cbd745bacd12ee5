package io.github.zpacert.apply;

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
import io.github.zpacert.model.Address;
import io.github.zpacert.model.CertificateFacts;
import io.github.zpacert.model.Consumer;
import io.github.zpacert.model.Intent;
import io.github.zpacert.model.Live;
import io.github.zpacert.model.Microtenant;
import io.github.zpacert.model.Owned;
import io.github.zpacert.model.Owned.Retired;
import io.github.zpacert.model.Policy;
import io.github.zpacert.model.Secret;
import io.github.zpacert.model.State;
import io.github.zpacert.plan.Counts;
import io.github.zpacert.plan.Plan;
import io.github.zpacert.plan.Planner;
import io.github.zpacert.plan.RetiredName;
import io.github.zpacert.plan.World;
import io.github.zpacert.tenant.TenantException.Kind;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RotationTest {

  private static final String TEMPORARY = "www.zpacert-" + hash("b").shortened();
  private static final Address WWW = new Address("Default", "www");

  private static final World RENEWED =
      world(files(desired("www", "b")), state(owned("www", "1", "a")), live("1", "www", "a"));

  private final List<State> saved = new ArrayList<>();

  @Test
  void uploadsRepointsLooksOnceMoreDeletesAndRenames() throws Exception {
    FakeTenant tenant =
        tenant(RENEWED, app(Microtenant.DEFAULT, "b", "1"), portal(FINANCE, "b", "1"));

    ApplyResult result = apply(RENEWED, tenant, Policy.DEFAULT);

    assertEquals(
        List.of(
            "create " + TEMPORARY,
            "get 1000",
            "read segment-b",
            "repoint segment-b",
            "read segment-b",
            "read portal-b",
            "repoint portal-b",
            "read portal-b",
            "scan",
            "delete 1",
            "get 1",
            "update 1000 www",
            "get 1000"),
        tenant.calls);
    assertEquals(new Counts(1, 2, 1), result.done());
    assertEquals(List.of("1000", "1000"), shown(tenant));
  }

  @Test
  void recordsWhatIsRepointedBeforeItIsWritten() throws Exception {
    FakeTenant tenant = tenant(RENEWED, app(Microtenant.DEFAULT, "b", "1"));

    apply(RENEWED, tenant, Policy.DEFAULT);

    Intent repoint = saved.stream()
        .flatMap(s -> s.journal().stream())
        .filter(i -> i.operation() == Intent.Operation.REPOINT)
        .findFirst()
        .orElseThrow();
    assertEquals(app(Microtenant.DEFAULT, "b", "1").object(), repoint.object().orElseThrow());
    assertEquals(Optional.of(hash("segment-b")), repoint.fingerprint());
    assertEquals(ImmutableList.of(), saved.get(saved.size() - 1).journal());
  }

  @Test
  void writesASegmentOnceForTwoCertificates() throws Exception {
    World two = world(
        files(desired("a", "a2"), desired("b", "b2")),
        state(owned("a", "1", "a1"), owned("b", "2", "b1")),
        live("1", "a", "a1"),
        live("2", "b", "b1"));
    FakeTenant tenant = tenant(
        two,
        app(Microtenant.DEFAULT, "shared", "a2", "1"),
        app(Microtenant.DEFAULT, "shared", "b2", "2"));

    apply(two, tenant, Policy.DEFAULT);

    assertEquals(1, tenant.calls.stream().filter(c -> c.startsWith("repoint")).count());
    assertEquals(List.of("1000", "1001"), shown(tenant));
  }

  @Test
  void forgetsNeitherObjectWhenItIsTurnedBackUnderAnotherNameAndStops() throws Exception {
    Owned.Staged half = new Owned.Staged("2", "old.zpacert-" + hash("b").shortened(), hash("b"));
    World turnedBack = world(
        files(desired("www", "a", "", false, Optional.of("old"))),
        state(owned("old", "1", "a").withStaged(Optional.of(half))),
        live("1", "old", "a"),
        live("2", half.name(), "b"));
    FakeTenant tenant = tenant(turnedBack, app(Microtenant.DEFAULT, "b", "2"));
    tenant.failBefore("scan", Kind.UNREACHABLE);

    ApplyResult result = apply(turnedBack, tenant, Policy.DEFAULT);

    assertEquals(List.of("1"), shown(tenant));
    Owned entry = result.state().owned(WWW).orElseThrow();
    assertEquals("1", entry.id());
    assertEquals(Optional.of(half), entry.staged());
    assertEquals(1, result.state().resources().size());
  }

  @Test
  void keepsTheOldOneForAsLongAsIsAsked() throws Exception {
    FakeTenant tenant = tenant(RENEWED, app(Microtenant.DEFAULT, "b", "1"));
    String retired = RetiredName.of("www", hash("a"));

    ApplyResult result = apply(RENEWED, tenant, rotation(retaining()));

    Owned owned = result.state().owned(WWW).orElseThrow();
    assertEquals("1000", owned.id());
    assertEquals(
        List.of(new Retired("1", retired, hash("a"), NOW.plus(Duration.ofDays(7)))),
        owned.retired());
    assertEquals(Map.of("1", retired, "1000", "www"), names(tenant));
    assertEquals(false, tenant.calls.contains("scan"));
  }

  @Test
  void goesBackAndForthBetweenTwoCertificates() throws Exception {
    FakeTenant tenant = tenant(RENEWED, app(Microtenant.DEFAULT, "b", "1"));
    ApplyResult there = apply(RENEWED, tenant, rotation(retaining()));
    World files =
        World.of(files(desired("www", "a")), tenant.all(), RENEWED.microtenants(), there.state());
    tenant.calls.clear();

    ApplyResult back = apply(files, tenant, rotation(retaining()));

    Owned owned = back.state().owned(WWW).orElseThrow();
    assertEquals("1", owned.id());
    assertEquals(List.of("1000"), owned.retired().stream().map(Retired::id).toList());
    assertEquals(List.of("1"), shown(tenant));
    assertEquals(Map.of("1", "www", "1000", RetiredName.of("www", hash("b"))), names(tenant));
    assertEquals(0, tenant.calls.stream().filter(c -> c.startsWith("create")).count());
  }

  @Test
  void leavesTheOldOneWhenSomebodyHasComeToShowIt() throws Exception {
    FakeTenant tenant = tenant(RENEWED);
    Plan plan = plan(RENEWED, tenant, Policy.DEFAULT);
    tenant.show(app(FINANCE, "late", "1"));

    ApplyResult result = apply(plan, RENEWED, tenant);

    assertEquals(
        List.of(
            "the old certificate (id 1) is shown by application segment \"late\" (id segment-late), which nobody"
                + " knew of when the plan was made; both are left in the tenant, apply again"),
        result.failures().stream().map(ApplyResult.Failure::reason).toList());
    assertEquals(2, tenant.all().size());
  }

  @Test
  void stopsARotationWhoseConsumerCannotBeMovedAndFinishesTheOthers() throws Exception {
    World two = world(
        files(desired("a", "a2"), desired("b", "b2")),
        state(owned("a", "1", "a1"), owned("b", "2", "b1")),
        live("1", "a", "a1"),
        live("2", "b", "b1"));
    FakeTenant tenant =
        tenant(two, app(Microtenant.DEFAULT, "a2", "1"), app(Microtenant.DEFAULT, "b2", "2"));
    tenant.failBefore("repoint segment-a2", Kind.REFUSED);

    ApplyResult result = apply(two, tenant, Policy.DEFAULT);

    assertEquals(
        List.of("Default/a"),
        result.failures().stream().map(f -> f.address().toString()).toList());
    assertEquals(new Counts(1, 1, 1), result.done());
    assertEquals(3, tenant.all().size());
    assertEquals(ImmutableList.of(), result.state().journal());

    World next = World.of(two.desired(), tenant.all(), two.microtenants(), result.state());
    apply(next, tenant, Policy.DEFAULT);

    assertEquals(2, tenant.all().size());
    assertEquals(List.of("1000", "1001"), shown(tenant));
  }

  private static List<String> shown(FakeTenant tenant) {
    return tenant.consumers().stream().map(Consumer::certificateId).toList();
  }

  private static Map<String, String> names(FakeTenant tenant) {
    Map<String, String> names = new TreeMap<>();
    for (Live live : tenant.all()) {
      names.put(live.id(), live.name().text());
    }
    return names;
  }

  private static FakeTenant tenant(World world, Consumer... consumers) {
    Map<String, CertificateFacts> contents = new TreeMap<>();
    world.desired().values().forEach(d -> contents.put(d.address().toString(), d.facts()));
    FakeTenant tenant = new FakeTenant(world.live(), contents);
    List.of(consumers).forEach(tenant::show);
    return tenant;
  }

  private static Plan plan(World world, FakeTenant tenant, Policy policy) throws Exception {
    return Planner.plan(
        world.withUsage(usage(tenant.consumers().toArray(Consumer[]::new))), request(policy));
  }

  private ApplyResult apply(World world, FakeTenant tenant, Policy policy) throws Exception {
    return apply(plan(world, tenant, policy), world, tenant);
  }

  private ApplyResult apply(Plan plan, World world, FakeTenant tenant) {
    return new Applier(
            tenant,
            tenant,
            address -> Secret.of(address.toString()),
            Progress.SILENT,
            InstantSource.fixed(NOW),
            Leave.until(() -> false),
            "apply by ann@host",
            1)
        .apply(plan, world.state(), saved::add);
  }
}
