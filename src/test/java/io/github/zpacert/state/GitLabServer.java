package io.github.zpacert.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * GitLab's managed Terraform state, one project of it, as its API is documented and its source has it: a state is there
 * from its first lock on, empty; each write is a version of its own, by its serial; the lock's record is of the user who
 * is signed in, since when, and for the rest of whoever asks; a write without the lock is an internal error.
 */
public final class GitLabServer {

  public static final String USER = "ann";
  public static final String TOKEN = "glpat-7";

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Pattern PATH =
      Pattern.compile("/api/v4/projects/7/terraform/state/([^/]+)(/lock)?");
  private static final Pattern ID = Pattern.compile("(?:^|&)ID=([^&]*)");
  private static final List<String> REQUIRED =
      List.of("ID", "Operation", "Info", "Who", "Version", "Created", "Path");

  private final HttpServer server;
  private final Map<String, Record> records = new HashMap<>();
  private final List<String> log = new ArrayList<>();
  private boolean isBroken = false;

  /** One state. */
  private static final class Record {
    private final SortedMap<Long, byte[]> versions = new TreeMap<>();
    private Optional<String> lock = Optional.empty();
  }

  private record Reply(int status, String body) {}

  private GitLabServer(HttpServer server) {
    this.server = server;
  }

  public static GitLabServer start() {
    try {
      HttpServer http =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
      GitLabServer gitLab = new GitLabServer(http);
      http.createContext("/", gitLab::answer);
      http.setExecutor(Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "gitlab");
        thread.setDaemon(true);
        return thread;
      }));
      http.start();
      return gitLab;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public URI address(String name) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort()
        + "/api/v4/projects/7/terraform/state/" + name);
  }

  public synchronized List<String> log() {
    return List.copyOf(log);
  }

  /** Returns the id of the lock, if somebody has it. */
  synchronized Optional<String> lock(String name) {
    return record(name).lock;
  }

  /** Somebody presses the button, or takes the lock. */
  public synchronized void setLock(String name, Optional<String> id) {
    record(name).lock = id;
  }

  synchronized List<Long> versions(String name) {
    return List.copyOf(record(name).versions.keySet());
  }

  /** From now on writes fail for reasons of GitLab's own, or do so no longer. */
  synchronized void fail(boolean broken) {
    isBroken = broken;
  }

  private Record record(String name) {
    return records.computeIfAbsent(name, n -> new Record());
  }

  private void answer(HttpExchange exchange) throws IOException {
    byte[] body = exchange.getRequestBody().readAllBytes();
    Reply reply = reply(exchange, body);
    byte[] bytes = reply.body().getBytes(UTF_8);
    exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  private synchronized Reply reply(HttpExchange exchange, byte[] body) {
    String method = exchange.getRequestMethod();
    Matcher path = PATH.matcher(exchange.getRequestURI().getPath());
    log.add(method + " " + exchange.getRequestURI());
    if (!basic().equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      return message(401, "401 Unauthorized");
    }
    if (!path.matches()) {
      return new Reply(404, "{\"error\":\"404 Not Found\"}");
    }
    boolean isLock = path.group(2) != null;
    return switch (method + (isLock ? " lock" : "")) {
      case "GET" -> read(path.group(1));
      case "POST" -> write(path.group(1), exchange.getRequestURI().getRawQuery(), body);
      case "POST lock" -> lock(path.group(1), JSON.readTree(body));
      case "DELETE lock" -> unlock(path.group(1), JSON.readTree(body));
      default -> message(405, "405 Not Allowed");
    };
  }

  private static String basic() {
    return "Basic " + Base64.getEncoder().encodeToString((USER + ":" + TOKEN).getBytes(UTF_8));
  }

  private Reply read(String name) {
    if (!records.containsKey(name)) {
      return message(404, "404 Not found");
    }
    SortedMap<Long, byte[]> versions = record(name).versions;
    return versions.isEmpty()
        ? new Reply(204, "")
        : new Reply(200, new String(versions.get(versions.lastKey()), UTF_8));
  }

  private Reply write(String name, String query, byte[] body) {
    Matcher id = ID.matcher(query == null ? "" : query);
    Optional<String> given = id.find() ? Optional.of(id.group(1)) : Optional.empty();
    JsonNode serial = JSON.readTree(body).path("serial");
    if (!serial.isIntegralNumber()) {
      return message(422, "No serial in payload");
    }
    if (isBroken || !record(name).lock.equals(given)) {
      return message(500, "500 Internal Server Error");
    }
    if (record(name).versions.putIfAbsent(serial.asLong(), body) != null) {
      return message(
          422, "PG::UniqueViolation: ERROR:  duplicate key value violates unique constraint");
    }
    return new Reply(200, "");
  }

  private Reply lock(String name, JsonNode asked) {
    if (!REQUIRED.stream().allMatch(key -> asked.path(key).isString())) {
      return new Reply(400, "{\"error\":\"a parameter is missing\"}");
    }
    Record record = record(name);
    boolean isFree = record.lock.isEmpty();
    if (isFree) {
      record.lock = Optional.of(asked.path("ID").asString());
    }
    ObjectNode info = JSON.createObjectNode();
    for (String echo : List.of("Operation", "Info", "Version", "Path")) {
      info.put(echo, asked.path(echo).asString());
    }
    info.put("ID", record.lock.get()).put("Who", USER).put("Created", "2026-06-01T08:00:00.000Z");
    return new Reply(isFree ? 200 : 409, info.toString());
  }

  /** Whoever says no id, as the button does, is not asked for one. */
  private Reply unlock(String name, JsonNode asked) {
    Optional<String> id = Optional.of(asked.path("ID").asString("")).filter(i -> !i.isEmpty());
    Record record = record(name);
    if (id.isPresent() && !id.equals(record.lock)) {
      return new Reply(409, "");
    }
    record.lock = Optional.empty();
    return new Reply(200, "");
  }

  private static Reply message(int status, String text) {
    return new Reply(status, JSON.createObjectNode().put("message", text).toString());
  }
}
