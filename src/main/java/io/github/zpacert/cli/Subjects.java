package io.github.zpacert.cli;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedSet;
import io.github.zpacert.evidence.Event;
import io.github.zpacert.model.Address;
import io.github.zpacert.model.Fingerprint;
import io.github.zpacert.model.Intent;
import io.github.zpacert.model.Intent.Operation;
import io.github.zpacert.model.Owned;
import io.github.zpacert.model.State;
import io.github.zpacert.plan.Action;
import io.github.zpacert.plan.Existing;
import io.github.zpacert.plan.Plan;
import io.github.zpacert.tenant.Witness;
import io.github.zpacert.tenant.Write;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the writes of a run are about: the state's journal knows for which address each is made, plan and state know what
 * every object holds. Safe for several threads.
 */
final class Subjects {

  private static final int NOT_FOUND = 404;

  private final Map<String, Fingerprint> planned = new HashMap<>();
  private volatile State state;

  Subjects(Plan plan, State state) {
    plan.leaving().forEach(this::remember);
    plan.actions().stream()
        .filter(Action.Update.class::isInstance)
        .forEach(a -> remember(((Action.Update) a).before()));
    this.state = state;
  }

  private void remember(Existing existing) {
    planned.put(existing.id(), existing.facts().fingerprint());
  }

  /** Takes note of the newest state. */
  void see(State newest) {
    state = newest;
  }

  Event.Sending sending(String run, Write write, String request, int attempt) {
    State now = state;
    Optional<Intent> intent = now.journal().stream().filter(i -> isOf(i, write)).findFirst();
    ImmutableList<Optional<Fingerprint>> before = before(now, write);
    return new Event.Sending(
        run,
        addresses(now, write, intent),
        write.operation().name().toLowerCase(Locale.ROOT),
        new Event.Target(
            write.consumer().map(Object::toString).orElse("certificate"),
            write.id(),
            write.microtenantId(),
            write.name().or(() -> intent.map(Intent::name)),
            write.description()),
        request,
        attempt,
        before,
        after(now, write, before));
  }

  /** The journal names one address for an object that shows certificates of several. */
  private static ImmutableSortedSet<Address> addresses(
      State now, Write write, Optional<Intent> intent) {
    ImmutableSortedSet.Builder<Address> addresses = ImmutableSortedSet.naturalOrder();
    intent.map(Intent::address).ifPresent(addresses::add);
    write.successors().keySet().stream()
        .flatMap(id -> owner(now, id).stream())
        .map(Owned::address)
        .forEach(addresses::add);
    return addresses.build();
  }

  private static boolean isOf(Intent intent, Write write) {
    return intent.operation() == write.operation()
        && intent.microtenantId().equals(write.microtenantId())
        && intent.consumer().equals(write.consumer())
        && intent.id().equals(write.id())
        && (write.id().isPresent() || write.name().filter(intent.name()::equals).isPresent());
  }

  private ImmutableList<Optional<Fingerprint>> before(State now, Write write) {
    return write.operation() == Operation.REPOINT
        ? held(now, write.successors().keySet())
        : held(now, write.id().stream().toList());
  }

  private ImmutableList<Optional<Fingerprint>> after(
      State now, Write write, ImmutableList<Optional<Fingerprint>> before) {
    return switch (write.operation()) {
      case CREATE -> ImmutableList.of(write.fingerprint());
      case UPDATE -> before;
      case DELETE -> ImmutableList.of();
      case REPOINT -> held(now, write.successors().values());
    };
  }

  private ImmutableList<Optional<Fingerprint>> held(State now, Collection<String> ids) {
    return ids.stream()
        .map(id -> owned(now, id).or(() -> Optional.ofNullable(planned.get(id))))
        .collect(toImmutableList());
  }

  private static Optional<Fingerprint> owned(State now, String id) {
    return owner(now, id).flatMap(o -> fingerprint(o, id));
  }

  private static Optional<Owned> owner(State now, String id) {
    return now.resources().values().stream().filter(o -> o.ids().contains(id)).findFirst();
  }

  private static Optional<Fingerprint> fingerprint(Owned owned, String id) {
    if (owned.id().equals(id)) {
      return Optional.of(owned.fingerprint());
    }
    return owned
        .staged()
        .filter(s -> s.id().equals(id))
        .map(Owned.Staged::fingerprint)
        .or(() -> owned.retired().stream()
            .filter(r -> r.id().equals(id))
            .findFirst()
            .map(Owned.Retired::fingerprint));
  }

  /** Returns what is to be recorded of an answer. */
  static Event.Sent sent(Event.Sending sending, long number, Witness.Answer answer) {
    return new Event.Sent(
        sending.run(),
        number,
        outcome(answer.outcome()),
        answer.status(),
        answer.requestId(),
        answer.took().toMillis(),
        answer.id(),
        after(sending, answer),
        answer.reason());
  }

  private static Event.Outcome outcome(Witness.Outcome outcome) {
    return switch (outcome) {
      case DONE -> Event.Outcome.DONE;
      case REFUSED -> Event.Outcome.REFUSED;
      case UNKNOWN -> Event.Outcome.UNKNOWN;
    };
  }

  /** What is not found is no longer as it was, though the write has not changed it. */
  private static Optional<ImmutableList<Optional<Fingerprint>>> after(
      Event.Sending sending, Witness.Answer answer) {
    boolean isGone = answer.status().filter(s -> s == NOT_FOUND).isPresent();
    return switch (answer.outcome()) {
      case DONE -> Optional.of(sending.after());
      case REFUSED -> isGone ? Optional.empty() : Optional.of(sending.before());
      case UNKNOWN -> Optional.empty();
    };
  }
}
