package io.github.zpacert.notify;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.zpacert.net.Clients;
import io.github.zpacert.net.Deadlines;
import io.github.zpacert.net.NoAnswer;
import io.github.zpacert.net.ProxyRefusalException;
import io.github.zpacert.net.Reach;
import io.github.zpacert.net.Redaction;
import io.github.zpacert.net.RetryAfter;
import io.github.zpacert.net.Words;
import io.github.zpacert.retry.RetryPolicy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Optional;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/** Posts to webhooks, again where that is worth while. Logs neither addresses nor bodies. */
public final class Courier implements AutoCloseable {

  /** Of what a server says to a refusal. */
  private static final int MOST_BYTES = 4096;

  private final CloseableHttpClient client;
  private final Deadlines deadlines;
  private final Patience patience;
  private final NotifyEffects effects;

  /**
   * How long to try.
   *
   * @param connect until a connection stands
   * @param response between any two bytes of an answer
   * @param whole until the answer's last byte
   */
  public record Patience(Duration connect, Duration response, Duration whole, RetryPolicy retries) {

    /** A run must end soon even where nobody answers. */
    public static final Patience OF_A_RUN = new Patience(
        Duration.ofSeconds(5),
        Duration.ofSeconds(10),
        Duration.ofSeconds(20),
        new RetryPolicy(5, Duration.ofSeconds(2), Duration.ofSeconds(15), Duration.ofSeconds(60)));
  }

  public Courier(Reach reach, String version, Patience patience, NotifyEffects effects) {
    this.client = Clients.client(
        reach, new Clients.Options(version, 1, patience.connect(), patience.response()));
    this.deadlines = new Deadlines(patience.whole());
    this.patience = patience;
    this.effects = effects;
  }

  /** Returns why the JSON was not delivered; nothing if it was. */
  public Optional<String> deliver(Webhook webhook, String json) {
    Duration waited = Duration.ZERO;
    for (int attempts = 1; ; attempts++) {
      Attempt attempt = attempt(webhook, json);
      if (attempt.failure().isEmpty()) {
        return Optional.empty();
      }
      Optional<Duration> delay = delay(attempt, attempts, waited);
      if (delay.isEmpty() || !sleep(delay.get(), webhook, attempt.failure().get())) {
        return Optional.of(
            attempts == 1
                ? attempt.failure().get()
                : "gave up after " + Words.count(attempts, "attempt") + ": "
                    + attempt.failure().get());
      }
      waited = waited.plus(delay.get());
    }
  }

  private Optional<Duration> delay(Attempt attempt, int attempts, Duration waited) {
    return attempt.isWorthAnother()
        ? patience
            .retries()
            .delayAfter(attempts, waited, attempt.retryAfter(), effects.random().getAsDouble())
        : Optional.empty();
  }

  /** Whether the run goes on. */
  private boolean sleep(Duration delay, Webhook webhook, String failure) {
    if (effects.interrupted().getAsBoolean()) {
      return false;
    }
    effects
        .log()
        .warn("notify " + webhook + ": " + failure + "; trying again in "
            + Words.seconds(delay.plusMillis(999)));
    try {
      effects.sleeper().sleep(delay);
      return !effects.interrupted().getAsBoolean();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private Attempt attempt(Webhook webhook, String json) {
    Redaction redaction = new Redaction(webhook.secrets());
    HttpPost request = new HttpPost(webhook.url());
    request.setEntity(new ByteArrayEntity(json.getBytes(UTF_8), ContentType.APPLICATION_JSON));
    HttpClientContext context = HttpClientContext.create();
    try {
      return deadlines.within(
          request,
          () -> client.execute(request, context, response -> {
            ProxyRefusalException.throwIfProxys(request, response, context);
            String said = isSuccess(response) ? "" : body(response);
            return Attempt.of(
                response.getCode(), Words.oneLine(redaction.clean(said)), retryAfter(response));
          }));
    } catch (IOException e) {
      NoAnswer none = NoAnswer.of(e, webhook.toString());
      return Attempt.of(new NoAnswer(none.meaning(), redaction.clean(none.reason())));
    }
  }

  private static boolean isSuccess(ClassicHttpResponse response) {
    return response.getCode() / 100 == 2;
  }

  /** Returns the beginning of the body, which is all that anybody reads. */
  private static String body(ClassicHttpResponse response) throws IOException {
    HttpEntity entity = response.getEntity();
    var content = new ByteArrayOutputStream();
    try (InputStream in = entity == null ? InputStream.nullInputStream() : entity.getContent()) {
      byte[] chunk = new byte[MOST_BYTES];
      for (int n = in.read(chunk); n >= 0 && content.size() < MOST_BYTES; n = in.read(chunk)) {
        content.write(chunk, 0, n);
      }
    }
    return content.toString(UTF_8);
  }

  private Optional<Duration> retryAfter(ClassicHttpResponse response) {
    return Optional.ofNullable(response.getFirstHeader(HttpHeaders.RETRY_AFTER))
        .map(Header::getValue)
        .flatMap(value -> RetryAfter.parse(value, effects.clock().instant()));
  }

  @Override
  public void close() {
    deadlines.close();
    try {
      client.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
