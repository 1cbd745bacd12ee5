package io.github.zpacert.state;

import java.time.Instant;
import java.util.Optional;

/**
 * Who has, or asks for, the lock on a state: Terraform's seven facts.
 *
 * @param id what {@code force-unlock} must be given
 * @param operation the command, {@code apply}; empty if it is not known
 * @param info free text; ours is a {@link LockNote}
 * @param who user and host, {@code ci@runner-7}
 * @param version of zpacert
 * @param path the state, as the store names it
 */
public record LockInfo(
    String id,
    String operation,
    String info,
    String who,
    String version,
    Instant created,
    String path) {

  /** Returns the same request, for the state at the given place. */
  public LockInfo withPath(String newPath) {
    return new LockInfo(id, operation, info, who, version, created, newPath);
  }

  /** Returns what is left if nobody knows what the holder is doing. */
  public LockInfo withoutPurpose() {
    return new LockInfo(id, "", "", who, "", created, path);
  }

  /** Renders as {@code "apply" of ci@runner-7 since 2026-11-23T10:00:00Z, lock id 4f1c}, and with its job. */
  @Override
  public String toString() {
    return (operation.isEmpty() ? "" : "\"" + operation + "\" of ")
        + "%s since %s, lock id %s".formatted(who, created, id)
        + LockNote.read(info).jobUrl().map(url -> ", job " + url).orElse("");
  }

  /** Names a holder who may have left no readable record. */
  static String describe(Optional<LockInfo> holder) {
    return holder
        .map(LockInfo::toString)
        .orElse("a process that left no readable record of itself");
  }
}
