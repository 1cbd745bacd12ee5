package io.github.zpacert.zpa;

import static com.google.common.base.Preconditions.checkArgument;

import io.github.zpacert.diag.ProblemException;
import io.github.zpacert.net.Clients;
import io.github.zpacert.net.Reach;
import io.github.zpacert.retry.RetryPolicy;
import java.time.Duration;
import java.util.Map;

/** How a connection behaves on the wire: whom it trusts, how long it waits, how fast it goes. */
public final class HttpOptions {

  private static final RetryPolicy PATIENT =
      new RetryPolicy(6, Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofMinutes(5));
  private static final Limits GENEROUS = new Limits(
      Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofMinutes(2), 64L * 1024 * 1024);

  private final String version;
  private final int parallelism;
  private final Reach reach;
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
      Reach reach,
      RateLimit rateLimit,
      RetryPolicy retries,
      Limits limits) {
    checkArgument(parallelism >= 1, "parallelism must be at least 1: %s", parallelism);
    this.version = version;
    this.parallelism = parallelism;
    this.reach = reach;
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
    return new HttpOptions(
        version,
        parallelism,
        Reach.from(environment),
        RateLimit.from(environment),
        PATIENT,
        GENEROUS);
  }

  public HttpOptions withRateLimit(RateLimit limit) {
    return new HttpOptions(version, parallelism, reach, limit, retries, limits);
  }

  public HttpOptions withRetries(RetryPolicy policy) {
    return new HttpOptions(version, parallelism, reach, rateLimit, policy, limits);
  }

  public HttpOptions withLimits(Limits other) {
    return new HttpOptions(version, parallelism, reach, rateLimit, retries, other);
  }

  Clients.Options client() {
    return new Clients.Options(version, parallelism, limits.connect(), limits.response());
  }

  Reach reach() {
    return reach;
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
