package io.github.zpacert.evidence;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.model.Approval;
import io.github.zpacert.model.Made;
import java.util.Optional;

/**
 * What entitles a run to its writes.
 *
 * @param digest of the plan; absent for one that the run has made itself, until it is known
 * @param made by whom the plan was made; absent: by the run itself
 * @param approvals that counted
 * @param change the ticket of the change
 * @param emergency why it did not wait for its window
 */
public record Warrant(
    Optional<String> digest,
    Optional<Made> made,
    ImmutableList<Approval> approvals,
    Optional<String> change,
    Optional<String> emergency) {

  /** That of a plan which the run makes itself. */
  public static final Warrant OWN = new Warrant(
      Optional.empty(), Optional.empty(), ImmutableList.of(), Optional.empty(), Optional.empty());

  /** Returns that of a saved plan. */
  public static Warrant ofSaved(String digest, Made made, ImmutableList<Approval> approvals) {
    return new Warrant(
        Optional.of(digest), Optional.of(made), approvals, Optional.empty(), Optional.empty());
  }

  public Warrant withDigest(String known) {
    return new Warrant(Optional.of(known), made, approvals, change, emergency);
  }

  /** Returns the same under a ticket, or in an emergency. */
  public Warrant under(Optional<String> ticket, Optional<String> reason) {
    return new Warrant(digest, made, approvals, ticket, reason);
  }
}
