package io.github.zpacert.plan;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.model.Desired;
import io.github.zpacert.model.Live;
import io.github.zpacert.model.Owned;
import io.github.zpacert.model.State;
import java.util.Optional;
import java.util.stream.Collectors;

/** Decides which live object, if any, a desired certificate is. */
final class Matcher {

  /**
   * A desired certificate and the object that it is.
   *
   * @param live absent when it has to be created
   * @param owned what the state says at its address, or at its previous one; absent when the state knows neither
   */
  record Match(Desired desired, Optional<Live> live, Optional<Owned> owned) {

    /** Whether the state knows this very object. */
    boolean isOwned() {
      return live.isPresent()
          && owned.map(o -> o.ids().contains(live.get().id())).orElse(false);
    }
  }

  private final LiveIndex index;
  private final Spares spares;
  private final State state;
  private final Findings findings;

  Matcher(LiveIndex index, State state, Findings findings) {
    this.index = index;
    this.spares = new Spares(index);
    this.state = state;
    this.findings = findings;
  }

  /** The state's id decides; then the name; then what an interrupted replace has left; then the previous name. */
  Match match(Desired desired) {
    Optional<Owned> owned = state.owned(desired.address());
    Optional<Live> live = withId(owned)
        .or(() -> named(desired, desired.address().name()))
        .or(() -> spares.holding(desired, owned));
    return live.isPresent() ? new Match(desired, live, owned) : matchPrevious(desired, owned);
  }

  private Match matchPrevious(Desired desired, Optional<Owned> owned) {
    Optional<Owned> previous =
        desired.previousName().flatMap(p -> state.owned(desired.address().named(p)));
    Optional<Live> live =
        withId(previous).or(() -> desired.previousName().flatMap(p -> named(desired, p)));
    return new Match(desired, live, live.isPresent() ? previous : owned);
  }

  private Optional<Live> withId(Optional<Owned> owned) {
    return owned.flatMap(o -> index.withId(o.microtenantId(), o.id()));
  }

  private Optional<Live> named(Desired desired, String name) {
    ImmutableList<Live> found = index.named(desired.microtenantId(), name);
    if (found.size() > 1) {
      findings.add(ambiguous(desired, name, found));
    }
    return found.stream().findFirst();
  }

  private static Problem ambiguous(Desired desired, String name, ImmutableList<Live> found) {
    String ids = found.stream().map(Live::id).sorted().collect(Collectors.joining(" and "));
    return Problem.error(
            desired.declaredAt(),
            "the tenant has " + found.size() + " certificates named \"" + name
                + "\" in microtenant \"" + desired.address().microtenant() + "\": ids " + ids)
        .withHint("say which one it is with: zpacert import \"" + desired.address() + "\" ID");
  }
}
