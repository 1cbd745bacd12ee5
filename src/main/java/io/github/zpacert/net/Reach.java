package io.github.zpacert.net;

import io.github.zpacert.diag.ProblemException;
import java.util.Map;

/**
 * How this machine reaches others: through which proxy, and whom it trusts there.
 *
 * @param proxyRules which hosts are behind a proxy
 * @param trust whose word is taken for a server's identity
 */
public record Reach(ProxyRules proxyRules, Trust trust) {

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
        bundle.isEmpty() ? Trust.OF_JDK : Trust.ofBundle(CA_BUNDLE, bundle));
  }
}
