package io.github.zpacert.state.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.model.Secret;
import io.github.zpacert.net.Clients;
import io.github.zpacert.net.Deadlines;
import io.github.zpacert.net.NoAnswer;
import io.github.zpacert.net.ProxyRefusalException;
import io.github.zpacert.net.Reach;
import io.github.zpacert.net.Redaction;
import io.github.zpacert.net.RetryAfter;
import io.github.zpacert.net.Words;
import io.github.zpacert.retry.RetryPolicy;
import io.github.zpacert.state.StateEffects;
import io.github.zpacert.state.StateException;
import io.github.zpacert.state.StateException.Kind;
import io.github.zpacert.state.StateJson;
import io.github.zpacert.state.StateSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.net.URIBuilder;

/** The other end of the wire: sends, and sends again where that is worth while. Logs neither bodies nor secrets. */
public final class Server implements AutoCloseable {

  private static final Duration ALL_WAITS = Duration.ofMinutes(10);
  private static final int CHUNK = 64 * 1024;

  /** Without a charset, as Terraform says it. */
  private static final ContentType JSON = ContentType.create("application/json");

  private final StateSettings.Http settings;
  private final ServerTls tls;
  private final CloseableHttpClient client;
  private final Deadlines deadlines;
  private final RetryPolicy retries;
  private final StateEffects effects;
  private final Redaction redaction;

  /**
   * What one exchange may take at most.
   *
   * @param connect until a connection stands
   * @param response between any two bytes of an answer
   * @param whole until the answer's last byte
   */
  public record Limits(Duration connect, Duration response, Duration whole) {

    public static final Limits GENEROUS =
        new Limits(Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofMinutes(2));
  }

  public Server(
      StateSettings.Http settings,
      Reach reach,
      String version,
      Limits limits,
      StateEffects effects) {
    this.settings = settings;
    this.tls = new ServerTls(settings.tls());
    this.client = Clients.client(
        tls.reach(reach), new Clients.Options(version, 1, limits.connect(), limits.response()));
    this.deadlines = new Deadlines(limits.whole());
    this.retries = new RetryPolicy(
        settings.retries().max() + 1,
        settings.retries().waitMin(),
        settings.retries().waitMax(),
        ALL_WAITS);
    this.effects = effects;
    this.redaction = new Redaction(ImmutableList.<Secret>builder()
        .addAll(settings.headers().values())
        .addAll(
            settings.login().map(l -> ImmutableList.of(l.password())).orElse(ImmutableList.of()))
        .build());
  }

  Answer get(URI address, String what) throws StateException {
    return send("GET", address, Optional.empty(), what);
  }

  Answer send(String method, URI address, byte[] body, String what) throws StateException {
    return send(method, address, Optional.of(body), what);
  }

  /**
   * Sends until there is an answer that stands, or patience ends.
   *
   * @param what names the purpose in messages, {@code cannot read the state "https://…"}
   */
  private Answer send(String method, URI address, Optional<byte[]> body, String what)
      throws StateException {
    Duration waited = Duration.ZERO;
    for (int attempt = 1; ; attempt++) {
      Outcome outcome = attempt(method, address, body);
      Optional<Duration> delay = outcome.isWorthAnother()
          ? retries.delayAfter(
              attempt, waited, outcome.retryAfter(), ThreadLocalRandom.current().nextDouble())
          : Optional.empty();
      if (delay.isEmpty()) {
        return outcome
            .answer()
            .orElseThrow(() -> new StateException(Kind.FAILED, what + ": " + outcome.reason()));
      }
      waited = waited.plus(delay.get());
      effects.log().warn(what + ": " + outcome.reason() + "; trying again");
      sleep(delay.get(), what);
    }
  }

  /** One attempt: an answer, or why there is none. */
  private record Outcome(
      Optional<Answer> answer,
      String reason,
      boolean isWorthAnother,
      Optional<Duration> retryAfter) {}

