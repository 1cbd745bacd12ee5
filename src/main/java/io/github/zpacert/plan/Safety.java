package io.github.zpacert.plan;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.model.CertificateFacts;
import io.github.zpacert.model.Code;
import io.github.zpacert.model.Owned;
import io.github.zpacert.plan.Action.Delete.Cause;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What protection, use and validity say against an action. */
final class Safety {

  /** How far a certificate's start may lie ahead of our clock before it counts as not yet valid. */
  private static final Duration CLOCK_TOLERANCE = Duration.ofMinutes(5);

  private final World world;
  private final PlanRequest request;

  Safety(World world, PlanRequest request) {
    this.world = world;
    this.request = request;
  }

  Stream<Finding> ofDelete(Action.Delete delete) {
    return Stream.concat(protectedDelete(delete), deleteInUse(delete));
  }

  private Stream<Finding> deleteInUse(Action.Delete delete) {
    ImmutableList<Use> uses = world.usage().of(delete.before().id());
    return uses.isEmpty()
        ? Stream.empty()
        : Stream.of(Finding.of(
                Code.DELETE_IN_USE,
                delete.address(),
                "would be deleted and is shown by "
                    + uses.stream().map(Use::toString).collect(Collectors.joining(", ")))
            .withHint(
                delete.cause() == Cause.LEFTOVER
                    ? "an interrupted rotation has pointed them to it: finish that one, or take it back with \"zpacert rollback\""
                    : "point them to another certificate first, or keep this one in the files"));
  }

  private Stream<Finding> protectedDelete(Action.Delete delete) {
    boolean isProtected =
        world.state().owned(delete.address()).map(Owned::protect).orElse(false);
    return isProtected
        ? Stream.of(
            Finding.of(Code.PROTECTED, delete.address(), "is protected and would be deleted")
                .withHint("declare it with \"protect: false\" and apply that first"))
        : Stream.empty();
  }

  static Stream<Finding> ofReplace(Action.Replace replace) {
    return replace.after().protect()
        ? Stream.of(
            Finding.of(Code.PROTECTED, replace.address(), "is protected and would be replaced")
                .withHint("remove \"protect: true\" from it, apply, and add it again afterwards"))
        : Stream.empty();
  }

  /** Returns what is said against content that is uploaded. */
  Stream<Finding> ofUpload(Action action, CertificateFacts facts) {
    return Stream.concat(validity(action, facts).stream(), incompleteChain(action));
  }

  private Stream<Finding> incompleteChain(Action action) {
    return Optional.ofNullable(world.desired().get(action.address())).stream()
        .filter(d -> !d.chainIsComplete())
        .map(d -> Finding.of(
                Code.INCOMPLETE_CHAIN,
                action.address(),
                "would be uploaded without its issuer's certificate, and clients could not verify it")
            .withHint(
                "put the intermediates after the leaf; the root of a private PKI may stand last"));
  }

  private Optional<Finding> validity(Action action, CertificateFacts facts) {
    Instant now = request.now();
    Duration minimum = request.policy().minRemaining();
    if (facts.notAfter().isBefore(now)) {
      return Optional.of(Finding.of(
          Code.EXPIRED,
          action.address(),
          "would be uploaded although it expired on " + facts.notAfter()));
    }
    if (facts.notAfter().isBefore(now.plus(minimum))) {
      return Optional.of(Finding.of(
          Code.MIN_REMAINING,
          action.address(),
          "would be uploaded although it expires on " + facts.notAfter()
              + ", sooner than policy.minRemaining (" + days(minimum) + ") from now"));
    }
    return facts.notBefore().isAfter(now.plus(CLOCK_TOLERANCE))
        ? Optional.of(Finding.of(
            Code.NOT_YET_VALID,
            action.address(),
            "would be uploaded although it is not valid before " + facts.notBefore()))
        : Optional.empty();
  }

  private static String days(Duration duration) {
    return duration.toHours() % 24 == 0 ? duration.toDays() + "d" : duration.toHours() + "h";
  }
}
