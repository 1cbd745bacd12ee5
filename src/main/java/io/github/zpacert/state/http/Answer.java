package io.github.zpacert.state.http;

/**
 * What a server has answered.
 *
 * @param reason the status, and what the server says to it, fit for one line
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
record Answer(int status, byte[] body, String reason) {

  boolean isSuccess() {
    return status == 200 || status == 201 || status == 204;
  }

  /** Whether it is no failure, but says that somebody else has the lock. */
  boolean isLocked() {
    return status == 409 || status == 423;
  }

  boolean isNothing() {
    return status == 204 || status == 404 || (isSuccess() && body.length == 0);
  }
}
