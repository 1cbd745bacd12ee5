package io.github.zpacert.zpa;

import io.github.zpacert.tenant.TenantException.Kind;
import java.time.Duration;
import java.util.Optional;

/**
 * Why one attempt came to nothing, and what that means for the next.
 *
 * @param kind what the caller is told when there is no next attempt
 * @param reason without the operation's name
 * @param status of the answer; 0 when there was none
 * @param id the answer's machine word; empty when there was none
 * @param retryAfter what the server asked for
 */
record Failure(
    Aftermath aftermath,
    Kind kind,
    String reason,
    int status,
    String id,
    Optional<Duration> retryAfter) {

  private static final String NO_HANDLER = "No handler found";
  private static final int TOO_MANY_REQUESTS = 429;

  /** What the attempt left behind on the server. */
  enum Aftermath {
    /** Nothing, for lack of time or quiet: any request may be sent again. */
    UNDONE,
    /** Nothing, because the token is no longer good: any request may be sent again with a new one. */
    SIGNED_OUT,
    /** Nobody knows: only what can be done twice may be sent again. */
    UNCERTAIN,
    /** The answer stands: sending again would bring the same. */
    SETTLED
  }

  static Failure unanswered(Aftermath aftermath, Kind kind, String reason) {
    return new Failure(aftermath, kind, reason, 0, "", Optional.empty());
  }

  static Failure of(ApiError error, Aftermath aftermath, Kind kind, String advice) {
    return new Failure(
        aftermath, kind, error + advice, error.status(), error.id(), error.retryAfter());
  }

  /** Returns the same with words before its reason. */
  Failure because(String before) {
    return new Failure(aftermath, kind, before + reason, status, id, retryAfter);
  }

  /** Returns the same with words after its reason. */
  Failure but(String after) {
    return new Failure(aftermath, kind, reason + after, status, id, retryAfter);
  }

  /** Whether it is the path that does not exist, not an object; ZPA has one machine word for both. */
  boolean isNoSuchPath() {
    boolean absent = status == 404 || status == 405;
    return absent && (!id.equals(Judgement.NOT_FOUND) || reason.contains(NO_HANDLER));
  }

  /** Whether there is nothing here for us: no such feature, no licence for it, or no permission. */
  boolean isNotForUs() {
    boolean forbidden = status == 403 && kind == Kind.UNAUTHORIZED;
    return forbidden || isNoSuchPath() || id.equals(Judgement.NOT_LICENSED);
  }

  /** Whether the whole run is too fast, not only this request. */
  boolean isThrottling() {
    return status == TOO_MANY_REQUESTS;
  }
}
