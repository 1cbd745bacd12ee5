package io.github.zpacert.plan;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSortedMap;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.model.TenantPin;
import java.util.Collection;
import java.util.stream.Stream;

/**
 * What a run would do, and what it would not do it without.
 *
 * @param mode what was asked for
 * @param pin the tenant that it is for
 * @param lineage of the state that it was made from
 * @param serial of the state that it was made from
 * @param microtenants name by id, of every microtenant that was read
 * @param actions one for each address, in the order of addresses
 * @param warnings what a reviewer should see; stops nothing
 * @param refusals what policy or protection forbids: a plan that has any is never applied
 * @param scanned name by id, of every microtenant that was searched for whoever shows a certificate that goes
 * @param estimate how many requests it takes to apply it
 */
public record Plan(
    Mode mode,
    TenantPin pin,
    String lineage,
    long serial,
    ImmutableSortedMap<String, String> microtenants,
    ImmutableList<Action> actions,
    ImmutableList<Problem> warnings,
    ImmutableList<Problem> refusals,
    ImmutableSortedMap<String, String> scanned,
    Estimate estimate) {

  /** What a plan is made for. */
  public enum Mode {
    /** Make the tenant what the files say. */
    NORMAL,
    /** Delete all that the state owns. */
    DESTROY,
    /** Only bring the state up to date with the tenant. */
    REFRESH_ONLY,
    /** Put the certificate that was replaced last in its place again. */
    ROLLBACK
  }

  /** Returns this plan with more warnings and, where a problem is an error, more refusals. */
  public Plan with(Collection<Problem> problems) {
    return new Plan(
        mode,
        pin,
        lineage,
        serial,
        microtenants,
        actions,
        joined(warnings, problems.stream().filter(p -> !p.isError())),
        joined(refusals, problems.stream().filter(Problem::isError)),
        scanned,
        estimate);
  }

  private static ImmutableList<Problem> joined(ImmutableList<Problem> some, Stream<Problem> more) {
    return Stream.concat(some.stream(), more).collect(ImmutableList.toImmutableList());
  }

  /** Whether applying it changes a live object. */
  public boolean changesTenant() {
    return actions.stream().anyMatch(Action::changesTenant);
  }

  /** Whether applying it changes the tenant or the state. */
  public boolean changesAnything() {
    return actions.stream().anyMatch(a -> !(a instanceof Action.Keep));
  }

  /** Returns the live objects that go: whoever shows one of them is concerned. */
  public ImmutableList<Existing> leaving() {
    return actions.stream()
        .flatMap(a -> {
          if (a instanceof Action.Replace replace) {
            return Stream.of(replace.before());
          }
          return a instanceof Action.Delete delete ? Stream.of(delete.before()) : Stream.of();
        })
        .collect(ImmutableList.toImmutableList());
  }

  public Counts counts() {
    return Counts.of(actions);
  }
}
