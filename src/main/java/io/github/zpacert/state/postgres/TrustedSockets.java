package io.github.zpacert.state.postgres;

import io.github.zpacert.diag.ProblemException;
import io.github.zpacert.net.Reach;
import io.github.zpacert.net.Trust;
import java.io.IOException;
import java.net.Socket;
import java.util.Properties;
import org.postgresql.ssl.WrappedFactory;

/** TLS for the driver, with the authorities that all our connections trust. The driver makes it, by its name. */
public final class TrustedSockets extends WrappedFactory {

  private final Properties settings;

  /**
   * @param settings of the connection; {@code sslfactoryarg} is a PEM file of further authorities, or empty
   */
  public TrustedSockets(Properties settings) throws ProblemException {
    this.settings = settings;
    String bundle = settings.getProperty("sslfactoryarg", "");
    Trust trust = bundle.isEmpty() ? Trust.OF_JDK : Trust.ofBundle(Reach.CA_BUNDLE, bundle);
    factory = trust.context().getSocketFactory();
  }

  @Override
  public Socket createSocket(Socket socket, String host, int port, boolean autoClose)
      throws IOException {
    return HostNames.required(super.createSocket(socket, host, port, autoClose), settings);
  }
}
