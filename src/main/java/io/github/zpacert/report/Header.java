package io.github.zpacert.report;

import io.github.zpacert.model.Made;
import io.github.zpacert.model.Window;
import java.time.Instant;

/**
 * What a saved plan says of its making. The same plan made again, at another time and by somebody else, has the same
 * digest: it does not cover {@code timestamp} and {@code made}.
 *
 * @param version of the zpacert that made it
 * @param timestamp when it was made
 * @param window when it may be applied
 * @param made by whom and from what
 */
public record Header(String version, Instant timestamp, Window window, Made made) {

  /** Returns what is said of a plan that is applied where it is made. */
  public static Header atOnce(String version, Instant now) {
    return new Header(version, now, Window.OPEN, Made.UNKNOWN);
  }
}
