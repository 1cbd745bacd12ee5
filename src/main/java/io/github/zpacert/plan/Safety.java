package io.github.zpacert.plan;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.model.CertificateFacts;
import io.github.zpacert.model.DeleteLimit;
import io.github.zpacert.model.Owned;
import io.github.zpacert.plan.Action.Delete.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What policy and protection forbid. All numbers stand in the message. */
final class Safety {

  /** How far a certificate's start may lie ahead of our clock before it counts as not yet valid. */
  private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

  private final World world;
  private final PlanRequest request;

  private Safety(World world, PlanRequest request) {
    this.world = world;
    this.request = request;
  }

  /**
   * Returns the refusals for the actions that the request covers.
   *
   * @param all every action, also those outside the targets: shares are of the whole managed set
   */
  static ImmutableList<Problem> refusals(
      ImmutableList<Action> all, World world, PlanRequest request) {
    Safety safety = new Safety(world, request);
    ImmutableList<Action> covered =
        all.stream().filter(a -> request.covers(a, world)).collect(ImmutableList.toImmutableList());
    return Stream.of(
            safety.emptied(),
            safety.tooManyDeletes(covered, all),
            covered.stream().flatMap(safety::refusal))
        .flatMap(problems -> problems)
        .collect(ImmutableList.toImmutableList());
  }

  private Stream<Problem> emptied() {
    int owned = world.state().resources().size();
    boolean isEmptied =
        request.mode() == Plan.Mode.NORMAL && world.desired().isEmpty() && owned > 0;
    return isEmptied && !request.allowEmpty()
        ? Stream.of(
            Problem.error("the files name no certificate at all, and the state owns " + owned)
                .withHint("if that is meant, say --allow-empty"))
        : Stream.empty();
  }

  private Stream<Problem> tooManyDeletes(ImmutableList<Action> covered, ImmutableList<Action> all) {
    boolean isMeant =
        request.mode() == Plan.Mode.DESTROY || (world.desired().isEmpty() && request.allowEmpty());
    long deletes = covered.stream().filter(Safety::counts).count();
    int managed = (int) all.stream().filter(Safety::isManaged).count();
    DeleteLimit limit = request.policy().maxDelete();
    int allowed = limit.allowedOf(managed);
    return isMeant || deletes <= allowed
        ? Stream.empty()
        : Stream.of(Problem.error("the plan deletes " + deletes + " of " + managed
                + " managed certificates, and policy.maxDelete (" + limit + ") allows " + allowed)
            .withHint("if that is meant, raise policy.maxDelete"));
  }

  private static boolean counts(Action action) {
    return action instanceof Action.Delete delete
        && (delete.cause() == Cause.DROPPED || delete.cause() == Cause.UNMANAGED);
  }

  private static boolean isManaged(Action action) {
    return !(action instanceof Action.Create || action instanceof Action.Forget)
        && (!(action instanceof Action.Delete) || counts(action));
  }

  private Stream<Problem> refusal(Action action) {
    if (action instanceof Action.Create create) {
      return fitness(create, create.after());
    }
    if (action instanceof Action.Replace replace) {
      return Stream.of(
              protectedReplace(replace),
              fitness(replace, replace.after()),
              Coverage.refusals(replace, world, request).map(p -> placed(replace, p)))
          .flatMap(problems -> problems);
    }
    return action instanceof Action.Delete delete
        ? Stream.concat(protectedDelete(delete), deleteInUse(delete))
        : Stream.empty();
  }

  private Stream<Problem> deleteInUse(Action.Delete delete) {
    ImmutableList<Use> uses = world.usage().of(delete.before().id());
    return uses.isEmpty()
        ? Stream.empty()
        : Stream.of(problem(
                delete,
                "would be deleted and is shown by "
                    + uses.stream().map(Use::toString).collect(Collectors.joining(", ")))
            .withHint(
                delete.cause() == Cause.LEFTOVER
                    ? "an interrupted rotation has pointed them to it: finish that one, or take it back with \"zpacert rollback\""
                    : "point them to another certificate first, or keep this one in the files"));
  }

  private Stream<Problem> protectedReplace(Action.Replace replace) {
    return replace.after().protect()
        ? Stream.of(problem(replace, "is protected and would be replaced")
            .withHint("remove \"protect: true\" from it, apply, and add it again afterwards"))
        : Stream.empty();
  }

  private Stream<Problem> protectedDelete(Action.Delete delete) {
    boolean isProtected =
        world.state().owned(delete.address()).map(Owned::protect).orElse(false);
    return isProtected
        ? Stream.of(problem(delete, "is protected and would be deleted")
            .withHint("declare it with \"protect: false\" and apply that first"))
        : Stream.empty();
  }

  /** What is already uploaded is not judged again. */
  private Stream<Problem> fitness(Action action, Wanted wanted) {
    return Uploads.isUpload(action)
        ? Stream.concat(validity(action, wanted).stream(), incompleteChain(action))
        : Stream.empty();
  }

  private Stream<Problem> incompleteChain(Action action) {
    return Optional.ofNullable(world.desired().get(action.address())).stream()
        .filter(d -> !d.chainIsComplete())
        .map(d -> problem(
                action,
                "would be uploaded without its issuer's certificate, and clients could not verify it")
            .withHint(
                "put the intermediates after the leaf; the root of a private PKI may stand last"));
  }

  private Optional<Problem> validity(Action action, Wanted wanted) {
    CertificateFacts facts = wanted.facts();
    Instant now = request.now();
    Duration minimum = request.policy().minRemaining();
    if (facts.notAfter().isBefore(now)) {
      return Optional.of(
          problem(action, "would be uploaded although it expired on " + facts.notAfter()));
    }
    if (facts.notAfter().isBefore(now.plus(minimum))) {
      return Optional.of(problem(
          action,
          "would be uploaded although it expires on " + facts.notAfter()
              + ", sooner than policy.minRemaining (" + days(minimum) + ") from now"));
    }
    return facts.notBefore().isAfter(now.plus(CLOCK_TOLERANCE))
        ? Optional.of(problem(
            action, "would be uploaded although it is not valid before " + facts.notBefore()))
        : Optional.empty();
  }

  private static String days(Duration duration) {
    return duration.toHours() % 24 == 0 ? duration.toDays() + "d" : duration.toHours() + "h";
  }

  private Problem problem(Action action, String message) {
    return placed(action, Problem.error("\"" + action.address() + "\" " + message));
  }

  private Problem placed(Action action, Problem problem) {
    return Optional.ofNullable(world.desired().get(action.address()))
        .map(d -> problem.at(d.declaredAt()))
        .orElse(problem);
  }
}
