package io.github.zpacert.state;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/**
 * Stands before a server and lets one request through at a time. S3Mock looks at a condition and writes in two steps,
 * between which another writer fits; a real store does both in one.
 */
public final class Gate {

  /** What the client sets itself. */
  private static final Set<String> NOT_PASSED_ON =
      Set.of("host", "connection", "content-length", "expect", "transfer-encoding", "upgrade");

  private final String host;
  private final HttpServer server;
  private final URI behind;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private volatile Predicate<String> refused = request -> false;

  private Gate(String host, HttpServer server, URI behind) {
    this.host = host;
    this.server = server;
    this.behind = behind;
  }

  public static Gate before(URI behind) {
    try {
      return start("http://127.0.0.1:", HttpServer.create(loopback(), 100), behind);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stands before a server that speaks no TLS, and speaks it in its place, as {@code localhost}. */
  public static Gate before(URI behind, HttpsConfigurator tls) {
    try {
      HttpsServer server = HttpsServer.create(loopback(), 100);
      server.setHttpsConfigurator(tls);
      return start("https://localhost:", server, behind);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InetSocketAddress loopback() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  private static Gate start(String host, HttpServer server, URI behind) {
    Gate gate = new Gate(host, server, behind);
    server.createContext("/", gate::pass);
    server.setExecutor(Executors.newSingleThreadExecutor(task -> {
      var thread = new Thread(task, "gate");
      thread.setDaemon(true);
      return thread;
    }));
    server.start();
    return gate;
  }

  public URI address() {
    return URI.create(host + server.getAddress().getPort());
  }

  /** From now on requests such as {@code PUT /states/key} are answered with 403 if they are of this kind. */
  public void refuse(Predicate<String> request) {
    refused = request;
  }

  private void pass(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    String line = exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
    if (refused.test(line)) {
      exchange.sendResponseHeaders(403, -1);
      exchange.close();
      return;
    }
    HttpResponse<byte[]> answer = forwarded(exchange, body);
    answer.headers().map().forEach((name, values) -> copy(exchange, name, values));
    boolean isEmpty = answer.body().length == 0;
    exchange.sendResponseHeaders(answer.statusCode(), isEmpty ? -1 : answer.body().length);
    exchange.getResponseBody().write(answer.body());
    exchange.close();
  }

  private HttpResponse<byte[]> forwarded(HttpExchange exchange, byte[] body) throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(behind.resolve(exchange.getRequestURI().toString()));
    exchange.getRequestHeaders().forEach((name, values) -> {
      if (!NOT_PASSED_ON.contains(name.toLowerCase(Locale.ROOT))) {
        values.forEach(value -> request.header(name, value));
      }
    });
    request.method(
        exchange.getRequestMethod(),
        body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    try {
      return client.send(request.build(), BodyHandlers.ofByteArray());
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static void copy(HttpExchange exchange, String name, List<String> values) {
    Optional.of(name)
        .filter(n -> !NOT_PASSED_ON.contains(n.toLowerCase(Locale.ROOT)))
        .ifPresent(n -> exchange.getResponseHeaders().put(n, values));
  }
}
