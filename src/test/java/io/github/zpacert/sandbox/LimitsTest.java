package io.github.zpacert.sandbox;

import static io.github.zpacert.sandbox.Client.CERTIFICATE;
import static io.github.zpacert.sandbox.Client.ISSUED;
import static io.github.zpacert.sandbox.Client.V1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.zpacert.sandbox.Client.Answer;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {

  private static final String TOO_MANY =
      "429 {\"exception\":\"invalid.toomanyrequests\",\"id\":\"invalid.toomanyrequests\","
          + "\"reason\":\"Exceeded the number of requests allowed.\"}";
  private static final String NOT_FOUND =
      "404 {\"id\":\"resource.not.found\",\"reason\":\"No handler found\"}";
  private static final String NOT_ALLOWED =
      "405 {\"id\":\"method.not.allowed\",\"reason\":\"Method not allowed\"}";

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-03-13T00:00:00Z"));
  private Sandbox sandbox;
  private Client client;

  @BeforeEach
  void start() throws Exception {
    sandbox = Sandbox.start(SandboxOptions.builder().clock(now::get).build());
    client = Client.oneApi(sandbox);
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void letsTwentyReadsThroughInTenSeconds() throws Exception {
    for (int i = 0; i < 20; i++) {
      assertEquals(
          200, client.get(i % 2 == 0 ? ISSUED : "/mgmtconfig/v1/admin/me").status());
    }

    Answer refused = client.get(ISSUED);

    assertEquals(TOO_MANY, refused.all());
    assertEquals("13s", refused.header("retry-after"));
    now.set(now.get().plus(Duration.ofSeconds(10)));
    assertEquals(200, client.get(ISSUED).status());
  }

  @Test
  void letsTenWritesThroughInTenSeconds() throws Exception {
    for (int i = 0; i < 10; i++) {
      assertEquals(400, client.delete(CERTIFICATE + "/1").status());
    }

    assertEquals(TOO_MANY, client.delete(CERTIFICATE + "/1").all());

    assertEquals(200, client.get(ISSUED).status());
  }

  @Test
  void countsAllClientsTogether() throws Exception {
    Client legacy = Client.legacy(sandbox);
    for (int i = 0; i < 10; i++) {
      client.get(ISSUED);
      legacy.get(ISSUED);
    }

    assertEquals(TOO_MANY, legacy.get(ISSUED).all());
  }

  @Test
  void misleadsAboutTheLimitInTheGatewaysHeaders() throws Exception {
    for (int i = 0; i < 20; i++) {
      client.get(ISSUED);
    }

    Answer refused = client.get(ISSUED);

    assertEquals("5000, 5000;w=60", refused.header("x-ratelimit-limit"));
    assertEquals("4932", refused.header("x-ratelimit-remaining"));
  }

  @Test
  void startsTheWindowWithItsFirstRequest() throws Exception {
    client.get(ISSUED);
    now.set(now.get().plus(Duration.ofSeconds(9)));
    for (int i = 0; i < 19; i++) {
      client.get(ISSUED);
    }
    assertEquals(TOO_MANY, client.get(ISSUED).all());

    now.set(now.get().plus(Duration.ofSeconds(1)));

    for (int i = 0; i < 20; i++) {
      assertEquals(200, client.get(ISSUED).status());
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/mgmtconfig/v1/admin",
        V1 + "/serverGroup",
        V1 + "/certificate/issued",
        V1 + "/certificate/abc",
        V1 + "/clientlessCertificate",
        "/mgmtconfig/v2/admin/customers/216196257331281920/certificate"
      })
  void knowsNoOtherPath(String path) throws Exception {
    assertEquals(NOT_FOUND, client.get(path).all());
  }

  @ParameterizedTest
  @CsvSource({
    "DELETE, /certificate, 'GET, POST'",
    "PATCH, /certificate/1, 'GET, PUT, DELETE'",
    "POST, /clientlessCertificate/1, GET",
    "PUT, /microtenants, 'GET, POST'"
  })
  void knowsNoOtherMethod(String method, String path, String allowed) throws Exception {
    Answer answer = client.send(method, V1 + path, "application/json", "{}");

    assertEquals(NOT_ALLOWED, answer.all());
    assertEquals(allowed, answer.header("allow"));
  }

  @Test
  void doesNotAnswerAGetAtADoor() throws Exception {
    assertEquals(NOT_ALLOWED, client.get("/signin").all());
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST /certificate", "PUT /certificate/1"})
  void wantsJson(String request) throws Exception {
    String[] parts = request.split(" ");

    Answer answer = client.send(parts[0], V1 + parts[1], "text/plain", "{}");

    assertEquals(
        "415 {\"id\":\"unsupported.media.type\",\"reason\":\"Unsupported media type\"}",
        answer.all());
  }

  @Test
  void takesJsonWithACharset() throws Exception {
    assertEquals(
        400,
        client
            .send("POST", CERTIFICATE, "Application/JSON; charset=utf-8", "{}")
            .status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "\"text\"", "{} {}"})
  void refusesABodyThatIsNoJsonObject(String body) throws Exception {
    assertEquals(
        "400 {\"id\":\"bad.request\",\"reason\":\"The request body is not a JSON object.\"}",
        client.send("POST", CERTIFICATE, "application/json", body).all());
  }

  @Test
  void takesNoBodyOfMoreThanAMebibyte() throws Exception {
    String tooLarge = " ".repeat((1 << 20) + 1);

    assertEquals(
        "413 {\"id\":\"payload.too.large\",\"reason\":\"The request body is too large\"}",
        client.send("POST", CERTIFICATE, "application/json", tooLarge).all());
    assertEquals(
        400,
        client
            .send("POST", CERTIFICATE, "application/json", tooLarge.substring(1))
            .status());
  }

  @Test
  void marksWhatCameThroughTheGateway() throws Exception {
    Answer oneApi = client.get(ISSUED);
    Answer legacy = Client.legacy(sandbox).get(ISSUED);

    assertEquals(36, oneApi.header("x-oneapi-request-id").length());
    assertEquals(36, oneApi.header("x-transaction-id").length());
    assertEquals("", legacy.header("x-oneapi-request-id"));
    assertEquals(oneApi.body(), legacy.body());
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 405})
  void canBeACloudWithoutTheNewerPaths(int status) throws Exception {
    try (Sandbox older =
        Sandbox.start(SandboxOptions.builder().clientlessOnly(status).build())) {
      Client old = Client.oneApi(older);
      String id = older.seedPendingRequest("0", "waiting");

      assertEquals(status == 404 ? NOT_FOUND : NOT_ALLOWED, old.get(ISSUED).all());
      assertEquals(status, old.get(CERTIFICATE).status());
      assertEquals(status, old.get(CERTIFICATE + "/" + id).status());
      assertEquals(200, old.get(Client.V2 + "/clientlessCertificate/issued").status());
      assertEquals(200, old.get(V1 + "/clientlessCertificate/" + id).status());
      assertEquals(
          204, old.put(CERTIFICATE + "/" + id, Json.object().put("name", "x")).status());
      assertEquals(204, old.delete(CERTIFICATE + "/" + id).status());
    }
  }

  @Test
  void compressesWhenAsked() throws Exception {
    for (int i = 0; i < 10; i++) {
      sandbox.seedPendingRequest("0", "waiting-" + i);
    }

    Answer plain = client.get(CERTIFICATE);
    Answer compressed =
        client.send(client.to(CERTIFICATE).header("accept-encoding", "gzip").GET());

    assertEquals("", plain.header("content-encoding"));
    assertEquals("gzip", compressed.header("content-encoding"));
    assertTrue(length(compressed) < length(plain));
  }

  private static int length(Answer answer) {
    return Integer.parseInt(answer.header("content-length"));
  }

  @Test
  void takesABodyInChunks() throws Exception {
    var chunks = BodyPublishers.ofInputStream(
        () -> new ByteArrayInputStream("{\"name\":\"Sales\"}".getBytes(UTF_8)));

    Answer answer = client.send(client
        .to(V1 + "/microtenants")
        .header("content-type", "application/json")
        .POST(chunks));

    assertEquals(201, answer.status());
  }
}
