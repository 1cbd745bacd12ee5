package io.github.zpacert.model;

import com.google.common.collect.ImmutableList;
import java.time.Duration;

/**
 * What a run may do, as the files say it.
 *
 * @param minRemaining how long a certificate must still be valid to be uploaded
 * @param ignore names that are never touched and never reported
 * @param rotation how content is replaced
 * @param gates what a plan is examined for
 */
public record Policy(
    Prune prune,
    Budget maxDelete,
    Duration minRemaining,
    ImmutableList<NamePattern> ignore,
    Rotation rotation,
    Gates gates) {

  /** The policy of a configuration that names none. */
  public static final Policy DEFAULT = new Policy(
      Prune.OWNED,
      new Budget.Percent(30),
      Duration.ofDays(7),
      ImmutableList.of(),
      Rotation.DEFAULT,
      Gates.DEFAULT);

  /** Which live certificates that the files do not name are deleted. */
  public enum Prune {
    /** What the state owns and the files dropped. */
    OWNED,
    /** Also what nobody manages in the microtenants that the files name. */
    ALL,
    /** Never any. */
    NONE
  }

  public boolean ignores(String name) {
    return ignore.stream().anyMatch(p -> p.matches(name));
  }
}
