package io.github.zpacert.plan;

import static io.github.zpacert.plan.Worlds.FINANCE;
import static io.github.zpacert.plan.Worlds.app;
import static io.github.zpacert.plan.Worlds.desired;
import static io.github.zpacert.plan.Worlds.files;
import static io.github.zpacert.plan.Worlds.hash;
import static io.github.zpacert.plan.Worlds.live;
import static io.github.zpacert.plan.Worlds.owned;
import static io.github.zpacert.plan.Worlds.request;
import static io.github.zpacert.plan.Worlds.state;
import static io.github.zpacert.plan.Worlds.world;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.model.Consumer;
import io.github.zpacert.model.ConsumerObject;
import io.github.zpacert.model.Live;
import io.github.zpacert.model.Microtenant;
import io.github.zpacert.model.State;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PreconditionsTest {

  private static final State STATE =
      state(owned("www", "1", "a"), owned("old", "2", "b"), owned("gone", "8", "x"));
  private static final Live WWW = live("1", "www", "a");
  private static final Live OLD = live("2", "old", "b");

  @Test
  void holdWhileNothingChanges() throws Exception {
    assertEquals(List.of(), violations(STATE, WWW, OLD));
  }

  @Test
  void nameWhatHasChangedAndWho() throws Exception {
    assertEquals(
        List.of(
            "\"Default/old\" has changed: name was \"old\", is \"older\" (modified by 72057594037930388 at 2026-11-20T12:00:00Z)",
            "\"Default/www\" has changed: description was \"\", is \"by hand\" (modified by 72057594037930388 at 2026-11-20T12:00:00Z)",
            "\"Default/www\" has changed: certificate was \"" + hash("a") + "\", is \"" + hash("z")
                + "\" (modified by 72057594037930388 at 2026-11-20T12:00:00Z)"),
        violations(STATE, live("0", "1", "www", "z", "by hand"), live("2", "older", "b")));
  }

  @Test
  void nameTheTimeOfAChangeThatCannotBeSeen() throws Exception {
    Live touched = new Live(
        WWW.id(),
        WWW.microtenantId(),
        WWW.name(),
        WWW.description(),
        WWW.facts(),
        WWW.chain(),
        Optional.of(Instant.parse("2026-12-24T18:00:00Z")),
        WWW.modifiedBy(),
        false,
        false);

    assertEquals(
        List.of(
            "\"Default/www\" has changed: modifiedTime was \""
                + WWW.modifiedTime().orElseThrow()
                + "\", is \"2026-12-24T18:00:00Z\" (modified by 72057594037930388 at 2026-12-24T18:00:00Z)"),
        violations(STATE, touched, OLD));
  }

  @Test
  void nameWhatIsGoneOrThereAgain() throws Exception {
    assertEquals(
        List.of(
            "\"Default/gone\" is there again as id 8, and was gone (modified by 72057594037930388 at 2026-11-20T12:00:00Z)",
            "\"Default/new\" is there now as id 9, and was to be created (modified by 72057594037930388 at 2026-11-20T12:00:00Z)",
            "\"Default/old\" (id 2) is gone since the plan"),
        violations(STATE, WWW, live("8", "gone", "x"), live("9", "new", "q")));
  }

  @Test
  void nameAStateThatHasMovedOn() throws Exception {
    assertEquals(
        List.of("the state has changed since the plan was made: serial 4 then, 5 now"),
        violations(STATE.withSerial(5), WWW, OLD));
    State other = new State("0", STATE.serial(), STATE.pin(), STATE.resources(), STATE.journal());
    assertEquals(
        List.of(
            "the plan was made from another state: lineage 3b9e1c52-6d0f-4c4f-9d0e-3a1f5b2c7d88, the state's is 0"),
        violations(other, WWW, OLD));
    State unsaved = new State("", STATE.serial(), STATE.pin(), STATE.resources(), STATE.journal());
    assertEquals(
        List.of(
            "the plan was made from another state: lineage 3b9e1c52-6d0f-4c4f-9d0e-3a1f5b2c7d88, the state's is (none yet)"),
        violations(unsaved, WWW, OLD));
  }

  @Test
  void nameWhoHasComeOrGoneOrChanged() throws Exception {
    World planned = world(files(desired("www", "c")), state(owned("www", "1", "a")), WWW);
    Usage then = Worlds.usage(
        app(Microtenant.DEFAULT, "gone", "1"),
        app(FINANCE, "stays", "1"),
        app(FINANCE, "moved", "1"),
        Worlds.portal(FINANCE, "domain", "1"),
        app(FINANCE, "segment", "renamed", "1"));
    Usage now = Worlds.usage(
        app(FINANCE, "stays", "1"),
        app(FINANCE, "moved", "3"),
        with(Worlds.portal(FINANCE, "domain", "1"), "other.example.com"),
        in(app(FINANCE, "segment", "renamed", "1"), "other"),
        Worlds.portal(FINANCE, "new", "1"));
    Plan plan = Planner.plan(planned.withUsage(then), request());

    assertEquals(
        List.of(
            "\"Default/www\" is shown by PRA portal \"new\" of \"Finance\", which did not when the plan was made"
                + " (modified by 7205 at 2026-12-24T18:00:00Z)",
            "\"Default/www\" was shown by browser access application \"gone\" of \"Default\", which is gone",
            "\"Default/www\" was shown by browser access application \"moved\" of \"Finance\", which has changed:"
                + " certificate was \"id 1\", is \"id 3\" (modified by 7205 at 2026-12-24T18:00:00Z)",
            "\"Default/www\" was shown by browser access application \"renamed\" of \"Finance\", which has changed:"
                + " address was \"Finance/browser-access/segment/renamed\","
                + " is \"Finance/browser-access/other/renamed\" (modified by 7205 at 2026-12-24T18:00:00Z)",
            "\"Default/www\" was shown by PRA portal \"domain\" of \"Finance\", which has changed:"
                + " domain was \"domain.example.com\", is \"other.example.com\""
                + " (modified by 7205 at 2026-12-24T18:00:00Z)"),
        Preconditions.violations(plan, planned.live(), planned.state(), now).stream()
            .map(Object::toString)
            .toList());
    assertEquals(List.of(), Preconditions.violations(plan, planned.live(), planned.state(), then));
  }

  private static Consumer with(Consumer consumer, String domain) {
    return new Consumer(
        consumer.kind(),
        consumer.id(),
        consumer.object(),
        consumer.name(),
        domain,
        consumer.certificateId());
  }

  private static Consumer in(Consumer consumer, String segment) {
    ConsumerObject object = consumer.object();
    return new Consumer(
        consumer.kind(),
        consumer.id(),
        new ConsumerObject(object.type(), object.id(), object.microtenantId(), segment),
        consumer.name(),
        consumer.domain(),
        consumer.certificateId());
  }

  /** Plans to replace www, create new, delete old and forget gone; then looks at the given world. */
  private static List<String> violations(State now, Live... live) throws Exception {
    World planned = world(
        files(desired("www", "c", "", false, Optional.empty()), desired("new", "n")),
        STATE,
        WWW,
        OLD);
    Plan plan = Planner.plan(planned, request());
    return Preconditions.violations(plan, ImmutableList.copyOf(live), now, Usage.UNKNOWN).stream()
        .map(Object::toString)
        .toList();
  }
}
