package io.github.zpacert.report;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.zpacert.diag.Position;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.model.Address;
import io.github.zpacert.plan.Counts;
import io.github.zpacert.plan.Drift;
import io.github.zpacert.plan.Managed;
import io.github.zpacert.plan.Plan;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One run as all of its reports tell it, however it ended: what it did not come to is absent.
 *
 * @param expiries what is managed, as far as the run has seen it
 * @param problems all that was told, the plan's warnings and refusals among it
 */
public record Report(
    Ending ending,
    Optional<Planned> planned,
    Optional<Applied> applied,
    Optional<Drift> drift,
    Expiries expiries,
    ImmutableList<Problem> problems,
    Sources sources) {

  /**
   * How a run ended.
   *
   * @param command plan, apply, rollback or drift
   * @param meaning of the exit code, in words
   */
  public record Ending(String command, String version, Instant at, int exitCode, String meaning) {}

  /**
   * A plan that was made, or read from a file.
   *
   * @param header of the plan's making, which may be another run
   */
  public record Planned(Plan plan, Header header) {

    String digest() {
      return PlanJson.digest(plan, header);
    }
  }

  /**
   * What became of a plan.
   *
   * @param done what was added, changed and destroyed
   * @param failed why, by address, in the order in which it happened
   * @param skipped what was not begun
   */
  public record Applied(
      Counts done,
      ImmutableMap<Address, String> failed,
      ImmutableSet<Address> skipped,
      boolean isComplete) {

    String summary() {
      return isComplete ? ApplyText.summary(done) : ApplyText.incomplete(done);
    }
  }

  /**
   * When what is managed ends.
   *
   * @param managed in the order of addresses
   * @param soon what ends before this instant counts as expiring
   */
  public record Expiries(ImmutableList<Managed> managed, Instant soon) {}

  /**
   * Where what is reported was written down.
   *
   * @param declarations the places of certificates in the files
   * @param files their paths in the repository, by the names that places and problems give them
   * @param main the path of the one that stands for what has no place of its own
   */
  public record Sources(
      ImmutableMap<Address, Position> declarations,
      ImmutableMap<String, String> files,
      String main) {

    Position of(Address address) {
      return of(Optional.ofNullable(declarations.get(address)));
    }

    Position of(Problem problem) {
      return of(problem.at());
    }

    private Position of(Optional<Position> at) {
      return at.map(p -> new Position(path(p.file()), p.line(), p.column()))
          .orElseGet(() -> Position.of(main));
    }

    private String path(String file) {
      return files.getOrDefault(file, file);
    }
  }

  Optional<Plan> plan() {
    return planned.map(Planned::plan);
  }

  Stream<Problem> errors() {
    return problems.stream().filter(Problem::isError);
  }

  /** Returns why policy or protection forbids the plan. */
  ImmutableSet<Problem> refusals() {
    return plan().map(p -> ImmutableSet.copyOf(p.refusals())).orElse(ImmutableSet.of());
  }

  /** Returns the errors that are no refusals. */
  Stream<Problem> failures() {
    ImmutableSet<Problem> refusals = refusals();
    return errors().filter(p -> !refusals.contains(p));
  }

  Stream<Problem> warnings() {
    return problems.stream().filter(p -> !p.isError());
  }

  /** Returns the outcome in one sentence. */
  String verdict() {
    if (!refusals().isEmpty()) {
      return "Refused: this plan cannot be applied.";
    }
    return drift
        .map(DriftText::summary)
        .or(() -> applied.map(Applied::summary))
        .or(() -> plan().filter(p -> failures().findAny().isEmpty()).map(PlanText::lastLine))
        .orElse(ending.command() + " failed: " + ending.meaning() + ".");
  }
}
