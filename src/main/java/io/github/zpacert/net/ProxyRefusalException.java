package io.github.zpacert.net;

import java.io.IOException;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;

/** A proxy did not connect us to where we wanted to go: nothing of the request was sent. */
public final class ProxyRefusalException extends IOException {

  private static final long serialVersionUID = 1L;

  private final int status;

  ProxyRefusalException(int status) {
    super("HTTP " + status);
    this.status = status;
  }

  /** What answers an https request without TLS is the proxy, whose 403 must not be taken for the server's. */
  public static void throwIfProxys(
      HttpRequest request, HttpResponse response, HttpClientContext context)
      throws ProxyRefusalException {
    if ("https".equalsIgnoreCase(request.getScheme()) && context.getSSLSession() == null) {
      throw new ProxyRefusalException(response.getCode());
    }
  }

  /** Whether it is the proxy's mind, and not its luck: then asking again brings the same. */
  public boolean isFinal() {
    return status / 100 != 5;
  }

  public boolean wantsLogin() {
    return status == 407;
  }
}
