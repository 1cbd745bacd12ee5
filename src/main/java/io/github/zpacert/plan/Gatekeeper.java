package io.github.zpacert.plan;

import com.google.common.collect.ImmutableMap;
import io.github.zpacert.diag.Position;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.model.Code;
import io.github.zpacert.model.Desired;
import io.github.zpacert.model.Gates;
import io.github.zpacert.model.Level;
import java.util.Optional;

/** Decides what a finding does to a plan: by the level of its gate, unless the certificate has a waiver. */
final class Gatekeeper {

  private final Gates gates;

  Gatekeeper(Gates gates) {
    this.gates = gates;
  }

  /**
   * Returns an error for what refuses the plan, a warning for what a reviewer should see, nothing for the rest.
   *
   * @param desired what the files say of the certificate that it is about
   */
  Optional<Problem> judge(Finding finding, Optional<Desired> desired) {
    return judge(
        finding,
        desired.map(Desired::waivers).orElse(ImmutableMap.of()),
        desired.map(Desired::declaredAt));
  }

  Optional<Problem> judge(
      Finding finding, ImmutableMap<Code, String> waivers, Optional<Position> at) {
    Level level = gates.level(finding.code()).atMost(finding.most());
    if (level == Level.OFF) {
      return Optional.empty();
    }
    Optional<String> waiver = Optional.ofNullable(waivers.get(finding.code()));
    Problem problem = level == Level.DENY && waiver.isEmpty()
        ? Problem.error(finding.message())
        : Problem.warning(finding.message() + waiver.map(w -> "; waived: " + w).orElse(""));
    return Optional.of(complete(problem, finding, waiver.isPresent(), at));
  }

  private static Problem complete(
      Problem problem, Finding finding, boolean isWaived, Optional<Position> at) {
    Problem coded = problem.withCode(finding.code().word());
    Problem placed = at.map(coded::at).orElse(coded);
    return isWaived ? placed : finding.hint().map(placed::withHint).orElse(placed);
  }
}
