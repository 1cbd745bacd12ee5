package io.github.zpacert.tenant;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * Is told of every request that writes: before it leaves, and of what came of it; of each attempt by itself. Must be
 * safe for several threads.
 */
public interface Witness {

  /** Nobody looks. */
  Witness NOBODY = (write, request, attempt) -> answer -> {};

  /**
   * Is told that a request is about to leave.
   *
   * @param request its method and path
   * @param attempt from 1
   * @return who is told what came of it
   * @throws IOException with a message for the user; then the request does not leave
   */
  Listener sending(Write write, String request, int attempt) throws IOException;

  /**
   * Is told that a look has found what a create has made whose answer did not say so.
   *
   * @param id of the object
   */
  default void found(Write write, String id) {}

  /** Is told what came of one request. */
  interface Listener {
    void came(Answer answer);
  }

  /** Whether a write is done. */
  enum Outcome {
    DONE,
    REFUSED,
    /** No whole answer came. */
    UNKNOWN
  }

  /**
   * What came of a request.
   *
   * @param status HTTP's; absent when no answer came
   * @param requestId what ZPA's support asks for
   * @param took since the request left
   * @param id of what was made
   * @param reason why it is not done
   */
  record Answer(
      Outcome outcome,
      Optional<Integer> status,
      Optional<String> requestId,
      Duration took,
      Optional<String> id,
      Optional<String> reason) {}
}
