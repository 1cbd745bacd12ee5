package io.github.zpacert.notify;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.github.zpacert.net.Reach;
import io.github.zpacert.notify.Courier.Patience;
import io.github.zpacert.retry.RetryPolicy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CourierTest {

  private static final String SECRET = "/services/T000/B000/XXXXXXXXXXXXXXXXXXXXXXXX";
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final RetryPolicy THREE_ATTEMPTS =
      new RetryPolicy(3, Duration.ofSeconds(2), Duration.ofSeconds(8), Duration.ofSeconds(60));

  @RegisterExtension
  private final WireMockExtension server = WireMockExtension.newInstance()
      .options(WireMockConfiguration.wireMockConfig().dynamicPort())
      .build();

  private final List<Duration> slept = new ArrayList<>();
  private final List<String> log = new ArrayList<>();
  private boolean interrupted;
  private Duration answer = Duration.ofSeconds(30);

  @AfterEach
  void saysNothingOfTheAddress() {
    assertFalse(log.toString().contains("XXXX"), log::toString);
  }

  @Test
  void postsJsonOnce() throws Exception {
    answer(ok("ok"));

    assertEquals(Optional.empty(), deliver("{\"text\":\"\u00e4\"}"));

    server.verify(
        1,
        postRequestedFor(urlEqualTo(SECRET + "?sig=abcdefgh"))
            .withHeader("Content-Type", equalTo("application/json; charset=UTF-8"))
            .withHeader("User-Agent", equalTo("zpacert/0.1.0"))
            .withRequestBody(equalTo("{\"text\":\"\u00e4\"}")));
    assertEquals(List.of(), slept);
  }

  @Test
  void takesTeamsAcceptedForDelivered() throws Exception {
    answer(aResponse().withStatus(202));

    assertEquals(Optional.empty(), deliver("{}"));
  }

  @Test
  void waitsAsLongAsTheServerAsks() throws Exception {
    answers(aResponse().withStatus(429).withHeader("Retry-After", "7"), ok());

    assertEquals(Optional.empty(), deliver("{}"));

    assertEquals(List.of(Duration.ofSeconds(7)), slept);
    assertEquals(
        List.of("notify localhost:" + server.getPort() + ": HTTP 429; trying again in 7 s"), log);
  }

  @Test
  void doesNotWaitLongerThanARunMay() throws Exception {
    answer(aResponse().withStatus(429).withHeader("Retry-After", "3600"));

    assertEquals(Optional.of("HTTP 429"), deliver("{}"));
    server.verify(1, postRequestedFor(urlEqualTo(SECRET + "?sig=abcdefgh")));
  }

  @Test
  void givesUpAfterThreeServerErrors() throws Exception {
    answer(aResponse().withStatus(503).withBody("<html><body>try later</body></html>"));

    assertEquals(Optional.of("gave up after 3 attempts: HTTP 503, try later"), deliver("{}"));

    assertEquals(List.of(Duration.ofSeconds(2), Duration.ofSeconds(4)), slept);
    server.verify(3, postRequestedFor(urlEqualTo(SECRET + "?sig=abcdefgh")));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403, 404, 410, 413, 501})
  void doesNotRepeatWhatIsRefused(int status) throws Exception {
    answer(aResponse().withStatus(status).withBody("no_service"));

    assertEquals(Optional.of("HTTP " + status + ", no_service"), deliver("{}"));
    server.verify(1, postRequestedFor(urlEqualTo(SECRET + "?sig=abcdefgh")));
  }

  @Test
  void followsNoRedirect() throws Exception {
    answer(aResponse().withStatus(307).withHeader("Location", "http://127.0.0.1:1/elsewhere"));

    assertEquals(
        Optional.of("HTTP 307; a redirect is not followed, check the address"), deliver("{}"));
  }

  @Test
  void keepsTheAddressOutOfWhatTheServerRepeats() throws Exception {
    answer(
        aResponse().withStatus(404).withBody("Cannot POST " + SECRET + "?sig=abcdefgh\u001b[2J"));

    assertEquals(Optional.of("HTTP 404, Cannot POST ***?*** [2J"), deliver("{}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"EMPTY_RESPONSE", "CONNECTION_RESET_BY_PEER", "MALFORMED_RESPONSE_CHUNK"})
  void sendsAgainWhenAnAnswerIsLost(String fault) throws Exception {
    answers(aResponse().withFault(Fault.valueOf(fault)).withStatus(500), ok());

    assertEquals(Optional.empty(), deliver("{}"));
    assertEquals(1, slept.size());
  }

  @Test
  void doesNotWaitForeverForAnAnswer() throws Exception {
    answer = Duration.ofMillis(100);
    try (ServerSocket silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
      String url = "http://127.0.0.1:" + silent.getLocalPort() + SECRET;

      assertEquals(Optional.of("gave up after 3 attempts: no answer in time"), deliver(url, "{}"));
    }
  }

  @Test
  void saysThatNobodyListens() throws Exception {
    int port = freePort();

    Optional<String> failure = deliver("http://127.0.0.1:" + port + SECRET, "{}");

    assertEquals(
        Optional.of("gave up after 3 attempts: cannot connect to 127.0.0.1:" + port), failure);
  }

  @Test
  void doesNotSpeakPlainlyToWhoeverWantsTls() throws Exception {
    Optional<String> failure = deliver("https://localhost:" + server.getPort() + SECRET, "{}");

    assertEquals(
        true, failure.orElse("").contains("TLS"), () -> "a server without TLS: " + failure);
    assertEquals(0, server.getAllServeEvents().size());
  }

  @Test
  void sendsNothingAgainOnceTheRunIsToEnd() throws Exception {
    answer(aResponse().withStatus(503));
    interrupted = true;

    assertEquals(Optional.of("HTTP 503"), deliver("{}"));
    assertEquals(List.of(), slept);
  }

  private Optional<String> deliver(String json) throws Exception {
    return deliver("http://localhost:" + server.getPort() + SECRET + "?sig=abcdefgh", json);
  }

  private Optional<String> deliver(String url, String json) throws Exception {
    Patience patience =
        new Patience(Duration.ofSeconds(10), answer, Duration.ofSeconds(60), THREE_ATTEMPTS);
    NotifyEffects effects = new NotifyEffects(
        () -> NOW,
        slept::add,
        () -> 1.0,
        () -> interrupted,
        (level, message) -> log.add(message.get()));
    try (Courier courier = new Courier(Reach.from(Map.of()), "0.1.0", patience, effects)) {
      return courier.deliver(Webhook.of("it", url), json);
    }
  }

  private void answer(ResponseDefinitionBuilder answer) {
    server.stubFor(request().willReturn(answer));
  }

  private void answers(ResponseDefinitionBuilder first, ResponseDefinitionBuilder then) {
    server.stubFor(request().inScenario("it").willReturn(first).willSetStateTo("asked"));
    server.stubFor(request().inScenario("it").whenScenarioStateIs("asked").willReturn(then));
  }

  private static MappingBuilder request() {
    return post(urlEqualTo(SECRET + "?sig=abcdefgh"));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
