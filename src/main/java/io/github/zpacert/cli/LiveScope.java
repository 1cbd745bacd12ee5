package io.github.zpacert.cli;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.diag.Suggestion;
import io.github.zpacert.model.Live;
import io.github.zpacert.model.Microtenant;
import io.github.zpacert.plan.Usage;
import io.github.zpacert.report.Surroundings;
import java.util.List;
import java.util.Optional;

/** Live certificates for the commands that only look: of the microtenants that were asked for, or of all. */
final class LiveScope {

  private final Session session;
  private final ImmutableList<Microtenant> microtenants;

  private LiveScope(Session session, ImmutableList<Microtenant> microtenants) {
    this.session = session;
    this.microtenants = microtenants;
  }

  /**
   * Returns the scope of the given names or ids; of the whole tenant when none is given.
   *
   * @throws CommandException if the tenant has no such microtenant
   */
  static LiveScope of(Session session, List<String> named) throws Exception {
    if (named.equals(List.of(Microtenant.DEFAULT.name()))) {
      return new LiveScope(session, ImmutableList.of(Microtenant.DEFAULT));
    }
    return new LiveScope(session, session.microtenants()).only(named);
  }

  /**
   * Returns the part of this scope that has the given names or ids; all of it when none is given.
   *
   * @throws CommandException if there is no such microtenant in it
   */
  LiveScope only(List<String> named) throws CommandException {
    if (named.isEmpty()) {
      return this;
    }
    ImmutableSet.Builder<Microtenant> wanted = ImmutableSet.builder();
    for (String name : named) {
      wanted.add(find(microtenants, name));
    }
    return new LiveScope(session, wanted.build().asList());
  }

  private static Microtenant find(ImmutableList<Microtenant> all, String name)
      throws CommandException {
    Optional<Microtenant> found =
        all.stream().filter(m -> m.name().equals(name) || m.id().equals(name)).findFirst();
    Problem unknown = Problem.error("the tenant has no microtenant \"" + name + "\"");
    return found.orElseThrow(() -> new CommandException(
        ExitCode.ERROR,
        Suggestion.forWord(name, all.stream().map(Microtenant::name).toList())
            .map(unknown::withHint)
            .orElse(unknown)));
  }

  ImmutableList<Microtenant> microtenants() {
    return microtenants;
  }

  boolean has(Live live) {
    return microtenants.stream().anyMatch(m -> m.id().equals(live.microtenantId()));
  }

  ImmutableList<Live> live() throws Exception {
    return new Survey(session)
        .live(microtenants.stream().map(Microtenant::id).collect(ImmutableSet.toImmutableSet()));
  }

  Surroundings surroundings() throws Exception {
    ImmutableSet<String> owned = session.state().resources().values().stream()
        .flatMap(o -> o.ids().stream())
        .collect(ImmutableSet.toImmutableSet());
    return new Surroundings(
        names(), owned, Optional.empty(), session.context().io().clock().instant());
  }

  /** Returns who shows what this scope owns, and tells what could not be looked at. */
  Usage usage() throws Exception {
    ImmutableSet<String> owners =
        microtenants.stream().map(Microtenant::id).collect(ImmutableSet.toImmutableSet());
    Usage usage = new ConsumerSurvey(session).of(owners, microtenants);
    session.console().problems(usage.gaps());
    return usage;
  }

  /** Returns the microtenants' names by id, in a form that an address can hold. */
  ImmutableMap<String, String> names() {
    return MicrotenantDirectory.namesById(microtenants);
  }
}
