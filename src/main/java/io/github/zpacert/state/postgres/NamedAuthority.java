package io.github.zpacert.state.postgres;

import java.io.IOException;
import java.net.Socket;
import java.util.Properties;
import org.postgresql.ssl.LibPQFactory;
import org.postgresql.util.PSQLException;

/** TLS for the driver, with the authority that {@code sslrootcert} names. The driver makes it, by its name. */
public final class NamedAuthority extends LibPQFactory {

  private final Properties settings;

  public NamedAuthority(Properties settings) throws PSQLException {
    super(settings);
    this.settings = settings;
  }

  @Override
  public Socket createSocket(Socket socket, String host, int port, boolean autoClose)
      throws IOException {
    return HostNames.required(super.createSocket(socket, host, port, autoClose), settings);
  }
}