  private Outcome attempt(String method, URI address, Optional<byte[]> body) {
    try {
      HttpUriRequestBase request = request(method, address, body);
      HttpClientContext context = HttpClientContext.create();
      return deadlines.within(
          request,
          () -> client.execute(request, context, response -> received(request, response, context)));
    } catch (IOException e) {
      NoAnswer none = tls.judge(e, authority(address));
      return new Outcome(
          Optional.empty(),
          none.reason(),
          none.meaning() != NoAnswer.Meaning.NEVER,
          Optional.empty());
    }
  }

  private Outcome received(
      HttpUriRequestBase request, ClassicHttpResponse response, HttpClientContext context)
      throws IOException {
    ProxyRefusalException.throwIfProxys(request, response, context);
    tls.accepted();
    return outcome(response, content(response));
  }

  private Outcome outcome(ClassicHttpResponse response, byte[] content) {
    int status = response.getCode();
    Answer answer = new Answer(status, content, reason(status, content));
    if (status == 200 && !isIntact(response, content)) {
      return new Outcome(
          Optional.empty(), "what came is not what its Content-MD5 says", true, Optional.empty());
    }
    boolean again = status == 429 || (status / 100 == 5 && status != 501);
    return new Outcome(Optional.of(answer), answer.reason(), again, retryAfter(response));
  }

  private String reason(int status, byte[] content) {
    String said =
        status / 100 == 2 ? "" : Words.oneLine(redaction.clean(new String(content, UTF_8)));
    return "HTTP " + status + (said.isEmpty() ? "" : ", " + said);
  }

  private Optional<Duration> retryAfter(ClassicHttpResponse response) {
    return header(response, "Retry-After")
        .flatMap(value -> RetryAfter.parse(value, effects.clock().instant()));
  }

  private static boolean isIntact(ClassicHttpResponse response, byte[] content) {
    return header(response, "Content-MD5")
        .map(md5 -> md5.strip().equals(md5(content)))
        .orElse(true);
  }

  private static Optional<String> header(ClassicHttpResponse response, String name) {
    return Optional.ofNullable(response.getFirstHeader(name)).map(Header::getValue);
  }

  private HttpUriRequestBase request(String method, URI address, Optional<byte[]> body) {
    var request = new HttpUriRequestBase(method, address);
    settings.login().ifPresent(login -> request.setHeader("Authorization", basic(login)));
    settings
        .headers()
        .forEach((name, value) -> request.setHeader(name, new String(value.reveal())));
    body.ifPresent(bytes -> {
      request.setEntity(new ByteArrayEntity(bytes, JSON));
      request.setHeader("Content-MD5", md5(bytes));
    });
    return request;
  }

  private static String basic(StateSettings.Http.Login login) {
    String pair = login.user() + ":" + new String(login.password().reveal());
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
  }

  /** Returns the whole body, up to one byte more than any state has. */
  private static byte[] content(ClassicHttpResponse response) throws IOException {
    HttpEntity entity = response.getEntity();
    var content = new ByteArrayOutputStream();
    try (InputStream in = entity == null ? InputStream.nullInputStream() : entity.getContent()) {
      byte[] chunk = new byte[CHUNK];
      for (int n = in.read(chunk);
          n >= 0 && content.size() <= StateJson.MAX_BYTES;
          n = in.read(chunk)) {
        content.write(chunk, 0, n);
      }
    }
    return content.toByteArray();
  }

  private void sleep(Duration delay, String what) throws StateException {
    try {
      effects.sleeper().sleep(delay);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StateException(Kind.INTERRUPTED, what + ": interrupted", e);
    }
  }

  /** The protocol's checksum; nothing is safe by it. */
  @SuppressWarnings("UnsafeMessageDigest")
  private static String md5(byte[] content) {
    try {
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("MD5").digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no MD5", e);
    }
  }

  static URI withQuery(URI address, String name, String value) {
    try {
      return new URIBuilder(address).setParameter(name, value).build();
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("no address", e);
    }
  }

  /** Returns an address without what may be secret in it. */
  static String shown(URI address) {
    return address.getScheme() + "://" + authority(address) + address.getRawPath();
  }

  private static String authority(URI address) {
    return address.getHost() + (address.getPort() < 0 ? "" : ":" + address.getPort());
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
