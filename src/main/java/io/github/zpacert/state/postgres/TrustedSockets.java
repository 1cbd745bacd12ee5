package io.github.zpacert.state.postgres;

import io.github.zpacert.diag.ProblemException;
import io.github.zpacert.net.Trust;
import org.postgresql.ssl.WrappedFactory;

/** TLS for the driver, with the authorities that all our connections trust. The driver makes it, by its name. */
public final class TrustedSockets extends WrappedFactory {

  /**
   * @param bundle a PEM file of further authorities; empty for those of the JDK alone
   */
  public TrustedSockets(String bundle) throws ProblemException {
    Trust trust = bundle.isEmpty() ? Trust.OF_JDK : Trust.ofBundle("the bundle", bundle);
    factory = trust.context().getSocketFactory();
  }
}
