package io.github.zpacert.tenant;

import java.util.Optional;

/**
 * ZPA did not do what it was asked. The message says what was asked, what came back (status, id, reason, request id)
 * and what to do; it never holds a request's body.
 */
public final class TenantException extends Exception {

  private static final long serialVersionUID = 1L;

  private final Kind kind;

  /** Why it did not, by what the caller can do about it. */
  public enum Kind {
    /** The object does not exist. */
    NOT_FOUND,
    /** The object is used by another one, which the message names, and cannot be deleted. */
    REFERENCED,
    /** The request is not acceptable: repeating it is pointless. */
    REFUSED,
    /** Sign-in failed or a permission is missing. */
    UNAUTHORIZED,
    /** No connection, no answer in time, or throttled for longer than we are willing to wait. */
    UNREACHABLE,
    /** A write was sent and no answer came: it may or may not have happened, and a look did not settle it. */
    UNCERTAIN,
    /** The answer makes no sense: not JSON, a page that never settles, an object without an id. */
    PROTOCOL,
    /** The write could not be put on record before it was sent, and was not sent. */
    UNRECORDED,
    /** The run was interrupted before the request was sent. */
    INTERRUPTED
  }

  public TenantException(Kind kind, String message) {
    super(message);
    this.kind = kind;
  }

  public TenantException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = kind;
  }

  public Kind kind() {
    return kind;
  }

  /** Returns the message; every exception of this kind has one. */
  public String reason() {
    return Optional.ofNullable(getMessage()).orElse(kind.toString());
  }
}
