package io.github.zpacert.plan;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.zpacert.model.Acceptance;
import io.github.zpacert.model.Address;
import io.github.zpacert.model.Aspect;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Three separate facts about a managed set: the files are ahead of what was applied, somebody changed
 * the tenant outside, certificates expire soon. Each list is in the order of addresses.
 *
 * @param adoptable what is live as the files want it and unknown to the state, which is no drift
 * @param accepted what stands in neither of the first two lists since somebody has accepted it
 * @param ended what stands there although somebody had accepted it, until a moment that has passed
 */
public record Drift(
    ImmutableList<Ahead> ahead,
    ImmutableList<Outside> outside,
    ImmutableList<Expiring> expiring,
    ImmutableList<Adoptable> adoptable,
    ImmutableList<Accepted> accepted,
    ImmutableList<Accepted> ended) {

  /** Something that is not the same in files, state and tenant. */
  public sealed interface Deviation {

    Address address();

    Aspect field();
  }

  /**
   * The files want what was never applied.
   *
   * @param change what apply would do, as the end of a sentence
   */
  public record Ahead(Address address, Aspect field, String change) implements Deviation {}

  /**
   * The tenant is not as we left it.
   *
   * @param recorded what the state says
   * @param live what the tenant says
   * @param modifiedBy who changed it last, if the tenant tells
   * @param modifiedTime when, if the tenant tells
   */
  public record Outside(
      Address address,
      Aspect field,
      String recorded,
      String live,
      Optional<String> modifiedBy,
      Optional<Instant> modifiedTime)
      implements Deviation {

    /** Whether the object is no longer there. */
    public boolean isGone() {
      return field == Aspect.EXISTENCE;
    }
  }

  /** A deviation, and what was agreed on it. */
  public record Accepted(Deviation deviation, Acceptance acceptance) {}

  /** A live certificate that an apply takes into the state without a change to it. */
  public record Adoptable(Address address, String id) {}

  /** A live certificate, managed or about to be adopted, whose validity ends within the window that was asked for. */
  public record Expiring(Address address, Instant notAfter) {}

  /** Returns all that counts as drift. */
  public Stream<Deviation> deviations() {
    return Stream.concat(outside.stream(), ahead.stream());
  }

  /** Returns what had been agreed on the deviations that count again. */
  public ImmutableMap<Deviation, Acceptance> endedByDeviation() {
    return ended.stream()
        .collect(ImmutableMap.toImmutableMap(Accepted::deviation, Accepted::acceptance));
  }

  /** Whether files, state and tenant agree, but for what is accepted; expiry is not drift. */
  public boolean isNone() {
    return ahead.isEmpty() && outside.isEmpty();
  }
}
