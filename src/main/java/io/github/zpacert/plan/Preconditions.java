package io.github.zpacert.plan;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.model.Live;
import io.github.zpacert.model.State;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Whether the world that a plan was made for is still there. */
public final class Preconditions {

  private final LiveIndex index;
  private final Usage usage;

  private Preconditions(ImmutableList<Live> live, Usage usage) {
    this.index = new LiveIndex(live);
    this.usage = usage;
  }

  /**
   * Returns what has changed since the plan was made; a plan for which anything has must not be applied.
   *
   * @param usage as of now, of the microtenants that the plan names as scanned
   */
  public static ImmutableList<Problem> violations(
      Plan plan, ImmutableList<Live> live, State state, Usage usage) {
    Preconditions now = new Preconditions(live, usage);
    return Stream.concat(
            stateViolations(plan, state),
            plan.actions().stream().flatMap(a -> a.accept(now.new Check())))
        .collect(ImmutableList.toImmutableList());
  }

  private static Stream<Problem> stateViolations(Plan plan, State state) {
    if (!plan.lineage().equals(state.lineage())) {
      return Stream.of(Problem.error("the plan was made from another state: lineage "
          + lineage(plan.lineage()) + ", the state's is " + lineage(state.lineage())));
    }
    return plan.serial() == state.serial()
        ? Stream.empty()
        : Stream.of(Problem.error("the state has changed since the plan was made: serial "
            + plan.serial() + " then, " + state.serial() + " now"));
  }

  /** A state that was never saved has none. */
  private static String lineage(String lineage) {
    return lineage.isEmpty() ? "(none yet)" : lineage;
  }

  private final class Check implements Action.Visitor<Stream<Problem>, RuntimeException> {

    @Override
    public Stream<Problem> create(Action.Create action) {
      return index.named(action.after().microtenantId(), action.after().name()).stream()
          .map(l -> changed(action, "is there now as id " + l.id() + ", and was to be created", l));
    }

    @Override
    public Stream<Problem> update(Action.Update action) {
      return same(action, action.before());
    }

    @Override
    public Stream<Problem> replace(Action.Replace action) {
      return Stream.of(
              same(action, action.before()),
              staged(action),
              sameUses(action, action.before(), action.uses()))
          .flatMap(problems -> problems);
    }

    private Stream<Problem> staged(Action.Replace action) {
      return action.staged().stream()
          .filter(s -> index
              .withId(action.after().microtenantId(), s.id())
              .filter(l -> l.holds(s.fingerprint()))
              .isEmpty())
          .map(s -> Problem.error("\"" + action.address()
              + "\": the upload that the plan was to continue (id " + s.id() + ") is gone"));
    }

    @Override
    public Stream<Problem> delete(Action.Delete action) {
      return Stream.concat(
          same(action, action.before()), sameUses(action, action.before(), ImmutableList.of()));
    }

    @Override
    public Stream<Problem> adopt(Action.Adopt action) {
      return same(action, action.live());
    }

    @Override
    public Stream<Problem> forget(Action.Forget action) {
      return index.withId(action.before().microtenantId(), action.before().id()).stream()
          .map(l -> changed(action, "is there again as id " + l.id() + ", and was gone", l));
    }

    @Override
    public Stream<Problem> keep(Action.Keep action) {
      return Stream.empty();
    }
  }

  private Stream<Problem> sameUses(Action action, Existing planned, ImmutableList<Use> then) {
    return new UseChanges(action.address(), usage).since(then, usage.of(planned.id()));
  }

  private Stream<Problem> same(Action action, Existing planned) {
    Optional<Live> live = index.withId(planned.microtenantId(), planned.id());
    return live.isEmpty()
        ? Stream.of(Problem.error(
            "\"" + action.address() + "\" (id " + planned.id() + ") is gone since the plan"))
        : differences(action, planned, live.get());
  }

  private static Stream<Problem> differences(Action action, Existing planned, Live live) {
    Optional<Existing> now = live.facts().map(f -> Existing.of(live, f));
    if (now.isEmpty()) {
      return Stream.of(changed(action, "no longer holds a readable certificate", live));
    }
    ImmutableList<Problem> seen = Stream.of(
            difference(action, live, "name", planned, now.get(), Existing::name),
            difference(action, live, "description", planned, now.get(), Existing::description),
            difference(
                action,
                live,
                "certificate",
                planned,
                now.get(),
                e -> e.facts().fingerprint().hex()))
        .flatMap(Optional::stream)
        .collect(ImmutableList.toImmutableList());
    // the time is the last resort: of what we can see, it tells nothing new
    return seen.isEmpty()
        ? difference(action, live, "modifiedTime", planned, now.get(), Preconditions::modified)
            .stream()
        : seen.stream();
  }

  private static String modified(Existing existing) {
    return existing.modifiedTime().map(Object::toString).orElse("none");
  }

  private static Optional<Problem> difference(
      Action action,
      Live live,
      String field,
      Existing planned,
      Existing now,
      Function<Existing, String> get) {
    String then = get.apply(planned);
    return then.equals(get.apply(now))
        ? Optional.empty()
        : Optional.of(changed(
            action,
            "has changed: " + field + " was \"" + then + "\", is \"" + get.apply(now) + "\"",
            live));
  }

  private static Problem changed(Action action, String what, Live live) {
    return Problem.error("\"" + action.address() + "\" " + what + live.modification());
  }
}
