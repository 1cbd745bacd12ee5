package io.github.zpacert.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/**
 * A server to the published protocol of Terraform's HTTP backend, as strict as GitLab: it takes no write without the
 * lock's id while somebody has the lock, none whose checksum is wrong, none whose {@code serial} it has already, and no
 * lock without all seven keys.
 */
public final class TerraformServer {

  private static final String LOCK = "/lock";
  private static final Pattern ID = Pattern.compile("ID=([^&]*)");
  private static final List<String> KEYS =
      List.of("Created", "ID", "Info", "Operation", "Path", "Version", "Who");

  private final String scheme;
  private final HttpServer server;
  private final Map<String, byte[]> states = new HashMap<>();
  private final Map<String, String> locks = new HashMap<>();
  private final Map<String, Set<Long>> serials = new HashMap<>();
  private final List<String> log = new ArrayList<>();
  private Optional<String> authorization = Optional.empty();
  private int allowedWrites = Integer.MAX_VALUE;

  private TerraformServer(String scheme, HttpServer server) {
    this.scheme = scheme;
    this.server = server;
  }

  public static TerraformServer start() {
    try {
      return start("http", HttpServer.create(loopback(), 50));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts it with TLS. */
  public static TerraformServer start(HttpsConfigurator tls) {
    try {
      HttpsServer https = HttpsServer.create(loopback(), 50);
      https.setHttpsConfigurator(tls);
      return start("https", https);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InetSocketAddress loopback() {
    return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
  }

  private static TerraformServer start(String scheme, HttpServer http) {
    TerraformServer server = new TerraformServer(scheme, http);
    http.createContext("/", server::answer);
    http.setExecutor(Executors.newCachedThreadPool(task -> {
      var thread = new Thread(task, "terraform-server");
      thread.setDaemon(true);
      return thread;
    }));
    http.start();
    return server;
  }

  public URI address(String path) {
    String host = scheme.equals("https") ? "localhost" : "127.0.0.1";
    return URI.create(scheme + "://" + host + ":" + server.getAddress().getPort() + "/" + path);
  }

  /** From now on only who says this is served. */
  public synchronized void demand(String value) {
    authorization = Optional.of(value);
  }

  /** So many writes succeed from now on; all others are answered with 507 until this is said again. */
  public synchronized void allowWrites(int count) {
    allowedWrites = count;
  }

  public synchronized List<String> log() {
    return List.copyOf(log);
  }

  synchronized Optional<byte[]> stored(String path) {
    return Optional.ofNullable(states.get("/" + path));
  }

  synchronized void put(String path, byte[] content) {
    states.put("/" + path, content);
  }

  /** Somebody takes the lock. */
  public synchronized void lock(String path, String info) {
    locks.put("/" + path, info);
  }

  public synchronized void removeLock(String path) {
    locks.remove("/" + path);
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    Reply reply = reply(exchange, body);
    if (!reply.md5().isEmpty()) {
      exchange.getResponseHeaders().set("Content-MD5", reply.md5());
    }
    exchange.sendResponseHeaders(
        reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
    exchange.getResponseBody().write(reply.body());
    exchange.close();
  }

  private record Reply(int status, byte[] body, String md5) {

    static Reply of(int status) {
      return new Reply(status, new byte[0], "");
    }
  }

  private synchronized Reply reply(HttpExchange exchange, byte[] body) {
    String path = exchange.getRequestURI().getPath();
    String query = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
    log.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
    String said = exchange.getRequestHeaders().getFirst("Authorization");
    if (authorization.isPresent() && !authorization.equals(Optional.ofNullable(said))) {
      return Reply.of(said == null ? 401 : 403);
    }
    if (body.length > 0
        && !md5(body).equals(exchange.getRequestHeaders().getFirst("Content-MD5"))) {
      return Reply.of(400);
    }
    if (path.endsWith(LOCK)) {
      return atLock(
          exchange.getRequestMethod(),
          path.substring(0, path.length() - LOCK.length()),
          new String(body, UTF_8));
    }
    return switch (exchange.getRequestMethod()) {
      case "GET" ->
        states.containsKey(path)
            ? new Reply(200, states.get(path), md5(states.get(path)))
            : Reply.of(404);
      case "POST" -> write(path, query, body);
      case "LOCK" -> tryLock(path, new String(body, UTF_8));
      case "UNLOCK" -> unlock(path, new String(body, UTF_8));
      default -> Reply.of(405);
    };
  }

  /** The lock as GitLab has it, at an address of its own. */
  private Reply atLock(String method, String path, String info) {
    return switch (method) {
      case "POST" -> tryLock(path, info);
      case "DELETE" -> unlock(path, info);
      default -> Reply.of(405);
    };
  }

  private Reply write(String path, String query, byte[] body) {
    if (allowedWrites == 0) {
      return new Reply(507, "disk full".getBytes(UTF_8), "");
    }
    allowedWrites--;
    Matcher id = ID.matcher(query);
    String given = id.find() ? id.group(1) : "";
    String held = Optional.ofNullable(locks.get(path)).map(TerraformServer::id).orElse("");
    if (!given.equals(held)) {
      return Reply.of(409);
    }
    long serial = JsonMapper.shared().readTree(body).path("serial").asLong(-1);
    if (serial < 0 || !serials.computeIfAbsent(path, p -> new HashSet<>()).add(serial)) {
      return Reply.of(422);
    }
    states.put(path, body);
    return Reply.of(200);
  }

  private Reply tryLock(String path, String info) {
    if (locks.containsKey(path)) {
      return new Reply(423, locks.get(path).getBytes(UTF_8), "");
    }
    List<String> keys = JsonMapper.shared()
        .readTree(info)
        .propertyStream()
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
    if (!keys.equals(KEYS)) {
      return Reply.of(400);
    }
    locks.put(path, info);
    return Reply.of(200);
  }

  private Reply unlock(String path, String info) {
    String held = Optional.ofNullable(locks.get(path)).map(TerraformServer::id).orElse("");
    if (!held.equals(id(info))) {
      return Reply.of(409);
    }
    locks.remove(path);
    return Reply.of(200);
  }

  private static String id(String info) {
    return JsonMapper.shared().readTree(info).path("ID").asString();
  }

  private static String md5(byte[] body) {
    try {
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("MD5").digest(body));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
