package io.github.zpacert.plan;

import io.github.zpacert.diag.Problem;
import io.github.zpacert.model.CertificateFacts;
import io.github.zpacert.model.Live;
import io.github.zpacert.model.Owned;
import io.github.zpacert.model.Owned.Retired;
import io.github.zpacert.model.Owned.Staged;
import io.github.zpacert.model.Rotation;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The way back from a rotation: what was retired last takes its place again, and what is there now is
 * retired. One that was interrupted before it retired anything is turned back. Nothing is uploaded.
 */
final class Rollback {

  private final World world;
  private final LiveIndex index;
  private final PlanRequest request;
  private final Findings findings;

  Rollback(World world, LiveIndex index, PlanRequest request, Findings findings) {
    this.world = world;
    this.index = index;
    this.request = request;
    this.findings = findings;
  }

  /** Returns the way back for each of the request's targets. */
  Stream<Action> actions() {
    return request.targets().stream()
        .flatMap(t -> world.state().owned(t).stream())
        .flatMap(o -> back(o).stream());
  }

  private Optional<Action> back(Owned owned) {
    Optional<Live> current = index.withId(owned.microtenantId(), owned.id());
    Optional<Live> upload = withId(owned, owned.staged().map(Staged::id));
    Optional<Live> retired = withId(owned, lastRetired(owned).map(Retired::id));
    Optional<Action> action = current.isPresent() && upload.isPresent()
        ? replace(owned, upload.get(), current.get())
        : current.flatMap(c -> retired.flatMap(r -> replace(owned, c, r)));
    if (action.isEmpty()) {
      findings.add(Problem.error("\"" + owned.address() + "\" has no certificate to go back to")
          .withHint("only what \"rotation.retain\" has kept can be put back"));
    }
    return action;
  }

  private Optional<Live> withId(Owned owned, Optional<String> id) {
    return id.flatMap(i -> index.withId(owned.microtenantId(), i));
  }

  private static Optional<Retired> lastRetired(Owned owned) {
    return owned.retired().reverse().stream().findFirst();
  }

  private Optional<Action> replace(Owned owned, Live from, Live to) {
    return from.facts().flatMap(f -> to.facts().map(t -> replace(owned, from, f, to, t)));
  }

  private Action replace(
      Owned owned, Live from, CertificateFacts fromFacts, Live to, CertificateFacts toFacts) {
    if (!toFacts.notAfter().isAfter(request.now())) {
      findings.add(Problem.error("\"" + owned.address() + "\" cannot go back to \"" + to.name()
          + "\": it expired on " + toFacts.notAfter()));
    }
    Wanted after = new Wanted(
        owned.microtenantId(),
        owned.address().name(),
        from.description().text(),
        toFacts,
        owned.protect());
    Staged spare = new Staged(to.id(), to.name().text(), toFacts.fingerprint());
    return new Action.Replace(
        owned.address(),
        Existing.of(from, fromFacts),
        after,
        Optional.of(spare),
        false,
        new Rotation(
            Rotation.Handling.REPOINT,
            Optional.of(request.policy().rotation().retain().orElse(Duration.ZERO))),
        world.usage().of(from.id()),
        "the former certificate takes its place again");
  }
}
