package io.github.zpacert.sandbox;

import static io.github.zpacert.sandbox.Client.CERTIFICATE;
import static io.github.zpacert.sandbox.Client.ISSUED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.zpacert.material.TestCertificates;
import io.github.zpacert.material.TestCertificates.Issued;
import io.github.zpacert.sandbox.Client.Answer;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FaultInjectionTest {

  private static final Issued PORTAL = TestCertificates.selfSigned("portal.example.com");
  private static final String RETRYABLE = " {\"id\":\"retryable.server.error\","
      + "\"reason\":\"An error occurred. Refer to the Retry-After header, and then try again.\"}";

  private Sandbox sandbox;
  private Client client;

  @BeforeEach
  void start() throws Exception {
    sandbox = Sandbox.start(SandboxOptions.builder().withoutRateLimit().build());
    client = Client.oneApi(sandbox);
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void answersInsteadOfWorking() throws Exception {
    assertEquals("500" + RETRYABLE, createWith("500").all());
    assertEquals("502" + RETRYABLE, createWith("502").all());
    assertEquals("504" + RETRYABLE, createWith("504").all());
    Answer unavailable = createWith("503");
    assertEquals("503" + RETRYABLE, unavailable.all());
    assertEquals("1s", unavailable.header("retry-after"));
    Answer throttled = createWith("429");
    assertEquals("invalid.toomanyrequests", throttled.text("id"));
    assertEquals("1s", throttled.header("retry-after"));
    assertEquals(
        "401 {\"id\":\"resource.access.blocked\",\"reason\":\"Resource Access Blocked\"}",
        createWith("401").all());
    Answer html = createWith("html");
    assertEquals("text/html", html.header("content-type"));
    assertEquals(
        "502 <html><head><title>502 Bad Gateway</title></head><body><h1>502 Bad Gateway</h1></body></html>\n",
        html.all());

    assertEquals(List.of(), client.get(ISSUED).names());
    assertEquals(201, create().status());
  }

  @Test
  void closesTheConnectionBeforeTheWork() throws Exception {
    assertThrows(IOException.class, () -> createWith("reset"));

    assertEquals(List.of(), client.get(ISSUED).names());
  }

  @ParameterizedTest
  @ValueSource(strings = {"lost-reply", "truncated"})
  void closesTheConnectionAfterTheWork(String fault) throws Exception {
    assertThrows(IOException.class, () -> createWith(fault));

    assertEquals(List.of("portal"), client.get(ISSUED).names());
  }

  @Test
  void sendsAnEmptyAnswerWholeForThereIsNoHalfOfIt() throws Exception {
    String id = client.create("0", "portal", PORTAL);
    sandbox.failNext("truncated");

    assertEquals(204, client.delete(CERTIFICATE + "/" + id).status());
  }

  @Test
  void leavesTheClientWaitingAfterTheWork() throws Exception {
    sandbox.failNext("timeout");

    assertThrows(
        HttpTimeoutException.class,
        () -> client.send(client
            .to(CERTIFICATE)
            .timeout(Duration.ofMillis(500))
            .header("content-type", "application/json")
            .POST(BodyPublishers.ofString(Client.upload("portal", PORTAL).toString()))));

    assertEquals(List.of("portal"), client.get(ISSUED).names());
  }

  @Test
  void strikesOnlyTheRequestThatWasMeant() throws Exception {
    sandbox.failNext("503", request -> request.method().equals("POST"));
    sandbox.failNext("500", request -> request.query().contains("page=2"));

    assertEquals(200, client.get(ISSUED).status());
    assertEquals(503, create().status());
    assertEquals(201, create().status());
    assertEquals(500, client.get(ISSUED + "?page=2").status());
    assertEquals(200, client.get(ISSUED + "?page=2").status());
  }

  @Test
  void sparesSignInsUnlessTheyAreNamed() throws Exception {
    sandbox.failNext("503");
    Client other = Client.oneApi(sandbox);
    assertEquals(503, other.get(ISSUED).status());

    sandbox.failNext("signin-500");

    assertEquals(200, other.get(ISSUED).status());
    assertEquals(
        500,
        Client.stranger(sandbox).form("/signin", "client_id=a&client_secret=b").status());
  }

  @Test
  void refusesToOrderAFaultThatDoesNotExist() {
    var e = assertThrows(IllegalArgumentException.class, () -> sandbox.failNext("418"));

    assertTrue(e.getMessage().contains("unknown fault \"418\""));
  }

  @ParameterizedTest
  @CsvSource({"0.05, 429", "0.15, 503", "0.25, 200"})
  void leavesItToChance(double random, int status) throws Exception {
    try (Sandbox unlucky = Sandbox.start(SandboxOptions.builder()
        .faults(Faults.parse("429=0.1,503=0.1"))
        .random(() -> random)
        .build())) {
      assertEquals(status, Client.oneApi(unlucky).get(ISSUED).status());
    }
  }

  @Test
  void takesItsTimeWithEveryRequest() throws Exception {
    List<Duration> waited = new ArrayList<>();
    try (Sandbox slow = Sandbox.start(SandboxOptions.builder()
        .latency(Duration.ofSeconds(3))
        .pause(waited::add)
        .build())) {
      Client.oneApi(slow).get(ISSUED);
    }

    assertEquals(List.of(Duration.ofSeconds(3), Duration.ofSeconds(3)), waited);
  }

  @Test
  void remembersWhatCameInAndWhatWasAnswered() throws Exception {
    sandbox.clearRequests();
    var told = new AtomicReference<SeenRequest>();
    sandbox.failNext("lost-reply", request -> {
      told.set(request);
      return request.method().equals("DELETE");
    });

    client.get(ISSUED + "?page=1&search=name%20EQ%20x");
    assertThrows(IOException.class, () -> client.delete(CERTIFICATE + "/1"));
    Client.stranger(sandbox).get(ISSUED);

    assertEquals(
        List.of(
            new SeenRequest("GET", "/zpa" + ISSUED, "page=1&search=name%20EQ%20x", 200),
            new SeenRequest("DELETE", "/zpa" + CERTIFICATE + "/1", "", SeenRequest.UNANSWERED),
            new SeenRequest("GET", ISSUED, "", 401)),
        sandbox.requests());
    assertEquals(
        new SeenRequest("DELETE", "/zpa" + CERTIFICATE + "/1", "", SeenRequest.UNANSWERED),
        told.get());
    assertEquals("DELETE /zpa" + CERTIFICATE + "/1 unanswered", told.get().toString());
  }

  private Answer createWith(String fault) throws IOException, InterruptedException {
    sandbox.failNext(fault);
    return create();
  }

  private Answer create() throws IOException, InterruptedException {
    return client.post(CERTIFICATE, Client.upload("portal", PORTAL));
  }
}
