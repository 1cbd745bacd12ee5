package io.github.zpacert.cli;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.evidence.Event;
import io.github.zpacert.evidence.EvidenceLog;
import io.github.zpacert.model.Address;
import io.github.zpacert.model.State;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Who this run is, for the evidence. */
final class EvidenceActor {

  private EvidenceActor() {}

  static Event.Actor of(Session session, LockedState locked, String run, State state) {
    Context context = session.context();
    Io io = context.io();
    return new Event.Actor(
        run,
        locked.operation(),
        locked.who(),
        Version.current(),
        Origin.of(io.environment(), context.options().directory(io.directory())),
        state.pin(),
        new Event.StateRef(state.lineage(), state.serial()));
  }

  /** Records, if the files ask for evidence, that a command is about to make this the state, and does nothing else. */
  static void changesState(Session session, LockedState locked, State made, List<Address> addresses)
      throws Exception {
    Optional<EvidenceLog> opened = Logs.open(session);
    if (opened.isPresent()) {
      try (EvidenceLog log = opened.get()) {
        log.append(new Event.StateChange(
            of(session, locked, UUID.randomUUID().toString(), made),
            ImmutableList.copyOf(addresses)));
      }
    }
  }
}
