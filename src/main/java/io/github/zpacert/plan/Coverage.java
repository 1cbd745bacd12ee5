package io.github.zpacert.plan;

import io.github.zpacert.diag.Problem;
import io.github.zpacert.model.Desired;
import io.github.zpacert.plan.Action.Replace;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Names served versus names covered: who would show a certificate under a name that it does not hold. */
final class Coverage {

  private Coverage() {}

  /** Returns what stops a plan. */
  static Stream<Problem> refusals(Replace replace, World world, PlanRequest request) {
    return isForgiven(replace, world, request) ? Stream.empty() : problems(replace, true);
  }

  /** Returns the same where it is allowed, or is not our doing. */
  static Stream<Problem> warnings(Replace replace, World world, PlanRequest request) {
    return isForgiven(replace, world, request) ? problems(replace, false) : Stream.empty();
  }

  private static boolean isForgiven(Replace replace, World world, PlanRequest request) {
    return request.allowUncovered()
        || !replace.rotation().repoints()
        || (request.mode() == Plan.Mode.ROLLBACK && losesNothing(replace))
        || Optional.ofNullable(world.desired().get(replace.address()))
            .map(Desired::allowUncovered)
            .orElse(false);
  }

  /** The way back must not be barred by what is no better where we are. */
  private static boolean losesNothing(Replace replace) {
    return replace.uses().stream()
        .map(u -> u.consumer().domain())
        .noneMatch(d -> !d.isEmpty()
            && ServedNames.cover(replace.before().facts().sans(), d)
            && !ServedNames.cover(replace.after().facts().sans(), d));
  }

  private static Stream<Problem> problems(Replace replace, boolean isError) {
    Set<String> sans = replace.after().facts().sans();
    return replace.uses().stream()
        .filter(u -> !u.consumer().domain().isEmpty())
        .filter(u -> !ServedNames.cover(sans, u.consumer().domain()))
        .map(u -> problem(replace, u, sans, isError));
  }

  private static Problem problem(Replace replace, Use use, Set<String> sans, boolean isError) {
    String names = sans.isEmpty() ? "no name at all" : "only " + String.join(", ", sans);
    String message = use + " serves \"" + use.consumer().domain() + "\", which the new \""
        + replace.address() + "\" does not cover: it holds " + names;
    return isError
        ? Problem.error(message)
            .withHint(
                "have a certificate issued that covers it; or, if its visitors may see an error, say"
                    + " --allow-uncovered, or \"allowUncovered: true\" at the certificate")
        : Problem.warning(message);
  }
}
