package io.github.zpacert.plan;

import static com.google.common.collect.ImmutableList.toImmutableList;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.model.Acceptance;
import io.github.zpacert.plan.Drift.Accepted;
import io.github.zpacert.plan.Drift.Deviation;
import io.github.zpacert.plan.Drift.Outside;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Sets apart what has been accepted from the drift that is left. Each deviation goes to one entry: to the first that is
 * in force, or else to the one that ended last. What has ended counts as drift again.
 */
public final class Baseline {

  /** A baseline that lasts longer than this is a change of the files that nobody has made. */
  private static final Duration LONG = Duration.ofDays(366);

  private final ImmutableList<Acceptance> entries;
  private final Instant now;

  public Baseline(ImmutableList<Acceptance> entries, Instant now) {
    this.entries = entries;
    this.now = now;
  }

  /** Returns the drift with what is accepted in a list of its own. */
  public Drift apply(Drift found) {
    ImmutableList<Accepted> accepted = matched(found, this::inForce);
    ImmutableList<Accepted> ended =
        matched(found, d -> inForce(d).isPresent() ? Optional.empty() : ended(d));
    return new Drift(
        found.ahead().stream().filter(d -> inForce(d).isEmpty()).collect(toImmutableList()),
        found.outside().stream().filter(d -> inForce(d).isEmpty()).collect(toImmutableList()),
        found.expiring(),
        found.adoptable(),
        accepted,
        ended);
  }

  /** Returns what somebody should do about the entries, in their order, given the drift that came of them. */
  public ImmutableList<Problem> warnings(Drift drift) {
    ImmutableSet<Acceptance> used = Stream.of(drift.accepted(), drift.ended())
        .flatMap(ImmutableList::stream)
        .map(Accepted::acceptance)
        .collect(ImmutableSet.toImmutableSet());
    return entries.stream()
        .flatMap(e -> warning(e, used.contains(e)).stream())
        .collect(toImmutableList());
  }

  private Optional<Problem> warning(Acceptance entry, boolean isUsed) {
    if (!isUsed) {
      return Optional.of(
          warning(entry, "accepts nothing that drift has found").withHint("remove the entry"));
    }
    if (entry.hasEnded(now)) {
      return Optional.of(warning(entry, "ended at " + time(entry) + ", and its drift counts again")
          .withHint("repair the drift, or agree on a new end"));
    }
    return entry.hasEnded(now.plus(LONG))
        ? Optional.empty()
        : Optional.of(warning(entry, "ends at " + time(entry) + ", in more than a year")
            .withHint("what is to stay belongs into the files; choose an earlier end"));
  }

  private static Problem warning(Acceptance entry, String what) {
    return Problem.warning(
        entry.at(),
        "the acceptance of \"" + entry.addresses() + "\" (" + entry.reason() + ") " + what);
  }

  private static String time(Acceptance entry) {
    return entry.until().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  private static ImmutableList<Accepted> matched(
      Drift found, Function<Deviation, Optional<Acceptance>> entry) {
    return found
        .deviations()
        .flatMap(d -> entry.apply(d).stream().map(e -> new Accepted(d, e)))
        .collect(toImmutableList());
  }

  private Optional<Acceptance> inForce(Deviation deviation) {
    return fitting(deviation).filter(e -> !e.hasEnded(now)).findFirst();
  }

  private Optional<Acceptance> ended(Deviation deviation) {
    return fitting(deviation)
        .filter(e -> e.hasEnded(now))
        .max(Comparator.comparing(Acceptance::until));
  }

  private Stream<Acceptance> fitting(Deviation deviation) {
    return entries.stream()
        .filter(e -> e.fits(deviation.address(), deviation.field()))
        .filter(e -> e.live().isEmpty() || e.live().equals(live(deviation)));
  }

  /** Returns what stands in the tenant instead, where somebody has put it there. */
  private static Optional<String> live(Deviation deviation) {
    return deviation instanceof Outside outside ? Optional.of(outside.live()) : Optional.empty();
  }
}
