package io.github.zpacert.plan;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.model.Address;
import java.time.Instant;
import java.util.Optional;

/**
 * Three separate facts about a managed set: the files are ahead of what was applied, somebody changed
 * the tenant outside, certificates expire soon. Each list is in the order of addresses.
 *
 * @param adoptable what is live as the files want it and unknown to the state, which is no drift
 */
public record Drift(
    ImmutableList<Ahead> ahead,
    ImmutableList<Outside> outside,
    ImmutableList<Expiring> expiring,
    ImmutableList<Adoptable> adoptable) {

  /**
   * The files want what was never applied.
   *
   * @param change what apply would do, as the end of a sentence
   */
  public record Ahead(Address address, String change) {}

  /**
   * The tenant is not as we left it.
   *
   * @param field {@code name}, {@code description}, {@code certificate}, or {@link #EXISTENCE}
   * @param recorded what the state says
   * @param live what the tenant says
   * @param modifiedBy who changed it last, if the tenant tells
   * @param modifiedTime when, if the tenant tells
   */
  public record Outside(
      Address address,
      String field,
      String recorded,
      String live,
      Optional<String> modifiedBy,
      Optional<Instant> modifiedTime) {

    /** The field of an object that is no longer there. */
    public static final String EXISTENCE = "existence";
  }

  /** A live certificate that an apply takes into the state without a change to it. */
  public record Adoptable(Address address, String id) {}

  /** A live certificate, managed or about to be adopted, whose validity ends within the window that was asked for. */
  public record Expiring(Address address, Instant notAfter) {}

  /** Whether files, state and tenant agree; expiry is not drift. */
  public boolean isNone() {
    return ahead.isEmpty() && outside.isEmpty();
  }
}
