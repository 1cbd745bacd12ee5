package io.github.zpacert.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.io.ByteStreams;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPOutputStream;

/** Between the socket and the API: reads calls, writes replies, and lets go wrong what is to go wrong. */
final class Gateway implements HttpHandler {

  private static final String ONE_API = "/zpa";
  private static final int LARGEST_BODY = 1 << 20;
  private static final int WORTH_COMPRESSING = 1 << 10;

  private final Api api;
  private final SandboxOptions options;
  private final FaultPicker faults;
  private final RequestLog requests;

  Gateway(Api api, SandboxOptions options, FaultPicker faults, RequestLog requests) {
    this.api = api;
    this.options = options;
    this.faults = faults;
    this.requests = requests;
  }

  /** Answers. An exchange that is closed unanswered closes its connection; one that is left open hangs. */
  @Override
  public void handle(HttpExchange exchange) throws IOException {
    SeenRequest request = seen(exchange);
    String path = withoutPrefix(request.path());
    Optional<Fault> fault = faults.pick(request, api.isDoor(path));
    try {
      options.pause().forDuration(options.latency());
      answer(exchange, request, fault);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the sandbox is being closed
      exchange.close();
    } catch (UncheckedIOException e) {
      String reason = "The sandbox cannot write its store: " + e.getCause();
      send(exchange, request, Reply.error(500, "internal.server.error", reason));
    }
  }

  private void answer(HttpExchange exchange, SeenRequest request, Optional<Fault> fault)
      throws IOException {
    Optional<String> body = body(exchange);
    if (fault.isPresent() && !fault.get().afterWork()) {
      failBeforeWork(exchange, request, fault.get());
      return;
    }
    Reply reply = body.map(text -> api.answer(call(exchange, request, text)))
        .orElseGet(() -> Reply.error(413, "payload.too.large", "The request body is too large"));
    tellOfWrite(request, reply);
    if (fault.isPresent()) {
      failAfterWork(exchange, request, reply, fault.get());
    } else {
      send(exchange, request, reply);
    }
  }

  private void tellOfWrite(SeenRequest request, Reply reply) {
    boolean wrote = !request.method().equals("GET") && reply.status() < 300;
    if (wrote && !api.isDoor(withoutPrefix(request.path()))) {
      options.afterWrite().accept(request.answered(reply.status()));
    }
  }

  private void failBeforeWork(HttpExchange exchange, SeenRequest request, Fault fault)
      throws IOException {
    Optional<Reply> reply = FaultReplies.of(fault);
    if (reply.isPresent()) {
      send(exchange, request, reply.get());
    } else {
      note(request);
      exchange.close();
    }
  }

  private void failAfterWork(HttpExchange exchange, SeenRequest request, Reply reply, Fault fault)
      throws IOException {
    if (fault == Fault.TRUNCATED && !reply.body().isEmpty()) {
      sendHalf(exchange, request, reply);
      return;
    }
    if (fault == Fault.TRUNCATED) {
      send(exchange, request, reply);
      return;
    }
    note(request);
    if (fault == Fault.LOST_REPLY) {
      exchange.close();
    }
  }

  private void send(HttpExchange exchange, SeenRequest request, Reply reply) throws IOException {
    note(request.answered(reply.status()));
    try (exchange) {
      Headers headers = headers(exchange, request, reply);
      byte[] body = reply.bytes();
      if (body.length > WORTH_COMPRESSING && acceptsGzip(exchange)) {
        headers.set("content-encoding", "gzip");
        body = gzip(body);
      }
      exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
      if (body.length > 0) {
        exchange.getResponseBody().write(body);
      }
    }
  }

  /** Promises the whole body and closes the connection in the middle of it. */
  private void sendHalf(HttpExchange exchange, SeenRequest request, Reply reply)
      throws IOException {
    note(request.answered(reply.status()));
    try (exchange) {
      headers(exchange, request, reply);
      byte[] body = reply.bytes();
      exchange.sendResponseHeaders(reply.status(), body.length);
      OutputStream out = exchange.getResponseBody();
      out.write(body, 0, body.length / 2);
      out.flush();
    }
  }

  private static Headers headers(HttpExchange exchange, SeenRequest request, Reply reply) {
    Headers headers = exchange.getResponseHeaders();
    reply.headers().forEach(headers::set);
    if (isOneApi(request.path())) {
      headers.set("x-oneapi-request-id", UUID.randomUUID().toString());
      headers.set("x-transaction-id", UUID.randomUUID().toString());
    }
    return headers;
  }

  private void note(SeenRequest request) {
    requests.add(request);
    options.log().debug(request::toString);
  }

  /** Returns the body, or nothing if it is too large; a body is read to its end either way. */
  private static Optional<String> body(HttpExchange exchange) throws IOException {
    try (InputStream in = exchange.getRequestBody()) {
      byte[] bytes = in.readNBytes(LARGEST_BODY + 1);
      // an answer to a client that is still sending would be lost to it
      long rest = ByteStreams.exhaust(in);
      return bytes.length + rest > LARGEST_BODY
          ? Optional.empty()
          : Optional.of(new String(bytes, UTF_8));
    }
  }

  private static Call call(HttpExchange exchange, SeenRequest request, String body) {
    return new Call(
        request.method(),
        withoutPrefix(request.path()),
        isOneApi(request.path()),
        Form.decode(request.query()),
        header(exchange, "authorization"),
        header(exchange, "content-type")
            .map(type -> type.replaceFirst(";.*", "").trim().toLowerCase(Locale.ROOT))
            .orElse(""),
        new Call.Body(body));
  }

  private static SeenRequest seen(HttpExchange exchange) {
    return new SeenRequest(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getRawPath(),
        Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""),
        SeenRequest.UNANSWERED);
  }

  private static boolean isOneApi(String path) {
    return path.startsWith(ONE_API + "/");
  }

  private static String withoutPrefix(String path) {
    return isOneApi(path) ? path.substring(ONE_API.length()) : path;
  }

  private static boolean acceptsGzip(HttpExchange exchange) {
    return header(exchange, "accept-encoding")
        .filter(value -> value.contains("gzip"))
        .isPresent();
  }

  private static Optional<String> header(HttpExchange exchange, String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }

  private static byte[] gzip(byte[] body) throws IOException {
    var compressed = new ByteArrayOutputStream(body.length);
    try (var gzip = new GZIPOutputStream(compressed)) {
      gzip.write(body);
    }
    return compressed.toByteArray();
  }
}
