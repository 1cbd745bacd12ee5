package io.github.zpacert.net;

import java.io.IOException;
import java.net.Socket;
import java.util.Optional;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** Starts TLS with the first https connection: plain loopback must not pay a fifth of a second for it. */
final class LazyTls implements TlsSocketStrategy {

  private final Reach reach;
  private Optional<TlsSocketStrategy> tls = Optional.empty();

  LazyTls(Reach reach) {
    this.reach = reach;
  }

  @Override
  public SSLSocket upgrade(
      Socket socket, String target, int port, @Nullable Object attachment, HttpContext context)
      throws IOException {
    return tls().upgrade(socket, target, port, attachment, context);
  }

  private synchronized TlsSocketStrategy tls() {
    TlsSocketStrategy started = tls.orElseGet(() -> new DefaultClientTlsStrategy(reach.context()));
    tls = Optional.of(started);
    return started;
  }
}
