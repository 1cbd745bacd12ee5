package io.github.zpacert.report;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.model.CertificateFacts;
import io.github.zpacert.model.Fingerprint;
import io.github.zpacert.plan.Action;
import io.github.zpacert.plan.Action.Replace;
import io.github.zpacert.plan.Plan;
import io.github.zpacert.plan.Use;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A plan as a change manager sees it. Texts from outside stand apart from our own sentences, so that each form can
 * escape them.
 *
 * @param reasons why the risk is what it is
 * @param earliest from when on all that is uploaded is valid, if that is still ahead
 * @param latest when the first certificate ends that the plan replaces, if that is still ahead
 */
record ChangeRequest(
    Plan plan,
    String digest,
    Risk risk,
    ImmutableList<String> reasons,
    ImmutableList<Impact> impacts,
    ImmutableList<Step> steps,
    ImmutableList<BackOut> backOuts,
    ImmutableList<Check> checks,
    Optional<Instant> earliest,
    Optional<Instant> latest) {

  /** How much can go wrong, and how badly. */
  enum Risk {
    NONE,
    LOW,
    MEDIUM,
    HIGH
  }

  /** Something that shows a certificate which the plan takes away. */
  record Impact(Use use, Replace replace) {

    /** Whether it gets the new certificate, or is left with the old one. */
    boolean isRepointed() {
      return replace.rotation().repoints();
    }
  }

  /**
   * One action.
   *
   * @param how in the order in which it is done; empty where the action says it all
   */
  record Step(Action action, String how) {}

  /**
   * The way back from one action.
   *
   * @param isPossible whether zpacert can go it with what the tenant and the files will hold
   */
  record BackOut(Action action, boolean isPossible, String how) {}

  /** What visitors must be shown afterwards: this certificate under this name. */
  record Check(String domain, Fingerprint fingerprint) {}

  static ChangeRequest of(Report.Planned planned, Instant now) {
    Plan plan = planned.plan();
    ImmutableList<Action> actions =
        select(plan.actions().stream().filter(a -> !(a instanceof Action.Keep)));
    RiskOfPlan risk = new RiskOfPlan(plan);
    return new ChangeRequest(
        plan,
        planned.digest(),
        risk.level(),
        risk.reasons(),
        select(replaces(plan).flatMap(r -> r.uses().stream().map(u -> new Impact(u, r)))),
        select(actions.stream().map(a -> new Step(a, how(a)))),
        select(actions.stream().map(a -> a.accept(BackOuts.OF_ACTION))),
        select(replaces(plan).flatMap(ChangeRequest::checks)),
        uploads(plan).map(CertificateFacts::notBefore).filter(now::isBefore).max(order()),
        replaces(plan)
            .map(r -> r.before().facts().notAfter())
            .filter(now::isBefore)
            .min(order()));
  }

  private static String how(Action action) {
    return action instanceof Replace replace ? ReplaceSteps.of(replace) : "";
  }

  private static Stream<Check> checks(Replace replace) {
    return replace.repoints().stream()
        .map(u -> u.consumer().domain())
        .filter(d -> !d.isEmpty())
        .map(d -> new Check(d, replace.after().facts().fingerprint()));
  }

  private static Stream<CertificateFacts> uploads(Plan plan) {
    return plan.actions().stream()
        .filter(a -> a instanceof Action.Create || a instanceof Replace)
        .map(a -> a instanceof Action.Create create ? create.after() : ((Replace) a).after())
        .map(wanted -> wanted.facts());
  }

  static Stream<Replace> replaces(Plan plan) {
    return plan.actions().stream().filter(Replace.class::isInstance).map(Replace.class::cast);
  }

  private static Comparator<Instant> order() {
    return Comparator.naturalOrder();
  }

  private static <T> ImmutableList<T> select(Stream<T> all) {
    return all.collect(ImmutableList.toImmutableList());
  }
}
