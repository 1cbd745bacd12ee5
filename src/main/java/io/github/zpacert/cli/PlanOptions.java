package io.github.zpacert.cli;

import com.google.common.collect.ImmutableSortedSet;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.model.Address;
import io.github.zpacert.model.Policy;
import io.github.zpacert.plan.Plan;
import io.github.zpacert.plan.PlanRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** What a plan is made for: the options that plan and apply share. */
final class PlanOptions {

  @Option(
      names = "--target",
      paramLabel = "ADDR",
      description = "Plan for this certificate only; repeatable. Like Default/portal")
  private List<String> targets = new ArrayList<>();

  @Option(
      names = "--destroy",
      description = "Plan to delete every certificate that the state owns.")
  private boolean destroy;

  @Option(
      names = "--refresh-only",
      description = "Plan to bring the state up to date with the tenant, nothing else.")
  private boolean refreshOnly;

  @Option(
      names = "--allow-empty",
      description = "Accept files that name no certificate at all although the state owns some.")
  private boolean allowEmpty;

  @Option(
      names = "--allow-uncovered",
      description = "Accept that certificates are shown under names that they do not cover.")
  private boolean allowUncovered;

  PlanRequest request(Policy policy, Instant now) throws CommandException {
    if (destroy && refreshOnly) {
      throw new CommandException(
          ExitCode.USAGE, Problem.error("--destroy and --refresh-only exclude each other"));
    }
    return new PlanRequest(mode(), policy, addresses(), allowEmpty, allowUncovered, now);
  }

  boolean isDefault() {
    return targets.isEmpty() && !destroy && !refreshOnly && !allowEmpty && !allowUncovered;
  }

  private Plan.Mode mode() {
    if (destroy) {
      return Plan.Mode.DESTROY;
    }
    return refreshOnly ? Plan.Mode.REFRESH_ONLY : Plan.Mode.NORMAL;
  }

  private ImmutableSortedSet<Address> addresses() throws CommandException {
    ImmutableSortedSet.Builder<Address> addresses = ImmutableSortedSet.naturalOrder();
    for (String target : targets) {
      addresses.add(Addresses.parse(target));
    }
    return addresses.build();
  }
}
