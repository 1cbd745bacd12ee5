package io.github.zpacert.zpa;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.zpacert.diag.ProblemException;
import io.github.zpacert.retry.RetryPolicy;
import java.time.Duration;
import java.util.Map;

/** How a connection behaves on the wire: whom it trusts, how long it waits, how fast it goes. */
public final class HttpOptions {

  /** The environment variable that names a PEM bundle of further authorities. */
  public static final String CA_BUNDLE = "ZPACERT_CA_BUNDLE";

  private static final RetryPolicy PATIENT =
      new RetryPolicy(6, Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofMinutes(5));
  private static final Limits GENEROUS = new Limits(
      Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofMinutes(2), 64L * 1024 * 1024);

  private final String version;
  private final int parallelism;
  private final ProxyRules proxyRules;
  private final Trust trust;
  private final RateLimit rateLimit;
  private final RetryPolicy retries;
  private final Limits limits;

  /**
   * What one exchange may take at most.
   *
   * @param connect until a connection stands
   * @param response between any two bytes of an answer
   * @param whole from the request's first byte to the answer's last
   * @param answerBytes after decompression
   */
  public record Limits(Duration connect, Duration response, Duration whole, long answerBytes) {}

  private HttpOptions(
      String version,
      int parallelism,
      ProxyRules proxyRules,
      Trust trust,
      RateLimit rateLimit,
      RetryPolicy retries,
      Limits limits) {
    checkArgument(parallelism >= 1, "parallelism must be at least 1: %s", parallelism);
    this.version = version;
    this.parallelism = parallelism;
    this.proxyRules = proxyRules;
    this.trust = trust;
    this.rateLimit = rateLimit;
    this.retries = retries;
    this.limits = limits;
  }

  /**
   * Takes proxies ({@code ZSCALER_HTTP_PROXY}, {@code HTTPS_PROXY}, {@code NO_PROXY}), {@code ZPACERT_CA_BUNDLE} and
   * {@code ZPACERT_RATE_LIMIT} from the environment.
   *
   * @param version of the program, for the user agent
   * @param parallelism how many threads will call at once: the number of connections
   * @throws ProblemException if a variable's value cannot be used
   */
  public static HttpOptions from(Map<String, String> environment, String version, int parallelism)
      throws ProblemException {
    String bundle = environment.getOrDefault(CA_BUNDLE, "").strip();
    return new HttpOptions(
        version,
        parallelism,
        ProxyRules.from(environment),
        bundle.isEmpty() ? Trust.OF_JDK : Trust.ofBundle(CA_BUNDLE, bundle),
        RateLimit.from(environment),
        PATIENT,
        GENEROUS);
  }

  public HttpOptions withRateLimit(RateLimit limit) {
    return new HttpOptions(version, parallelism, proxyRules, trust, limit, retries, limits);
  }

  public HttpOptions withRetries(RetryPolicy policy) {
    return new HttpOptions(version, parallelism, proxyRules, trust, rateLimit, policy, limits);
  }

  public HttpOptions withLimits(Limits other) {
    return new HttpOptions(version, parallelism, proxyRules, trust, rateLimit, retries, other);
  }

  String userAgent() {
    return "zpacert/" + version;
  }

  int parallelism() {
    return parallelism;
  }

  ProxyRules proxyRules() {
    return proxyRules;
  }

  Trust trust() {
    return trust;
  }

  RateLimit rateLimit() {
    return rateLimit;
  }

  RetryPolicy retries() {
    return retries;
  }

  Limits limits() {
    return limits;
  }
}
