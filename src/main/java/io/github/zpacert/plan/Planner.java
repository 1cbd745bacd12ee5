package io.github.zpacert.plan;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.diag.ProblemException;
import io.github.zpacert.diag.Suggestion;
import io.github.zpacert.model.Address;
import io.github.zpacert.model.Live;
import io.github.zpacert.plan.Matcher.Match;
import java.util.Comparator;
import java.util.stream.Stream;

/** Turns three worlds into a plan. Pure: same arguments, same plan, on any machine, at any time. */
public final class Planner {

  private static final Comparator<Action> ORDER =
      Comparator.comparing(Action::address).thenComparing(a -> a.getClass().getSimpleName());

  private final World world;
  private final PlanRequest request;
  private final LiveIndex index;
  private final Findings findings = new Findings();

  private Planner(World world, PlanRequest request) {
    this.world = world;
    this.request = request;
    this.index = new LiveIndex(world.live());
  }

  /**
   * Returns what makes the tenant what the files say, for the targets or for all.
   *
   * @throws ProblemException if the live world is not one that a plan can be made for: two objects of one name
   *     that the state does not tell apart, an object that must not be touched, a target that nobody knows
   */
  public static Plan plan(World world, PlanRequest request) throws ProblemException {
    return new Planner(world, request).plan();
  }

  private Plan plan() throws ProblemException {
    ImmutableList<Action> all = ImmutableList.sortedCopyOf(ORDER, actions());
    ImmutableList<Action> wanted =
        all.stream().filter(a -> request.covers(a, world)).collect(ImmutableList.toImmutableList());
    findings.throwIfAny();
    requireTargets(wanted);
    ImmutableList<Problem> problems =
        new Examination(world, request).problems(all, findings.found());
    return new Plan(
        request.mode(),
        world.state().pin(),
        world.state().lineage(),
        world.state().serial(),
        world.microtenantNames(),
        wanted,
        Stream.concat(problems.stream().filter(p -> !p.isError()), world.usage().gaps().stream())
            .collect(ImmutableList.toImmutableList()),
        problems.stream().filter(Problem::isError).collect(ImmutableList.toImmutableList()),
        world.usage().scanned(),
        Estimate.of(wanted, world.usage().reads()));
  }

  private ImmutableList<Action> actions() {
    Stream<Action> actions = switch (request.mode()) {
      case NORMAL -> reconciled();
      case DESTROY -> removals().ofEverything();
      case REFRESH_ONLY -> new Refresh(world, index, findings).actions();
      case ROLLBACK -> new Rollback(world, index, request, findings).actions();
    };
    return actions.collect(ImmutableList.toImmutableList());
  }

  private Stream<Action> reconciled() {
    Matcher matcher = new Matcher(index, world.state(), findings);
    ImmutableList<Match> matches = world.desired().values().stream()
        .map(matcher::match)
        .collect(ImmutableList.toImmutableList());
    Reconciler reconciler =
        new Reconciler(index, world.usage(), request.policy().rotation(), findings);
    ImmutableList<Action> actions = matches.stream()
        .flatMap(m -> reconciler.reconcile(m).stream())
        .collect(ImmutableList.toImmutableList());
    return Stream.concat(actions.stream(), removals().beside(claimed(matches, actions)));
  }

  /** Returns the ids of the live objects that desired certificates need, or whose end is planned already. */
  private static ImmutableSet<String> claimed(
      ImmutableList<Match> matches, ImmutableList<Action> actions) {
    Stream<String> matched = matches.stream().flatMap(m -> m.live().stream()).map(Live::id);
    Stream<String> replacing = actions.stream()
        .filter(Action.Replace.class::isInstance)
        .map(Action.Replace.class::cast)
        .flatMap(
            r -> Stream.concat(Stream.of(r.before().id()), r.staged().map(s -> s.id()).stream()));
    return Stream.concat(matched, replacing).collect(ImmutableSet.toImmutableSet());
  }

  private Removals removals() {
    return new Removals(world, index, request, findings);
  }

  private void requireTargets(ImmutableList<Action> planned) throws ProblemException {
    ImmutableSet<Address> known =
        planned.stream().map(Action::address).collect(ImmutableSet.toImmutableSet());
    request.targets().stream()
        .filter(t -> !known.contains(t))
        .map(this::unknown)
        .forEach(findings::add);
    findings.throwIfAny();
  }

  private Problem unknown(Address target) {
    Problem problem =
        Problem.error("target \"" + target + "\" is neither in the files nor in the state");
    ImmutableSet<String> known = Stream.concat(
            world.desired().keySet().stream(), world.state().resources().keySet().stream())
        .map(Address::toString)
        .collect(ImmutableSet.toImmutableSet());
    return Suggestion.forWord(target.toString(), known).map(problem::withHint).orElse(problem);
  }
}
