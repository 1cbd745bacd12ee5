package io.github.zpacert.net;

import java.time.Duration;
import java.util.Optional;
import org.apache.hc.client5.http.auth.AuthScope;
import org.apache.hc.client5.http.auth.UsernamePasswordCredentials;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.auth.BasicCredentialsProvider;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.routing.DefaultRoutePlanner;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/** Sets HttpClient up to do one exchange and nothing of its own accord: no repeats, redirects, cookies or state. */
public final class Clients {

  private static final TimeValue TIME_TO_LIVE = TimeValue.ofMinutes(5);
  private static final TimeValue VALIDATE_AFTER = TimeValue.ofSeconds(2);
  private static final Timeout FREE_CONNECTION = Timeout.ofMinutes(3);

  /** What is buffered stays in a connection's memory until other bytes take its place: keys must not. */
  private static final Http1Config UNBUFFERED_BODIES =
      Http1Config.custom().setChunkSizeHint(0).build();

  private Clients() {}

  /**
   * How a client behaves.
   *
   * @param version of the program, for the user agent
   * @param parallelism how many threads will call at once: the number of connections
   * @param connect how long a connection may take to stand
   * @param response how long may pass between any two bytes of an answer
   */
  public record Options(String version, int parallelism, Duration connect, Duration response) {}

  public static CloseableHttpClient client(Reach reach, Options options) {
    HttpClientBuilder builder = HttpClientBuilder.create()
        .setConnectionManager(connections(reach, options))
        .setDefaultRequestConfig(requests(reach.proxyRules(), options))
        .setRoutePlanner(routes(reach.proxyRules()))
        .setUserAgent("zpacert/" + options.version())
        .disableAutomaticRetries()
        .disableRedirectHandling()
        .disableCookieManagement()
        .disableAuthCaching()
        .disableConnectionState();
    reach.proxyRules().proxy().ifPresent(proxy -> addLogin(builder, proxy));
    return builder.build();
  }

  private static HttpClientConnectionManager connections(Reach reach, Options options) {
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setMaxConnPerRoute(options.parallelism())
        // one more, so that a sign-in at another host need not close a connection of ours
        .setMaxConnTotal(options.parallelism() + 1)
        .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
            .http1Config(UNBUFFERED_BODIES)
            .build())
        .setTlsSocketStrategy(new LazyTls(reach))
        .setDefaultConnectionConfig(ConnectionConfig.custom()
            .setConnectTimeout(timeout(options.connect()))
            .setSocketTimeout(timeout(options.response()))
            .setTimeToLive(TIME_TO_LIVE)
            .setValidateAfterInactivity(VALIDATE_AFTER)
            .build())
        .build();
  }

  private static RequestConfig requests(ProxyRules rules, Options options) {
    return RequestConfig.custom()
        .setConnectionRequestTimeout(FREE_CONNECTION)
        .setResponseTimeout(timeout(options.response()))
        // our bearer token is no affair of HttpClient's: only a proxy may challenge it
        .setAuthenticationEnabled(rules.proxy().isPresent())
        .build();
  }

  private static DefaultRoutePlanner routes(ProxyRules rules) {
    return new DefaultRoutePlanner(null) {
      @Override
      protected @Nullable HttpHost determineProxy(HttpHost target, HttpContext context) {
        return rules.proxyFor(target).orElse(null);
      }
    };
  }

  private static void addLogin(HttpClientBuilder builder, ProxyRules.Proxy proxy) {
    Optional<ProxyRules.Login> login = proxy.login();
    if (login.isPresent()) {
      var provider = new BasicCredentialsProvider();
      provider.setCredentials(
          new AuthScope(proxy.host()),
          new UsernamePasswordCredentials(
              login.get().user(), login.get().password().reveal()));
      builder.setDefaultCredentialsProvider(provider);
    }
  }

  private static Timeout timeout(Duration duration) {
    return Timeout.of(duration);
  }
}
