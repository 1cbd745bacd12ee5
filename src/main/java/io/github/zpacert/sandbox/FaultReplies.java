package io.github.zpacert.sandbox;

import java.util.Optional;

/** The answers that stand for faults. */
final class FaultReplies {

  /** Short, so that a run with faults is over soon. */
  private static final String RETRY_AFTER = "1s";

  private FaultReplies() {}

  /** Returns the answer of a fault that has one and strikes before the work. */
  static Optional<Reply> of(Fault fault) {
    return switch (fault) {
      case OVERLOADED ->
        Optional.of(Reply.error(401, "resource.access.blocked", "Resource Access Blocked"));
      case THROTTLED -> Optional.of(Reply.tooManyRequests(RETRY_AFTER));
      case INTERNAL_ERROR -> Optional.of(retryable(500));
      case BAD_GATEWAY -> Optional.of(retryable(502));
      case UNAVAILABLE -> Optional.of(retryable(503).with("retry-after", RETRY_AFTER));
      case GATEWAY_TIMEOUT -> Optional.of(retryable(504));
      case HTML -> Optional.of(Reply.html(502, "502 Bad Gateway"));
      case RESET, LOST_REPLY, TRUNCATED, TIMEOUT -> Optional.empty();
    };
  }

  private static Reply retryable(int status) {
    return Reply.error(
        status,
        "retryable.server.error",
        "An error occurred. Refer to the Retry-After header, and then try again.");
  }
}
