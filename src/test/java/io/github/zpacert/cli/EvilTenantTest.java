package io.github.zpacert.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.github.zpacert.material.TestCertificates;
import io.github.zpacert.state.StateJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A tenant whose every text wants to take over the terminal that shows it: names, descriptions, domains, microtenants,
 * subjects, reasons, headers, and whoever holds the lock. Nothing of it may reach a stream as it is.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Execution(ExecutionMode.SAME_THREAD)
class EvilTenantTest {

  /** Sets a title, clears the screen, goes back in the line, reorders it and hides in it. */
  private static final String EVIL =
      "evil\u001b]0;owned\u0007\u001b[2J\u009b31m\u007f\u0085\r\b\u0000\t\n\u202e\u2066\u200b\u2028\u2029";

  private static final JsonMapper JSON = new JsonMapper();

  private Path directory;
  private Site site;

  @BeforeAll
  void buildTheTenant(@TempDir Path folder) throws Exception {
    directory = folder;
    site = Site.in(directory);
    site.project().add("portal", "shop", "mail", "wiki");
    String microtenant = site.newMicrotenant(inner(EVIL));
    assertTrue(microtenant.contains("owned"));
    site.applied();
    foreign();
    site.zpa().addApplication("0", segment(site.id("portal")));
    site.zpa().addPraPortal("0", portal(site.id("portal")));
    site.zpa().addUserPortal("0", portal(site.id("shop")));
    site.project()
        .policy("maxDelete", "100%")
        .set("portal", "allowUncovered", "true")
        .drop("wiki");
    spoil();
  }

  /** Gives a plan something to change: a text, a name, and a certificate that others show. */
  private void spoil() throws Exception {
    site.edit("shop", "shop", EVIL);
    site.edit("mail", EVIL, EVIL);
    site.project().renew("portal");
  }

  @AfterAll
  void close() {
    site.close();
  }

  /** Somebody else's certificate, whose subject and names are as evil. */
  private void foreign() throws Exception {
    Project theirs = new Project(directory.resolve("others"));
    theirs.declare("theirs").material("theirs", TestCertificates.selfSigned("evil\u001b[2J\u202e"));
    site.cliIn(directory.resolve("others")).run("apply", "--auto-approve").expect(ExitCode.SUCCESS);
    site.edit("theirs", EVIL + EVIL, EVIL);
  }

  private static String segment(String certificateId) {
    return """
        {"name": %1$s, "enabled": true, "clientlessApps": [{"name": %1$s, "domain": %1$s,
         "certificateId": "%2$s", "applicationPort": "443", "applicationProtocol": "HTTPS"}]}""".formatted(quoted(EVIL), certificateId);
  }

  private static String portal(String certificateId) {
    return "{\"name\": %1$s, \"domain\": %1$s, \"certificateId\": \"%2$s\"}"
        .formatted(quoted(EVIL), certificateId);
  }

  private static String quoted(String text) {
    return JSON.writeValueAsString(text);
  }

  private static String inner(String text) {
    String quoted = quoted(text);
    return quoted.substring(1, quoted.length() - 1);
  }

  /** The commands in an order in which each has something to show. */
  private static final List<List<String>> COMMANDS = List.of(
      List.of("validate"),
      List.of("list"),
      List.of("list", "--unmanaged"),
      List.of("list", "--unused"),
      List.of("list", "--duplicates"),
      List.of("list", "--search", "evil"),
      List.of("list", "--microtenant", EVIL),
      List.of("get", "Default/" + EVIL),
      List.of("get", "Default/portal"),
      List.of("get", "Default/" + EVIL + "x"),
      List.of("get", EVIL + "/portal"),
      List.of("microtenants"),
      List.of("forecast"),
      List.of("drift"),
      List.of("plan"),
      List.of("plan", "--format", "markdown"),
      List.of("plan", "--format", "json"),
      List.of("plan", "--refresh-only"),
      List.of("plan", "--destroy"),
      List.of("plan", "--target", EVIL),
      List.of("import", "Default/" + EVIL, EVIL),
      List.of("rollback", "Default/" + EVIL),
      List.of("state", "show", EVIL),
      List.of("state", "mv", "Default/" + EVIL, EVIL),
      List.of(EVIL),
      List.of("plan", EVIL, "--" + EVIL),
      List.of("plan", "--out", "evil.plan"),
      List.of("show", "evil.plan"),
      List.of("apply", "--auto-approve"),
      List.of("apply", "--auto-approve", "evil.plan"),
      List.of("show"),
      List.of("state", "list"),
      List.of("state", "show", "Default/portal"),
      List.of("state", "pull"),
      List.of("export", "--out", "exported"),
      List.of("force-unlock", EVIL));

