package io.github.zpacert.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** When somebody is told of a drift, and what becomes of the run. What they are told is in golden files. */
class NotifyTest {

  private static final String SECRET = "/hook/4VerySecretPath";

  @RegisterExtension
  private final WireMockExtension server = WireMockExtension.newInstance()
      .options(WireMockConfiguration.wireMockConfig().dynamicPort())
      .build();

  @TempDir
  private Path directory;

  private final List<Outcome> outcomes = new ArrayList<>();
  private Site site;
  private Project project;

  @BeforeEach
  void begin() throws Exception {
    site = Site.in(directory);
    project = site.project().add("portal");
    site.applied();
    site.cli().with("HOOK", "http://localhost:" + server.getPort() + SECRET);
    server.stubFor(post(urlPathMatching("/.*")).willReturn(ok()));
  }

  @AfterEach
  void end() {
    site.close();
    for (Outcome outcome : outcomes) {
      assertFalse((outcome.out() + outcome.err()).contains("4VerySecret"), outcome::toString);
    }
  }

  @Test
  void tellsOfWhatWasChangedOutsideByWhomAndWhen() throws Exception {
    site.edit("portal", "portal", "by hand");
    site.cli().with("GITLAB_CI", "true").with("CI_JOB_URL", "https://gitlab.example.com/jobs/7");

    Outcome drift = drift("--notify", "json=env:HOOK").expect(ExitCode.CHANGES);

    assertEquals("", drift.err());
    JsonNode told = JsonMapper.shared().readTree(bodies().get(0));
    assertEquals(1, bodies().size());
    assertEquals(2, told.path("exit_code").asInt());
    assertEquals("216196257331281920", told.at("/tenant/customer_id").asString());
    assertEquals("https://gitlab.example.com/jobs/7", told.path("job_url").asString());
    assertEquals("description", told.at("/drift/outside/0/field").asString());
    assertEquals("by hand", told.at("/drift/outside/0/live").asString());
    assertEquals("216196257332210623", told.at("/drift/outside/0/modified_by").asString());
    assertEquals(
        "2026-06-01T12:01:00Z", told.at("/drift/outside/0/modified_time").asString());
    assertEquals(
        JsonMapper.shared().readTree(site.run("drift", "--json").out()), told.path("drift"));
  }

  @Test
  void tellsEachInItsOwnForm() throws Exception {
    project.set("portal", "description", "Not applied");
    String url = "http://localhost:" + server.getPort();

    drift("--notify", "slack=env:HOOK", "--notify", "teams=" + url + "/teams")
        .expect(ExitCode.CHANGES);

    assertEquals(2, bodies().size());
    assertTrue(bodies().get(0).contains("\"mrkdwn\""), bodies()::toString);
    assertTrue(bodies().get(1).contains("AdaptiveCard"), bodies()::toString);
  }

  @Test
  void keepsStillWhereThereIsNothingToTell() {
    drift("--notify", "json=env:HOOK").expect(ExitCode.SUCCESS);
    assertEquals(List.of(), bodies());

    drift("--notify", "json=env:HOOK", "--notify-always").expect(ExitCode.SUCCESS);
    assertEquals(1, bodies().size());
  }

  @Test
  void keepsStillAboutWhatIsAccepted() throws Exception {
    project.set("portal", "description", "Not applied");
    project.accept("{address: Default/portal, reason: freeze, until: 2026-06-30}");

    drift("--notify", "json=env:HOOK").expect(ExitCode.SUCCESS);

    assertEquals(List.of(), bodies());
  }

  @Test
  void tellsOfExpiry() throws Exception {
    project
        .declare("short")
        .material(
            "short",
            project
                .certificate("short")
                .validFrom(Instant.parse("2026-04-01T00:00:00Z"))
                .validUntil(Instant.parse("2026-06-20T00:00:00Z"))
                .selfSigned());
    site.applied();

    drift("--notify", "json=env:HOOK").expect(ExitCode.EXPIRING);

    JsonNode told = JsonMapper.shared().readTree(bodies().get(0));
    assertEquals("Default/short", told.at("/drift/expiring/0/address").asString());
    assertEquals(0, told.at("/drift/outside").size());
  }

  @Test
  void tellsOfARunThatFailed() throws Exception {
    project.set("portal", "protct", "true");

    drift("--notify", "json=env:HOOK").expect(ExitCode.ERROR);

    JsonNode told = JsonMapper.shared().readTree(bodies().get(0));
    assertEquals(1, told.path("exit_code").asInt());
    assertTrue(told.path("drift").isNull() && told.path("tenant").isNull());
    assertEquals("unknown key \"protct\"", told.at("/problems/0/summary").asString());
  }

