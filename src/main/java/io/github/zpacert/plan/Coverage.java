package io.github.zpacert.plan;

import io.github.zpacert.model.Code;
import io.github.zpacert.model.Desired;
import io.github.zpacert.model.Level;
import io.github.zpacert.plan.Action.Replace;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Names served versus names covered: who would show a certificate under a name that it does not hold. */
final class Coverage {

  private Coverage() {}

  /** Returns who would; only told where it is allowed, or is not our doing. */
  static Stream<Finding> findings(Replace replace, World world, PlanRequest request) {
    Level most = isForgiven(replace, world, request) ? Level.WARN : Level.DENY;
    return findings(replace).map(f -> f.atMost(most));
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

  private static Stream<Finding> findings(Replace replace) {
    Set<String> sans = replace.after().facts().sans();
    return replace.uses().stream()
        .filter(u -> !u.consumer().domain().isEmpty())
        .filter(u -> !ServedNames.cover(sans, u.consumer().domain()))
        .map(u -> finding(replace, u, sans));
  }

  private static Finding finding(Replace replace, Use use, Set<String> sans) {
    String names = sans.isEmpty() ? "no name at all" : "only " + String.join(", ", sans);
    return Finding.of(
            Code.UNCOVERED_NAME,
            use + " serves \"" + use.consumer().domain() + "\", which the new \""
                + replace.address() + "\" does not cover: it holds " + names)
        .about(replace.address())
        .withHint(
            "have a certificate issued that covers it; or, if its visitors may see an error, say"
                + " --allow-uncovered, or \"allowUncovered: true\" at the certificate");
  }
}