  @TestFactory
  Stream<DynamicTest> nothingSteersATerminal() {
    return COMMANDS.stream()
        .flatMap(command -> Stream.of(
            command, with(List.of("--json"), command), with(List.of("--log-level=trace"), command)))
        .map(args -> dynamicTest(
            String.join(" ", args).replaceAll("\\P{Print}", "?"), () -> runsCleanly(args)));
  }

  @Test
  void nothingSteersAColouredTerminalBeyondItsColours() throws Exception {
    site.cli().inColour();
    for (List<String> command : COMMANDS) {
      Outcome outcome = site.run(command.toArray(String[]::new));

      String told = outcome.out() + outcome.err();
      assertClean(command, told.replaceAll("\u001b\\[\\d+m|\r\u001b\\[K", ""));
    }
  }

  @Test
  void anExportHoldsNothingThatSteers() throws Exception {
    site.run("export", "--out", "exported").expect(ExitCode.SUCCESS);

    try (Stream<Path> files = Files.walk(directory.resolve("exported"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertClean(List.of("export"), file + Files.readString(file, UTF_8));
      }
    }
  }

  @Test
  void whoeverHoldsTheLockIsShownHarmlessly() throws Exception {
    Path info = directory.resolve(".zpacert.state.json.lock.info");
    Files.writeString(info, """
        {"ID": %1$s, "Operation": %1$s, "Info": %1$s, "Who": %1$s, "Version": %1$s,
         "Created": "2026-06-01T12:00:00Z", "Path": %1$s}""".formatted(quoted(EVIL)));

    for (List<String> command :
        List.of(List.of("force-unlock", "x"), List.of("apply", "--auto-approve"))) {
      runsCleanly(command);
    }
    Files.deleteIfExists(info);
  }

  @Test
  void anEvilStateIsShownHarmlessly() throws Exception {
    Path state = directory.resolve("zpacert.state.json");
    String before = Files.readString(state);
    String evil = before.replaceFirst("(\"writtenBy\": \").*?\"", "$1\u009b31m\u202e\u007f\"");
    Files.writeString(state, StateJson.write(StateJson.readEdited(evil, "evil")));

    for (List<String> args : List.of(
        List.of("show"),
        List.of("show", "--json"),
        List.of("state", "list", "--json"),
        List.of("state", "pull"))) {
      assertTrue(runsCleanly(args).out().contains("\\u009b31m"), args::toString);
      site.cli().inColour();
      runsCleanly(args);
      site.cli().unattended();
    }
    Files.writeString(state, before);
  }

  @Test
  void anErrorsWordsAreShownHarmlessly() throws Exception {
    HttpServer server = evilServer();
    try {
      String url = "http://127.0.0.1:" + server.getAddress().getPort();
      site.cli().with("ZPACERT_BASE_URL", url).with("ZPACERT_TOKEN_URL", url + "/token");
      for (String command : List.of("list", "plan", "drift", "microtenants")) {
        for (String global : List.of("--json", "--log-level=trace", "--log-level=info")) {
          Outcome outcome = runsCleanly(List.of(global, command));

          assertNotEquals(0, outcome.code());
          assertTrue((outcome.out() + outcome.err()).contains("evil"), outcome.err());
        }
      }
    } finally {
      server.stop(0);
    }
  }

  private static HttpServer evilServer() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> answer(exchange, 400, """
                {"id": %1$s, "reason": %1$s, "params": [%1$s]}""".formatted(quoted(EVIL))));
    server.createContext(
        "/token",
        exchange -> answer(exchange, 200, "{\"access_token\": \"t\", \"expires_in\": 3600}"));
    server.start();
    return server;
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    try (exchange) {
      byte[] bytes = body.getBytes(UTF_8);
      exchange.getRequestBody().readAllBytes();
      exchange.getResponseHeaders().set("x-oneapi-request-id", "r\u001b[2J\u009b1m");
      exchange.getResponseHeaders().set("x-evil", "v\u001b]0;x\u0007");
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  private static List<String> with(List<String> global, List<String> command) {
    List<String> args = new ArrayList<>(global);
    args.addAll(command);
    return args;
  }

  private Outcome runsCleanly(List<String> args) throws Exception {
    if (isRepaired()) {
      spoil();
    }

    Outcome outcome = site.run(args.toArray(String[]::new));

    assertClean(args, outcome.out() + outcome.err());
    assertFalse(outcome.err().contains("zpacert has a bug"), outcome.err());
    return outcome;
  }

  private boolean isRepaired() throws Exception {
    return site.live().stream().anyMatch(l -> l.name().says("mail"));
  }

  private static void assertClean(List<String> args, String told) {
    List<String> steering = told.codePoints()
        .filter(c -> c != '\n' && steers(c))
        .mapToObj(Integer::toHexString)
        .distinct()
        .toList();

    assertEquals(List.of(), steering, () -> args + " told\n" + told);
  }

  private static boolean steers(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR -> true;
      default -> false;
    };
  }
}