  @Test
  void whatCannotBeToldHidesNothingAndFailsOnlyARunThatSucceeded() throws Exception {
    server.stubFor(post(urlEqualTo(SECRET))
        .willReturn(aResponse().withStatus(404).withBody("no such hook: " + SECRET)));
    String where = "localhost:" + server.getPort();

    Outcome fine = drift("--notify", "slack=env:HOOK", "--notify-always");
    project.set("portal", "description", "Not applied");
    Outcome ahead = drift("--notify", "slack=env:HOOK", "--notify", "json=env:HOOK");

    assertEquals(ExitCode.ERROR.number, fine.code());
    assertEquals("No drift.\n", fine.out());
    assertEquals(
        "Error: not notified: slack at " + where + ": HTTP 404, no such hook: ***\n", fine.err());
    assertEquals(ExitCode.CHANGES.number, ahead.code());
    assertTrue(ahead.err().contains("json at " + where), ahead.err());
    assertTrue(ahead.out().contains("Default/portal"), ahead.out());
  }

  @Test
  void showsTheAddressAtNoLogLevel() {
    server.stubFor(post(urlEqualTo(SECRET)).willReturn(aResponse().withStatus(503)));

    Outcome drift =
        drift("--notify", "json=env:HOOK", "--notify-always", "--log-level", "trace", "--json");

    assertEquals(ExitCode.ERROR.number, drift.code());
    assertTrue(drift.err().contains("HTTP 503; trying again in "), drift.err());
    assertTrue(drift.out().contains("gave up after 5 attempts: HTTP 503"), drift.out());
  }

  @Test
  void readsTheAddressFromAFileThatTheEnvironmentNames() throws Exception {
    Path file = directory.resolve("hook");
    Files.writeString(file, "http://localhost:" + server.getPort() + SECRET + "\n");
    site.cli().without("HOOK").with("HOOK_FILE", file.toString());

    drift("--notify", "json=env:HOOK", "--notify-always").expect(ExitCode.SUCCESS);

    assertEquals(1, bodies().size());
  }

  @Test
  void writesTheReportsToo() throws Exception {
    drift("--notify", "json=env:HOOK", "--notify-always", "--report", "junit=it.xml")
        .expect(ExitCode.SUCCESS);

    assertEquals(1, bodies().size());
    assertTrue(Files.exists(directory.resolve("it.xml")));
  }

  @Test
  void saysWhatIsWrongWithANotificationBeforeAnythingIsDone() throws Exception {
    Transcript transcript = site.transcript();
    site.cli().with("PLAIN", "http://hooks.example.com/4VerySecret").with("EMPTY", " ");
    site.cli().with("LOST_FILE", "/no/such/4VerySecretFile");

    for (String request : List.of(
        "slak=env:HOOK",
        "slack",
        "slack=",
        "https://hooks.example.com/4VerySecret?x=y",
        "hooks.example.com/4VerySecret?x=y",
        "4VerySecret=x",
        "slack=env:https://hooks.example.com/4VerySecret",
        "teams=hooks.example.com/4VerySecret",
        "teams=https://ann:4VerySecret@hooks.example.com/",
        "json=env:PLAIN",
        "json=env:EMPTY",
        "json=env:",
        "json=env:LOST")) {
      Outcome outcome = drift("--notify", request).expect(ExitCode.USAGE);
      if (!request.contains("4Very")) {
        transcript.run("drift", "--notify", request).expect(ExitCode.USAGE);
      } else {
        assertTrue(outcome.err().startsWith("Error: "), outcome.err());
      }
    }
    transcript.run("drift", "--notify-always").expect(ExitCode.USAGE);

    assertEquals(0, site.zpa().requests().size());
    transcript.assertGolden("notify-mistakes");
  }

  private Outcome drift(String... args) {
    List<String> all = new ArrayList<>(List.of("drift"));
    all.addAll(List.of(args));
    Outcome outcome = site.run(all.toArray(String[]::new));
    outcomes.add(outcome);
    return outcome;
  }

  /** Returns what the webhook was sent, in order. */
  private List<String> bodies() {
    return server.getAllServeEvents().stream()
        .sorted(
            (a, b) -> a.getRequest().getLoggedDate().compareTo(b.getRequest().getLoggedDate()))
        .map(e -> e.getRequest().getBodyAsString())
        .toList();
  }
}
