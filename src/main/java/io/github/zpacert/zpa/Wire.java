package io.github.zpacert.zpa;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableSet;
import io.github.zpacert.net.Clients;
import io.github.zpacert.net.Deadlines;
import io.github.zpacert.net.ProxyRefusalException;
import io.github.zpacert.net.Redaction;
import io.github.zpacert.net.RetryAfter;
import io.github.zpacert.net.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpHeaders;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/**
 * One HTTP exchange: sends, reads while it arrives, and hands over what came. Repeats nothing, judges nothing, and logs
 * neither bodies nor secrets.
 */
final class Wire implements AutoCloseable {

  private static final int ERROR_BODY_BYTES = 16 * 1024;
  private static final ImmutableSet<String> SECRET_HEADERS =
      ImmutableSet.of("set-cookie", "authorization", "proxy-authenticate", "www-authenticate");

  private final CloseableHttpClient client;
  private final HttpOptions.Limits limits;
  private final Effects effects;
  private final Deadlines deadlines;

  Wire(HttpOptions options, Effects effects) {
    this.client = Clients.client(options.reach(), options.client());
    this.limits = options.limits();
    this.effects = effects;
    this.deadlines = new Deadlines(limits.whole());
  }

  /** Hears how an answer begins, whatever comes of the rest of it. */
  interface Ear {

    /** Nobody listens. */
    Ear DEAF = (status, requestId) -> {};

    void heard(int status, Optional<String> requestId);
  }

  /** A value of a success, or an error; never both. */
  record Answer<T>(Optional<T> value, Optional<ApiError> error) {}

  /**
   * Sends the request once.
   *
   * @param reader of a successful answer
   * @param attempt for the log
   * @param ear of whoever sends
   * @throws IOException if no whole answer came
   * @throws MalformedException if a success makes no sense
   */
  <T> Answer<T> exchange(
      HttpUriRequestBase request, BodyReader<T> reader, Redaction redaction, int attempt, Ear ear)
      throws IOException, MalformedException {
    Instant start = effects.clock().instant();
    try {
      return deadlines.within(request, () -> send(request, reader, redaction, attempt, start, ear));
    } catch (IOException e) {
      effects.log().debug(() -> line(request, "no answer", start, "", attempt));
      throw e;
    }
  }

  private <T> Answer<T> send(
      HttpUriRequestBase request,
      BodyReader<T> reader,
      Redaction redaction,
      int attempt,
      Instant start,
      Ear ear)
      throws IOException, MalformedException {
    HttpClientContext context = HttpClientContext.create();
    try (ClassicHttpResponse response = client.executeOpen(null, request, context)) {
      ProxyRefusalException.throwIfProxys(request, response, context);
      log(request, response, start, attempt, redaction);
      ear.heard(
          response.getCode(), requestId(response).map(id -> Words.oneLine(redaction.clean(id))));
      return answer(response, reader, redaction);
    }
  }

  private <T> Answer<T> answer(
      ClassicHttpResponse response, BodyReader<T> reader, Redaction redaction)
      throws IOException, MalformedException {
    HttpEntity entity = response.getEntity();
    try (InputStream content =
        entity == null ? InputStream.nullInputStream() : entity.getContent()) {
      if (response.getCode() / 100 != 2) {
        String body = new String(content.readNBytes(ERROR_BODY_BYTES), UTF_8);
        return new Answer<>(
            Optional.empty(), Optional.of(ApiError.of(head(response), body, redaction)));
      }
      refusePage(entity);
      var body = new LimitedInputStream(content, limits.answerBytes());
      T value = read(body, reader);
      drain(body);
      return new Answer<>(Optional.of(value), Optional.empty());
    }
  }

  /** A proxy's login page comes with a status of success, and no writer would read it. */
  private static void refusePage(@Nullable HttpEntity entity) throws MalformedException {
    if (entity != null
        && Strings.nullToEmpty(entity.getContentType())
            .toLowerCase(Locale.ROOT)
            .startsWith("text/html")) {
      throw new MalformedException("the answer is a page for browsers, not ZPA's");
    }
  }

  private <T> T read(InputStream body, BodyReader<T> reader)
      throws IOException, MalformedException {
    try {
      return reader.read(body);
    } catch (JacksonIOException e) {
      throw tooLongOr(Optional.ofNullable(e.getCause()).orElseGet(IOException::new));
    } catch (UnexpectedEndOfInputException e) {
      throw new IOException("the answer broke off");
    } catch (JacksonException e) {
      // Jackson's own words may quote the body
      throw new MalformedException("the answer is not JSON, or not the JSON that was expected"
          + Optional.ofNullable(e.getLocation())
              .map(at -> " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")")
              .orElse(""));
    } catch (IOException e) {
      throw tooLongOr(e);
    }
  }

  private IOException tooLongOr(IOException e) throws MalformedException {
    if (e instanceof LimitedInputStream.TooLongException) {
      throw new MalformedException("the answer is longer than " + limits.answerBytes() + " bytes");
    }
    return e;
  }

  /** Reads to the end, for only then the connection can be used again; if that fails, it is closed instead. */
  private static void drain(InputStream body) {
    try {
      body.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // the value is complete, and what is left of the answer is of no use to anybody
    }
  }

  private ApiError.Head head(ClassicHttpResponse response) {
    return new ApiError.Head(
        response.getCode(),
        requestId(response),
        header(response, HttpHeaders.RETRY_AFTER)
            .flatMap(value -> RetryAfter.parse(value, effects.clock().instant())),
        header(response, "x-zscaler-mode"));
  }

  private static Optional<String> requestId(ClassicHttpResponse response) {
    return header(response, "x-oneapi-request-id").or(() -> header(response, "x-transaction-id"));
  }

  private static Optional<String> header(ClassicHttpResponse response, String name) {
    return Optional.ofNullable(response.getFirstHeader(name))
        .flatMap(h -> Optional.ofNullable(h.getValue()))
        .filter(value -> !value.isBlank());
  }

  private void log(
      HttpUriRequestBase request,
      ClassicHttpResponse response,
      Instant start,
      int attempt,
      Redaction redaction) {
    String id = requestId(response)
        .map(r -> ", request id " + Words.oneLine(redaction.clean(r)))
        .orElse("");
    effects.log().debug(() -> line(request, "" + response.getCode(), start, id, attempt));
    Arrays.stream(response.getHeaders())
        .forEach(header -> effects.log().trace(() -> line(header, redaction)));
  }

  private String line(
      HttpUriRequestBase request, String result, Instant start, String id, int attempt) {
    Duration took = Duration.between(start, effects.clock().instant());
    return request.getMethod() + " " + request.getPath() + " " + result + " (" + took.toMillis()
        + " ms" + id + ", attempt " + attempt + ")";
  }

  private static String line(Header header, Redaction redaction) {
    boolean secret = SECRET_HEADERS.contains(header.getName().toLowerCase(Locale.ROOT));
    String value = Optional.ofNullable(header.getValue()).orElse("");
    return "  " + Words.oneLine(redaction.clean(header.getName())) + ": "
        + (secret ? "***" : Words.oneLine(redaction.clean(value)));
  }

  /** Cuts what is under way, if anything is. */
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
