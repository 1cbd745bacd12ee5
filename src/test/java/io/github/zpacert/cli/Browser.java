package io.github.zpacert.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A headless Chromium with one page, spoken to over the DevTools protocol. It can reach no other machine. */
final class Browser implements AutoCloseable {

  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(120);

  private final Process process;
  private final WebSocket socket;
  private final Inbox inbox;
  private final List<JsonNode> events = new ArrayList<>();
  private int lastId;

  private Browser(Process process, WebSocket socket, Inbox inbox) {
    this.process = process;
    this.socket = socket;
    this.inbox = inbox;
  }

  /** Returns the program, if this machine has one. */
  static Optional<Path> program() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(":"))
        .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
            .map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** @param profile a new folder */
  static Browser start(Path profile) throws Exception {
    Process process = new ProcessBuilder(
            program().orElseThrow().toString(),
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
            "--remote-debugging-port=0",
            "--user-data-dir=" + profile,
            "about:blank")
        .redirectErrorStream(true)
        .redirectOutput(profile.resolveSibling(profile.getFileName() + ".log").toFile())
        .start();
    try {
      Inbox inbox = new Inbox();
      WebSocket socket = HttpClient.newHttpClient()
          .newWebSocketBuilder()
          .buildAsync(page(port(process, profile)), inbox)
          .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      Browser browser = new Browser(process, socket, inbox);
      for (String domain : List.of("Page", "Network", "Runtime", "Log")) {
        browser.call(domain + ".enable", JSON.createObjectNode());
      }
      return browser;
    } catch (Exception e) {
      process.destroyForcibly();
      throw e;
    }
  }

  /** The browser chooses a port and writes it into its profile. */
  private static String port(Process process, Path profile) throws Exception {
    Path file = profile.resolve("DevToolsActivePort");
    Instant end = Instant.now().plus(PATIENCE);
    while (!Files.exists(file) || Files.readAllLines(file).isEmpty()) {
      if (Instant.now().isAfter(end) || process.waitFor(50, TimeUnit.MILLISECONDS)) {
        throw new IOException("the browser does not start");
      }
    }
    return Files.readAllLines(file).get(0);
  }

  private static URI page(String port) throws Exception {
    var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list"));
    String pages = HttpClient.newHttpClient()
        .send(request.build(), BodyHandlers.ofString())
        .body();
    for (JsonNode target : JSON.readTree(pages)) {
      if (target.path("type").asString().equals("page")) {
        return URI.create(target.path("webSocketDebuggerUrl").asString());
      }
    }
    throw new IOException("the browser has no page: " + pages);
  }

  /** Makes the page as wide as a screen, and as dark as its user likes it. */
  Browser looking(int width, String colorScheme) throws Exception {
    ObjectNode size = JSON.createObjectNode().put("width", width).put("height", 800);
    call(
        "Emulation.setDeviceMetricsOverride", size.put("deviceScaleFactor", 1).put("mobile", true));
    ObjectNode media = JSON.createObjectNode();
    media
        .putArray("features")
        .addObject()
        .put("name", "prefers-color-scheme")
        .put("value", colorScheme);
    call("Emulation.setEmulatedMedia", media);
    return this;
  }

  /** Opens a page and waits until all of it is there. */
  Browser open(URI page) throws Exception {
    events.clear();
    call("Page.navigate", JSON.createObjectNode().put("url", page.toString()));
    while (events("Page.loadEventFired").isEmpty()) {
      receive();
    }
    return this;
  }

  /** Returns what an expression of JavaScript says on the page. */
  JsonNode evaluate(String expression) throws Exception {
    ObjectNode params =
        JSON.createObjectNode().put("expression", expression).put("returnByValue", true);
    JsonNode answer = call("Runtime.evaluate", params);
    if (answer.has("exceptionDetails")) {
      throw new IOException(answer.toString());
    }
    return answer.path("result").path("value");
  }

  /** Returns what was asked of any server or file since the page was opened. */
  List<String> requests() {
    return events("Network.requestWillBeSent").stream()
        .map(e -> e.path("request").path("url").asString())
        .toList();
  }

  /** Returns what the console and the browser's own log have complained of since the page was opened. */
  List<String> complaints() {
    return Stream.of("Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded")
        .flatMap(method -> events(method).stream())
        .map(JsonNode::toString)
        .toList();
  }

  private List<JsonNode> events(String method) {
    return events.stream()
        .filter(e -> e.path("method").asString().equals(method))
        .map(e -> e.path("params"))
        .toList();
  }

  private JsonNode call(String method, ObjectNode params) throws Exception {
    int id = ++lastId;
    ObjectNode message = JSON.createObjectNode().put("id", id).put("method", method);
    message.set("params", params);
    socket.sendText(message.toString(), true).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    JsonNode answer = receive();
    while (answer.path("id").asInt(0) != id) {
      answer = receive();
    }
    if (answer.has("error")) {
      throw new IOException(method + ": " + answer.path("error"));
    }
    return answer.path("result");
  }

  private JsonNode receive() throws Exception {
    String text = inbox.messages.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    if (text == null) {
      throw new IOException("the browser says nothing");
    }
    JsonNode message = JSON.readTree(text);
    if (message.has("method")) {
      events.add(message);
    }
    return message;
  }

  @Override
  public void close() {
    socket.abort();
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    // its profile can be deleted once it has ended
    process.onExit().completeOnTimeout(process, 10, TimeUnit.SECONDS).join();
  }

  /** Whole messages, in the order in which they came. */
  private static final class Inbox implements WebSocket.Listener {

    private final BlockingQueue<String> messages = new LinkedBlockingQueue<>();
    private final StringBuilder part = new StringBuilder();

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean isLast) {
      part.append(data);
      if (isLast) {
        messages.add(part.toString());
        part.setLength(0);
      }
      socket.request(1);
      return null;
    }
  }
}
