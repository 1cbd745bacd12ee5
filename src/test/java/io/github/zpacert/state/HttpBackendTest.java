package io.github.zpacert.state;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.google.common.collect.ImmutableMap;
import io.github.zpacert.model.Secret;
import io.github.zpacert.state.StateSettings.Http.Locking;
import io.github.zpacert.state.StateSettings.Http.Login;
import io.github.zpacert.state.StateSettings.Http.Retries;
import io.github.zpacert.state.StateSettings.Http.Tls;
import io.github.zpacert.state.http.Server;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Single exchanges of Terraform's HTTP protocol. */
class HttpBackendTest {

  private static final LockInfo INFO = StateProcess.info("ours");

  @RegisterExtension
  private final WireMockExtension server = WireMockExtension.newInstance()
      .options(WireMockConfiguration.wireMockConfig().dynamicPort())
      .build();

  @Test
  void speaksAsTerraformDoes() throws Exception {
    server.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.ok()));
    server.stubFor(WireMock.get("/state?v=1").willReturn(WireMock.notFound()));

    try (StateStore store = store(settings(2));
        StateLock lock = store.lock(INFO, Duration.ZERO)) {
      lock.write(States.state(1));
    }

    server.verify(WireMock.postRequestedFor(WireMock.urlEqualTo("/lock"))
        .withBasicAuth(
            new com.github.tomakehurst.wiremock.client.BasicCredentials("ann", "hunter2"))
        .withHeader("JOB-TOKEN", WireMock.equalTo("abc"))
        .withHeader("Content-Type", WireMock.equalTo("application/json"))
        .withHeader("Content-MD5", WireMock.matching("[A-Za-z0-9+/]{22}=="))
        .withRequestBody(WireMock.equalToJson(
            LockInfoJson.write(INFO.withPath("http://localhost:" + server.getPort() + "/state")))));
    server.verify(WireMock.putRequestedFor(WireMock.urlEqualTo("/state?v=1&ID=ours")));
    server.verify(WireMock.deleteRequestedFor(WireMock.urlEqualTo("/lock")));
  }

  @Test
  void countsItsWritesInFrontOfTheState() throws Exception {
    TerraformServer terraform = TerraformServer.start();
    try (StateStore store =
            new StateStore(HttpPlace.open(terraform.address("x")), TestEffects.still());
        StateLock lock = store.lock(INFO, Duration.ZERO)) {
      lock.write(States.state(7));
      lock.write(States.state(7, "portal"));
    }

    String stored = new String(terraform.stored("x").orElseThrow(), UTF_8);

    assertEquals(
        "{\"serial\":2,\"lock\":\"ours\",\"state\":\n"
            + StateJson.write(States.state(7, "portal")).strip() + "}\n",
        stored);
  }

  @Test
  void readsWhatAServerHasReformatted() throws Exception {
    TerraformServer terraform = TerraformServer.start();
    terraform.put(
        "x",
        ("{\"lock\": \"a\", \"state\": " + StateJson.write(States.state(7, "portal"))
                + ", \"serial\": 3}")
            .getBytes(UTF_8));

    try (StateStore store =
        new StateStore(HttpPlace.open(terraform.address("x")), TestEffects.still())) {
      assertEquals(Optional.of(States.state(7, "portal")), store.read());
    }
  }

  @Test
  void readsABareStateAndGoesOnFromIt() throws Exception {
    TerraformServer terraform = TerraformServer.start();
    terraform.put("x", StateJson.write(States.state(7)).getBytes(UTF_8));

    try (StateStore store =
            new StateStore(HttpPlace.open(terraform.address("x")), TestEffects.still());
        StateLock lock = store.lock(INFO, Duration.ZERO)) {
      lock.write(States.state(8));

      assertEquals(Optional.of(States.state(8)), store.read());
    }
  }

  @Test
  void triesAgainAndTakesItsOwnLockForItsOwn() throws Exception {
    String holder = LockInfoJson.write(INFO);
    server.stubFor(WireMock.post("/lock")
        .inScenario("lost")
        .willReturn(WireMock.aResponse().withFault(Fault.EMPTY_RESPONSE))
        .willSetStateTo("locked"));
    server.stubFor(WireMock.post("/lock")
        .inScenario("lost")
        .whenScenarioStateIs("locked")
        .willReturn(WireMock.aResponse().withStatus(409).withBody(holder)));
    server.stubFor(WireMock.delete("/lock").willReturn(WireMock.ok()));

    try (StateStore store = store(settings(2))) {
      store.lock(INFO, Duration.ZERO).close();
    }

    server.verify(2, WireMock.postRequestedFor(WireMock.urlEqualTo("/lock")));
  }

  @Test
  void doesNotTakeALostAnswerForALostWrite() throws Exception {
    server.stubFor(WireMock.any(WireMock.urlEqualTo("/lock")).willReturn(WireMock.ok()));
    server.stubFor(WireMock.get("/state?v=1").willReturn(WireMock.notFound()));
    server.stubFor(WireMock.put("/state?v=1&ID=ours")
        .willReturn(WireMock.aResponse().withStatus(422))
        .inScenario("written")
        .willSetStateTo("written"));
    server.stubFor(WireMock.get("/state?v=1")
        .inScenario("written")
        .whenScenarioStateIs("written")
        .willReturn(WireMock.ok("{\"serial\":1,\"lock\":\"ours\",\"state\":\n"
            + StateJson.write(States.state(1)).strip() + "}\n")));

    try (StateStore store = store(settings(0));
        StateLock lock = store.lock(INFO, Duration.ZERO)) {
      lock.write(States.state(1));
    }
  }

  @Test
  void doesNotTakeADamagedBodyForAState() throws Exception {
    server.stubFor(WireMock.get("/state?v=1")
        .willReturn(WireMock.ok(StateJson.write(States.state(1)))
            .withHeader("Content-MD5", "AAAAAAAAAAAAAAAAAAAAAA==")));

    assertReadFails("what came is not what its Content-MD5 says");
  }

  @Test
  void waitsForNobodyWhoSendsNowAndThen() throws Exception {
    server.stubFor(WireMock.get("/state?v=1")
        .willReturn(
            WireMock.ok(StateJson.write(States.state(1))).withChunkedDribbleDelay(60, 6_000)));
    var limits =
        new Server.Limits(Duration.ofSeconds(1), Duration.ofSeconds(5), Duration.ofSeconds(1));

    try (StateStore store =
        new StateStore(HttpPlace.open(settings(0), limits), TestEffects.still())) {
      var e = assertThrows(StateException.class, store::read);

      assertEquals(
          "cannot read the state " + store.describe() + ": no whole answer within 1 s", e.reason());
    }
  }

  @Test
  void saysWhatToDoWithoutSayingASecret() throws Exception {
    server.stubFor(WireMock.get("/state?v=1")
        .willReturn(WireMock.unauthorized().withBody("no such user with hunter2 and abc")));

    String reason = assertReadFails(
        "HTTP 401, no such user with *** and ***; set TF_HTTP_USERNAME and TF_HTTP_PASSWORD, or a header");

    assertFalse(reason.contains("hunter2"));
  }

  @Test
  void followsNoRedirect() throws Exception {
    server.stubFor(
        WireMock.get("/state?v=1").willReturn(WireMock.temporaryRedirect("https://example.com")));

    assertReadFails("HTTP 302; a redirect is not followed, check the address");
  }

  private String assertReadFails(String why) throws Exception {
    try (StateStore store = store(settings(0))) {
      var e = assertThrows(StateException.class, store::read);

      assertEquals(
          "cannot read the state \"http://localhost:" + server.getPort() + "/state\": " + why,
          e.reason());
      assertTrue(server.getAllServeEvents().size() == 1);
      return e.reason();
    }
  }

  private static StateStore store(StateSettings.Http settings) {
    return new StateStore(HttpPlace.open(settings, Server.Limits.GENEROUS), TestEffects.still());
  }

  private StateSettings.Http settings(int retries) {
    URI base = URI.create("http://localhost:" + server.getPort());
    return new StateSettings.Http(
        base.resolve("/state?v=1"),
        "PUT",
        Optional.of(new Locking(base.resolve("/lock"), "POST", base.resolve("/lock"), "DELETE")),
        Optional.of(new Login("ann", Secret.of("hunter2"))),
        ImmutableMap.of("JOB-TOKEN", Secret.of("abc")),
        new Retries(retries, Duration.ZERO, Duration.ZERO),
        Tls.USUAL);
  }
}
