package io.github.zpacert.apply;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import com.google.common.collect.Maps;
import io.github.zpacert.model.Address;
import io.github.zpacert.model.Intent;
import io.github.zpacert.model.Owned;
import io.github.zpacert.model.State;
import java.io.IOException;
import java.util.function.UnaryOperator;

/**
 * The state while it changes: every intent is durable before its write is sent, every outcome after.
 * Safe for use by several threads.
 */
final class Ledger {

  private final StateSink sink;
  private final long serial;
  private State state;
  private boolean together;

  /**
   * Takes up a state.
   *
   * @param state as it was when the run began; everything that the run saves has the next serial
   */
  Ledger(State state, StateSink sink) {
    this.state = state;
    this.serial = state.serial() + 1;
    this.sink = sink;
  }

  synchronized State state() {
    return state;
  }

  /** Makes durable that a write is about to be sent. */
  void begin(Intent intent) throws IOException {
    change(s -> s.withJournal(
        ImmutableList.<Intent>builder().addAll(s.journal()).add(intent).build()));
  }

  /** Makes durable that a write had no effect. */
  void abandon(Intent intent) throws IOException {
    change(s -> without(s, intent));
  }

  /** Makes the outcome of a write durable. */
  void settle(Intent intent, UnaryOperator<State> outcome) throws IOException {
    change(s -> outcome.apply(without(s, intent)));
  }

  /** Makes a change durable that no write belongs to. */
  void record(Owned owned) throws IOException {
    change(s -> put(s, owned));
  }

  void forget(Address address) throws IOException {
    change(s -> s.without(address));
  }

  /**
   * Makes everything durable in one go that the given work changes. For changes that no write belongs to: a run that
   * dies before has lost nothing but its time.
   */
  void together(Runnable work) throws IOException {
    State before = begin();
    work.run();
    end(before);
  }

  private synchronized State begin() {
    together = true;
    return state;
  }

  private synchronized void end(State before) throws IOException {
    together = false;
    if (!state.equals(before)) {
      sink.save(state);
    }
  }

  private synchronized void change(UnaryOperator<State> change) throws IOException {
    state = change.apply(state).withSerial(serial);
    if (!together) {
      sink.save(state);
    }
  }

  private static State without(State state, Intent intent) {
    return state.withJournal(state.journal().stream()
        .filter(i -> !i.equals(intent))
        .collect(ImmutableList.toImmutableList()));
  }

  /** Returns the state in which an object stands at its address and at no other. */
  static State put(State state, Owned owned) {
    var others = Maps.filterValues(
        state.resources(),
        o -> !(o.id().equals(owned.id()) && o.microtenantId().equals(owned.microtenantId())));
    return state.withResources(ImmutableSortedMap.copyOf(others)).with(owned);
  }

  /** Returns the state that no longer knows an object, neither as owned nor as staged or retired. */
  static State drop(State state, String microtenantId, String id) {
    var kept = Maps.filterValues(
        state.resources(), o -> !(o.id().equals(id) && o.microtenantId().equals(microtenantId)));
    return state.withResources(
        ImmutableSortedMap.copyOf(Maps.transformValues(kept, o -> o.without(id))));
  }
}
