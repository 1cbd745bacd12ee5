package io.github.zpacert.evidence;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import io.github.zpacert.model.Address;
import io.github.zpacert.model.Approval;
import io.github.zpacert.model.Fingerprint;
import io.github.zpacert.model.Made;
import io.github.zpacert.model.TenantPin;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Records in short words. */
final class Events {

  static final InstantSource CLOCK = () -> Instant.parse("2026-11-23T10:00:00.5Z");
  private static final Optional<Fingerprint> OLD = Optional.of(new Fingerprint("a".repeat(64)));
  private static final Optional<Fingerprint> NEW = Optional.of(new Fingerprint("b".repeat(64)));

  private Events() {}

  static Event.Begun begun(String run) {
    Made dora = new Made(
        Optional.of("dora\u001b[31m"),
        Optional.of("d\u00f6ra@example.com"),
        Optional.of("c0ffee"),
        Optional.of(true),
        Optional.of("https://ci.example.com/7"));
    return new Event.Begun(
        actor(run, "apply"),
        Warrant.ofSaved(
                "d".repeat(64), dora, ImmutableList.of(new Approval("bob", "ssh-rsa SHA256:x")))
            .under(Optional.of("CHG1"), Optional.of("fire\u007f")));
  }

  private static Event.Actor actor(String run, String operation) {
    return new Event.Actor(
        run,
        operation,
        "ci@runner",
        "1.0",
        Made.UNKNOWN,
        new TenantPin("216196257331281920", "sandbox"),
        new Event.StateRef("4f1c", 7));
  }

  static Event.Sending sending(String run, String address) {
    return new Event.Sending(
        run,
        ImmutableSortedSet.of(Address.parse(address).orElseThrow()),
        "repoint",
        new Event.Target(
            "PRA portal", Optional.of("71"), "0", Optional.of("pra"), Optional.empty()),
        "PUT /mgmtconfig/v1/admin/customers/1/praPortal/71",
        1,
        ImmutableList.of(OLD, Optional.empty()),
        ImmutableList.of(NEW, Optional.empty()));
  }

  static Event.Sent sent(String run, long sending) {
    return new Event.Sent(
        run,
        sending,
        Event.Outcome.DONE,
        Optional.of(204),
        Optional.of("7f3a"),
        12,
        Optional.empty(),
        Optional.of(ImmutableList.of(NEW)),
        Optional.empty());
  }

  static Event.Sent lost(String run, long sending) {
    return new Event.Sent(
        run,
        sending,
        Event.Outcome.UNKNOWN,
        Optional.empty(),
        Optional.empty(),
        30_000,
        Optional.empty(),
        Optional.empty(),
        Optional.of("no answer in 30 s"));
  }

  static Event.Ended ended(String run) {
    return new Event.Ended(run, 0, 1, 2, 3, 0, 8);
  }

  /** Returns every kind of record. */
  static List<Event> all() {
    return List.of(
        begun("r1"),
        sending("r1", "Default/a"),
        sent("r1", 2),
        lost("r1", 2),
        new Event.Found("r1", 2, "7001", ImmutableList.of(NEW)),
        ended("r1"),
        new Event.StateChange(
            actor("r2", "state rm"), ImmutableList.of(new Address("Default", "a"))),
        new Event.Torn(7, "c".repeat(64)));
  }
}
