package io.github.zpacert.plan;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.model.CertificateFacts;
import io.github.zpacert.model.Intent;
import io.github.zpacert.model.Live;
import io.github.zpacert.model.Owned;
import io.github.zpacert.model.Owned.Staged;
import io.github.zpacert.model.State;
import java.util.Locale;
import java.util.Optional;

/**
 * The state of a run that ended in the middle of a write, made true again by looking at the live world.
 *
 * <p>Only creates need it: for an update or a delete the planner sees the outcome in the object itself.
 *
 * @param world the same world with a state whose journal is empty
 * @param notes one sentence for each open intent: what was found to be true
 * @param repoints open intents about what shows certificates, which has to be read to be judged
 */
public record Settlement(World world, ImmutableList<String> notes, ImmutableList<Intent> repoints) {

  /** Settles every open intent of the world's state. */
  public static Settlement of(World world) {
    LiveIndex index = new LiveIndex(world.live());
    ImmutableList.Builder<String> notes = ImmutableList.builder();
    State state = world.state();
    ImmutableList.Builder<Intent> repoints = ImmutableList.builder();
    for (Intent intent : world.state().journal()) {
      if (intent.operation() == Intent.Operation.REPOINT) {
        repoints.add(intent);
        continue;
      }
      Optional<Live> made = made(intent, index);
      notes.add(note(intent, made));
      if (made.isPresent()) {
        state = record(state, intent, made.get());
      }
    }
    return new Settlement(
        world.withState(state.withJournal(ImmutableList.of())), notes.build(), repoints.build());
  }

  private static Optional<Live> made(Intent intent, LiveIndex index) {
    return intent.operation() == Intent.Operation.CREATE
        ? intent.fingerprint().flatMap(f -> index.holding(intent.microtenantId(), intent.name(), f))
        : Optional.empty();
  }

  private static State record(State state, Intent intent, Live made) {
    Optional<Owned> owner = state.owned(intent.address());
    if (intent.name().equals(intent.address().name())) {
      return made.facts().map(f -> state.with(owned(intent, made, f))).orElse(state);
    }
    return owner
        .map(o -> state.with(o.withStaged(
            made.facts().map(f -> new Staged(made.id(), intent.name(), f.fingerprint())))))
        .orElse(state);
  }

  private static Owned owned(Intent intent, Live made, CertificateFacts facts) {
    return Owned.of(
        intent.address(),
        made.id(),
        made.microtenantId(),
        facts,
        made.description().text(),
        false,
        intent.at(),
        "settled after an interrupted run");
  }

  private static String note(Intent intent, Optional<Live> made) {
    String write = intent.operation().name().toLowerCase(Locale.ROOT) + " of \"" + intent.name()
        + "\" (" + intent.address() + ")";
    return switch (intent.operation()) {
      case CREATE ->
        made.map(l -> "an interrupted run's " + write + " had happened: id " + l.id())
            .orElse("an interrupted run's " + write + " had not happened");
      case UPDATE, DELETE, REPOINT ->
        "an interrupted run's " + write + " is judged by what is live now";
    };
  }
}
