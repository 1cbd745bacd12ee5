package io.github.zpacert.approval;

import com.google.common.base.Joiner;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.zpacert.diag.Position;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.model.Approval;
import java.util.Optional;

/**
 * Whether a plan may be applied, and why not.
 *
 * @param rule that was applied
 * @param approvals that count, each another person's, by name whatever their files are called
 * @param notCounted why the other signatures do not count, by file
 * @param missing who could still approve
 * @param authorUnknown whether nobody knows whose signature must not count
 * @param warnings what somebody should look at, whatever the verdict
 */
public record Verdict(
    Rule rule,
    ImmutableList<Approval> approvals,
    ImmutableMap<String, String> notCounted,
    ImmutableList<String> missing,
    boolean authorUnknown,
    ImmutableList<Problem> warnings) {

  private static final int MOST_NAMES = 10;

  /** Returns who has approved. */
  public ImmutableList<String> counted() {
    return approvals.stream().map(Approval::by).collect(ImmutableList.toImmutableList());
  }

  public boolean isApproved() {
    return !authorUnknown && approvals.size() >= rule.required();
  }

  /** Returns why the plan is refused; nothing when it is not. */
  public ImmutableList<Problem> refusals() {
    if (isApproved()) {
      return ImmutableList.of();
    }
    ImmutableList.Builder<Problem> problems = ImmutableList.builder();
    if (authorUnknown) {
      problems.add(Problem.error(
              "the plan does not say who made it, and its author's approval must not count")
          .withHint("plan in a CI that tells who runs it, or set ZPACERT_ACTOR"));
    }
    if (approvals.size() < rule.required()) {
      problems.add(tooFew());
    }
    notCounted.forEach((file, why) -> problems.add(Problem.error(Position.of(file), why)));
    return problems.build();
  }

  /** Returns what does not hinder the plan: warnings, and signatures that were not needed. */
  public ImmutableList<Problem> remarks() {
    ImmutableList.Builder<Problem> problems = ImmutableList.builder();
    problems.addAll(warnings);
    if (isApproved()) {
      notCounted.forEach((file, why) -> problems.add(Problem.warning(Position.of(file), why)));
    }
    return problems.build();
  }

  private Problem tooFew() {
    String by = approvals.isEmpty() ? "" : ", by " + names(counted());
    String who = missing.isEmpty()
        ? "nobody else in " + rule.signers().file() + " may approve it"
        : "missing: " + (rule.required() - approvals.size()) + " of " + names(missing);
    return Problem.error("the plan has " + approvals.size() + " of the " + rule.required()
            + " approvals that it needs" + by)
        .withHint(who);
  }

  private static String names(ImmutableList<String> all) {
    Optional<String> rest = Optional.of(all.size() - MOST_NAMES)
        .filter(more -> more > 0)
        .map(more -> " and " + more + " more");
    return Joiner.on("; ").join(all.subList(0, Math.min(all.size(), MOST_NAMES))) + rest.orElse("");
  }
}
