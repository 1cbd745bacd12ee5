package io.github.zpacert.evidence;

import com.google.common.collect.ImmutableList;
import java.util.Optional;

/**
 * What the reading of a log has found.
 *
 * @param records that are whole, up to the flaw
 * @param head digest of the last of them; the SHA-256 of nothing if there is none
 * @param torn what was cut off by a death or a power cut, and is followed by a record that says so
 * @param tail what is cut off at the end, and no record says so yet
 * @param isTerminated whether the last record has its line feed
 * @param flaw why it is not to be trusted; nothing if it is
 */
public record Chain(
    long records,
    String head,
    ImmutableList<Torn> torn,
    Optional<Torn> tail,
    boolean isTerminated,
    Optional<Flaw> flaw) {

  /** The log that has not begun yet. */
  static final Chain EMPTY =
      new Chain(0, Seal.NOTHING, ImmutableList.of(), Optional.empty(), true, Optional.empty());

  /**
   * What is left of a record that was not written to its end.
   *
   * @param line its number, from 1
   */
  public record Torn(long line, long bytes, String sha256) {}
}
