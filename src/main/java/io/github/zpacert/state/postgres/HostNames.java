package io.github.zpacert.state.postgres;

import java.net.Socket;
import java.util.Properties;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * Has the handshake itself look at the server's name. The driver does so too, but only afterwards, and logs what is wrong
 * where no log of ours is.
 */
final class HostNames {

  private HostNames() {}

  /** Returns the socket, which refuses certificates of other hosts if the connection is to be verified in full. */
  static Socket required(Socket socket, Properties settings) {
    if (socket instanceof SSLSocket tls
        && Target.VERIFIED.equals(settings.getProperty("sslmode", ""))) {
      SSLParameters parameters = tls.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      tls.setSSLParameters(parameters);
    }
    return socket;
  }
}
