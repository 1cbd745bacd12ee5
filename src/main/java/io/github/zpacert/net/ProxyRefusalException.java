package io.github.zpacert.net;

import java.io.IOException;

/** A proxy did not connect us to where we wanted to go: nothing of the request was sent. */
public final class ProxyRefusalException extends IOException {

  private static final long serialVersionUID = 1L;

  private final int status;

  public ProxyRefusalException(int status) {
    super("HTTP " + status);
    this.status = status;
  }

  /** Whether it is the proxy's mind, and not its luck: then asking again brings the same. */
  public boolean isFinal() {
    return status / 100 != 5;
  }

  public boolean wantsLogin() {
    return status == 407;
  }
}
