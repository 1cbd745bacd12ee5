package io.github.zpacert.net;

import io.github.zpacert.diag.ProblemException;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/**
 * How this machine reaches others: through which proxy, whom it trusts there, and who it says that it is.
 *
 * @param proxyRules which hosts are behind a proxy
 * @param trust whose word is taken for a server's identity
 * @param identity shown to servers that ask for a certificate
 */
public record Reach(ProxyRules proxyRules, Trust trust, Optional<ClientIdentity> identity) {

  /** The environment variable that names a PEM bundle of further authorities. */
  public static final String CA_BUNDLE = "ZPACERT_CA_BUNDLE";

  /**
   * Takes proxies ({@code ZSCALER_HTTP_PROXY}, {@code HTTPS_PROXY}, {@code NO_PROXY}) and {@code ZPACERT_CA_BUNDLE} from
   * the environment.
   *
   * @throws ProblemException if a variable's value cannot be used
   */
  public static Reach from(Map<String, String> environment) throws ProblemException {
    String bundle = environment.getOrDefault(CA_BUNDLE, "").strip();
    return new Reach(
        ProxyRules.from(environment),
        bundle.isEmpty() ? Trust.OF_JDK : Trust.ofBundle(CA_BUNDLE, bundle),
        Optional.empty());
  }

  /** Returns the context for client connections. Slow: a fifth of a second. */
  SSLContext context() {
    return identity.map(trust::context).orElseGet(trust::context);
  }
}
