package io.github.zpacert.sandbox;

/**
 * A request that came in, without its body and headers.
 *
 * @param path as it was sent, with {@code /zpa} if that was there
 * @param query as it was sent, still percent-encoded; empty if there was none
 * @param status what was answered; {@link #UNANSWERED} before that, and for good when no answer was sent
 */
public record SeenRequest(String method, String path, String query, int status) {

  /** The status of a request whose connection was closed, or left hanging, without an answer. */
  public static final int UNANSWERED = 0;

  SeenRequest answered(int newStatus) {
    return new SeenRequest(method, path, query, newStatus);
  }

  /** Renders as {@code GET /zpa/mgmtconfig/v1/admin/me 200}. */
  @Override
  public String toString() {
    String target = query.isEmpty() ? path : path + "?" + query;
    return method + " " + target + " " + (status == UNANSWERED ? "unanswered" : status);
  }
}
