package io.github.zpacert.model;

/** What a finding does to a plan; each does more than the one before it. */
public enum Level {
  /** Nothing: it is not even told. */
  OFF,
  /** A reviewer sees it. */
  WARN,
  /** The plan is refused. */
  DENY;

  /** Returns the milder one. */
  public Level atMost(Level most) {
    return compareTo(most) <= 0 ? this : most;
  }
}
