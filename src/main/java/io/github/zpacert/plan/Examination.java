package io.github.zpacert.plan;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.model.CertificateFacts;
import io.github.zpacert.plan.Action.Replace;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that is to be said of a plan's actions, as warnings and as refusals: each gate, and whatever protection forbids.
 */
final class Examination {

  private final World world;
  private final PlanRequest request;
  private final Gatekeeper gatekeeper;
  private final Safety safety;
  private final KeyReuse keys;

  Examination(World world, PlanRequest request) {
    this.world = world;
    this.request = request;
    this.gatekeeper = new Gatekeeper(request.policy().gates());
    this.safety = new Safety(world, request);
    this.keys = new KeyReuse(world);
  }

  /**
   * Returns errors for what refuses the plan, warnings for what a reviewer should see.
   *
   * @param all every action, also those outside the targets
   * @param found on the way to them
   */
  ImmutableList<Problem> problems(ImmutableList<Action> all, ImmutableList<Finding> found) {
    Stream<Finding> ofActions =
        all.stream().filter(a -> request.covers(a, world)).flatMap(this::findings);
    Stream<Finding> onTheWay =
        found.stream().filter(f -> f.about().map(request::covers).orElse(true));
    return Stream.of(onTheWay, new Budgets(all, world, request).findings(), ofActions)
        .flatMap(findings -> findings)
        .flatMap(f -> judge(f).stream())
        .collect(ImmutableList.toImmutableList());
  }

  private Optional<Problem> judge(Finding finding) {
    return gatekeeper.judge(
        finding,
        finding.about().flatMap(a -> Optional.ofNullable(world.desired().get(a))));
  }

  private Stream<Finding> findings(Action action) {
    if (action instanceof Action.Delete delete) {
      return safety.ofDelete(delete);
    }
    Stream<Finding> ofReplace = action instanceof Replace replace
        ? Stream.of(
                Safety.ofReplace(replace),
                RenewalGates.findings(replace),
                Coverage.findings(replace, world, request))
            .flatMap(findings -> findings)
        : Stream.empty();
    return Stream.of(ofUpload(action), ofReplace, ofEntry(action)).flatMap(findings -> findings);
  }

  /** What is already uploaded is not judged again. */
  private Stream<Finding> ofUpload(Action action) {
    return Uploads.isUpload(action)
        ? Uploads.wanted(action).stream().flatMap(w -> ofUpload(action, w.facts()))
        : Stream.empty();
  }

  private Stream<Finding> ofUpload(Action action, CertificateFacts facts) {
    return Stream.of(
            safety.ofUpload(action, facts),
            Fitness.flaws(facts).stream().map(f -> f.of(action.address())),
            keys.finding(action, facts).stream())
        .flatMap(findings -> findings);
  }

  private Stream<Finding> ofEntry(Action action) {
    return Optional.ofNullable(world.desired().get(action.address())).stream()
        .filter(d -> request.mode() == Plan.Mode.NORMAL)
        .flatMap(d -> EntryGates.findings(action, d, request.policy().gates()));
  }
}
