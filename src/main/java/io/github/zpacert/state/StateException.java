package io.github.zpacert.state;

import java.util.Optional;

/** The state could not be read, locked or written. The message says which, why, and what to do. */
public class StateException extends Exception {

  private static final long serialVersionUID = 1L;

  private final Kind kind;

  /** Why not, by what the caller can do about it. */
  public enum Kind {
    /** Another run has the lock: wait, or ask its holder. Always a {@link LockHeldException}. */
    LOCK_HELD,
    /** The lock that we had is no longer ours, so nothing was written. */
    LOCK_LOST,
    /** Somebody else wrote in between: what is stored is not what this run began with. */
    CONFLICT,
    /** What is stored, or was handed in, is not a state that this version understands. */
    UNREADABLE,
    /** There is no such lock to remove, or it must not be removed. */
    NOT_UNLOCKED,
    /** The place where the state is kept does not do its part: missing, full, forbidden. */
    FAILED,
    /** The run was interrupted while it waited for the lock. */
    INTERRUPTED
  }

  public StateException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public StateException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public final Kind kind() {
    return kind;
  }

  /** Returns the message; every exception of this kind has one. */
  public final String reason() {
    return Optional.ofNullable(getMessage()).orElse(kind.toString());
  }
}
