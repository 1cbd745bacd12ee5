package io.github.zpacert.net;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableList;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.diag.ProblemException;
import io.github.zpacert.model.Secret;
import java.net.URI;
import java.net.URLDecoder;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.hc.core5.http.HttpHost;

/**
 * Which hosts are reached through a proxy, as the environment says it. A loopback address never is.
 *
 * @param proxy absent when there is none
 * @param except hosts, domains with all below them, or {@code *}, that are reached without it
 */
public record ProxyRules(Optional<Proxy> proxy, ImmutableList<String> except) {

  private static final ImmutableList<String> VARIABLES =
      ImmutableList.of("ZSCALER_HTTP_PROXY", "HTTPS_PROXY", "https_proxy");
  private static final int DEFAULT_PORT = 8080;

  /** A proxy, with what it wants to know of us. */
  public record Proxy(HttpHost host, Optional<Login> login) {}

  /** User and password at a proxy. */
  public record Login(String user, Secret password) {}

  public static ProxyRules from(Map<String, String> environment) throws ProblemException {
    for (String name : VARIABLES) {
      String value = environment.getOrDefault(name, "").strip();
      if (!value.isEmpty()) {
        return new ProxyRules(Optional.of(proxy(name, value)), exceptions(environment));
      }
    }
    return new ProxyRules(Optional.empty(), ImmutableList.of());
  }

  /** Returns the proxy for a host, if it is to be reached through one. */
  public Optional<HttpHost> proxyFor(HttpHost target) {
    return proxy
        .filter(p -> !Loopback.is(target.getHostName()))
        .filter(p -> except.stream().noneMatch(rule -> matches(rule, target)))
        .map(Proxy::host);
  }

  /** Returns the proxy for a host that is asked for by name. */
  public Optional<URI> proxyFor(String host, int port) {
    return proxyFor(new HttpHost(host, port)).map(p -> URI.create(p.toURI()));
  }

  private static boolean matches(String rule, HttpHost target) {
    String host = target.getHostName().toLowerCase(Locale.ROOT);
    String withPort = host + ":" + (target.getPort() < 0 ? 443 : target.getPort());
    String domain = rule.replaceFirst("^\\*?\\.", "");
    return rule.equals("*")
        || Stream.of(host, withPort).anyMatch(h -> h.equals(domain) || h.endsWith("." + domain));
  }

  private static ImmutableList<String> exceptions(Map<String, String> environment) {
    String value = environment.getOrDefault("NO_PROXY", environment.getOrDefault("no_proxy", ""));
    return Splitter.on(',')
        .trimResults()
        .omitEmptyStrings()
        .splitToStream(value)
        .map(rule -> rule.toLowerCase(Locale.ROOT))
        .collect(ImmutableList.toImmutableList());
  }

  private static Proxy proxy(String name, String value) throws ProblemException {
    URI uri = uri(name, value.contains("://") ? value : "http://" + value);
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") || uri.getHost() == null) {
      throw unusable(name);
    }
    int port = uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort();
    return new Proxy(
        new HttpHost(scheme, uri.getHost(), port),
        Optional.ofNullable(uri.getRawUserInfo()).map(ProxyRules::login));
  }

  private static URI uri(String name, String value) throws ProblemException {
    try {
      return URI.create(value);
    } catch (IllegalArgumentException e) {
      throw unusable(name);
    }
  }

  /** The value stays out of the message: it may hold a password. */
  private static ProblemException unusable(String name) {
    return new ProblemException(
        Problem.error(name + " is not the URL of an http proxy")
            .withHint(
                "write http://host:port, or http://user:password@host:port with %XX for special characters"));
  }

  private static Login login(String userInfo) {
    int colon = userInfo.indexOf(':');
    String user = colon < 0 ? userInfo : userInfo.substring(0, colon);
    String password = colon < 0 ? "" : userInfo.substring(colon + 1);
    return new Login(decoded(user), Secret.of(decoded(password)));
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
  }
}
