package io.github.zpacert.model;

import java.time.Duration;
import java.util.Optional;

/**
 * How a certificate is renewed whose content has changed.
 *
 * @param consumers what becomes of what shows the old one
 * @param retain how long the old one is kept under another name; absent: it is deleted in the end
 */
public record Rotation(Handling consumers, Optional<Duration> retain) {

  /** What a configuration means that says nothing of it. */
  public static final Rotation DEFAULT = new Rotation(Handling.REPOINT, Optional.empty());

  /** What becomes of the consumers of a certificate that is replaced. */
  public enum Handling {
    /** They get the new one. */
    REPOINT,
    /** They keep the old one, and the plan says who they are. */
    REPORT
  }

  /**
   * Returns how it is for one certificate: an old one that is shown and left so must stay, if only until
   * nobody shows it any more.
   */
  public Rotation ofShown(boolean isShown) {
    boolean mustStay = isShown && consumers == Handling.REPORT && retain.isEmpty();
    return mustStay ? new Rotation(consumers, Optional.of(Duration.ZERO)) : this;
  }

  public boolean repoints() {
    return consumers == Handling.REPOINT;
  }
}
