package io.github.zpacert.zpa;

import static io.github.zpacert.zpa.ZpaRig.V1;
import static io.github.zpacert.zpa.ZpaRig.json;
import static io.github.zpacert.zpa.ZpaRig.status;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.zpacert.diag.Log;
import io.github.zpacert.model.TenantSettings;
import io.github.zpacert.model.TenantSettings.Auth;
import io.github.zpacert.model.TenantSettings.CertificatesApi;
import io.github.zpacert.tenant.TenantException;
import io.github.zpacert.tenant.TenantException.Kind;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInTest {

  private static final String EXPIRED =
      "{\"detail\":\"unauthorized\",\"type\":\"\",\"title\":\"\",\"status\":\"\"}";

  private final ZpaRig zpa = new ZpaRig();

  @AfterEach
  void close() {
    zpa.close();
  }

  @Test
  void sendsNothingBeforeTheFirstRequest() {
    zpa.tenant();

    assertEquals(List.of(), zpa.requests());
    assertEquals(new RequestCounts(0, 0, 0), zpa.tenant().counts());
  }

  @Test
  void signsInOnceForAllThreadsAndKeepsTheToken() throws Exception {
    zpa.on("GET", V1, "certificate", json(200, "[]").withFixedDelay(20));
    Callable<Object> list = () -> zpa.tenant().list("0");
    zpa.tenant();

    inParallel(List.of(list, list, list, list));
    zpa.tenant().list("0");

    assertEquals(new RequestCounts(1, 5, 0), zpa.tenant().counts());
    LoggedRequest signIn = zpa.requests().get(0);
    assertEquals(
        "client_id=sandbox&client_secret=sandbox&grant_type=client_credentials&audience=https%3A%2F%2Fapi.zscaler.com",
        signIn.getBodyAsString());
    assertEquals("Bearer token-1-of-the-tenant", zpa.lastRequest().getHeader("Authorization"));
    assertEquals("zpacert/1.2.3", zpa.lastRequest().getHeader("User-Agent"));
  }

  @Test
  void signsInToTheLegacyApiByItsForm() throws Exception {
    zpa.with(Auth.LEGACY).on("GET", V1, "certificate", json(200, "[]"));
    zpa.tokens(
        json(200, "{\"token_type\":\"Bearer\",\"access_token\":\"t\",\"expires_in\":\"3600\"}"));

    zpa.tenant().list("0");

    assertEquals(
        "client_id=sandbox&client_secret=sandbox", zpa.requests().get(0).getBodyAsString());
  }

  @Test
  void signsInAgainBeforeTheTokenEnds() throws Exception {
    zpa.on("GET", V1, "certificate", json(200, "[]"));
    zpa.tokens(token("first", 100), token("second", 100));

    zpa.tenant().list("0");
    zpa.time.pass(Duration.ofSeconds(49));
    zpa.tenant().list("0");
    zpa.time.pass(Duration.ofSeconds(1));
    zpa.tenant().list("0");

    assertEquals(2, zpa.tenant().counts().signIns());
    assertEquals("Bearer second", zpa.lastRequest().getHeader("Authorization"));
  }

  @Test
  void replacesARefusedTokenOnce() throws Exception {
    zpa.on("GET", V1, "certificate", json(401, EXPIRED), json(200, "[]"));
    zpa.tokens(token("first", 3600), token("second", 3600));

    zpa.tenant().list("0");

    assertEquals(new RequestCounts(2, 2, 0), zpa.tenant().counts());
    assertEquals("Bearer second", zpa.lastRequest().getHeader("Authorization"));
    assertEquals(List.of(), zpa.time.slept());
  }

  @Test
  void givesUpWhenTheNewTokenIsRefusedToo() {
    zpa.on("GET", V1, "certificate", json(401, Rows.error("access.denied", "Access denied")));

    assertFails(
        Kind.UNAUTHORIZED,
        "list \"Default\": HTTP 401 access.denied: Access denied; a new token was refused too: check"
            + " that the API client belongs to this customerId and has a role in ZPA");
    assertEquals(new RequestCounts(2, 2, 0), zpa.tenant().counts());
  }

  @Test
  void signsInAgainOnlyOnceWhenManyRequestsAreRefusedAtOnce() throws Exception {
    for (int i = 1; i <= 4; i++) {
      zpa.on(
          "GET",
          V1,
          "certificate/" + i,
          json(401, EXPIRED).withFixedDelay(200),
          json(200, "{\"id\":\"" + i + "\",\"name\":\"a\"}"));
    }
    zpa.tokens(token("first", 3600), token("second", 3600));
    ZpaTenant tenant = zpa.tenant();

    inParallel(Stream.of("1", "2", "3", "4")
        .<Callable<Object>>map(id -> () -> tenant.get("0", id))
        .toList());

    assertEquals(new RequestCounts(2, 8, 0), tenant.counts());
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403})
  void neverRepeatsARefusedSignIn(int status) {
    zpa.tokens(
        json(status, "{\"error\":\"invalid_client\",\"error_description\":\"unknown client\"}"));
    String message = "list \"Default\": sign-in: HTTP " + status
        + " invalid_client: unknown client; check client id, secret and vanity domain; it is not tried again";

    assertFails(Kind.UNAUTHORIZED, message);
    assertFails(Kind.UNAUTHORIZED, message);

    assertEquals(new RequestCounts(1, 0, 0), zpa.tenant().counts());
  }

  @Test
  void doesNotTakeAWrongSignInAddressForAMissingList() {
    zpa.tokens(status(404));

    assertFails(
        Kind.UNAUTHORIZED,
        "list \"Default\": sign-in: HTTP 404; check client id, secret and vanity domain; it is not tried again");
    assertEquals(
        List.of(), zpa.log.stream().filter(line -> line.startsWith("INFO")).toList());
  }

  @Test
  void neverRepeatsASignInWhoseAnswerWasLost() {
    zpa.tokens(json(200, "{}").withFault(Fault.EMPTY_RESPONSE));
    String message = "list \"Default\": sign-in: the connection was closed without an answer";

    assertFails(Kind.UNREACHABLE, message);
    assertFails(Kind.UNREACHABLE, message);

    assertEquals(1, zpa.tenant().counts().signIns());
  }

  @Test
  void neverRepeatsAThrottledSignIn() {
    zpa.tokens(status(429).withHeader("Retry-After", "1s"));

    assertFails(Kind.UNREACHABLE, "list \"Default\": sign-in: HTTP 429");

    assertEquals(1, zpa.tenant().counts().signIns());
  }

  @Test
  void refusesASignInWithoutAToken() {
    zpa.tokens(json(200, "{\"token_type\":\"Bearer\"}"));

    assertFails(Kind.PROTOCOL, "list \"Default\": sign-in: the answer holds no access token");
  }

  @Test
  void signsInAgainOnlyWhereNothingWasListening() throws Exception {
    int port;
    try (var socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }
    var url = Optional.of(URI.create("http://127.0.0.1:" + port));
    var settings = new TenantSettings(
        "1", "sandbox", Auth.ONEAPI, Optional.empty(), url, url, CertificatesApi.ALL);
    var time = new FakeTime();
    var effects = new Effects(time, time, () -> 1, () -> false, Log.SILENT);
    try (var tenant = ZpaTenant.connect(
        settings, Credentials.sandbox(Auth.ONEAPI), HttpOptions.from(Map.of(), "1", 1), effects)) {
      var e = assertThrows(TenantException.class, () -> tenant.list("0"));

      assertEquals(
          "list \"Default\": sign-in: gave up after 6 attempts in 31 s: cannot connect to 127.0.0.1:"
              + port,
          e.getMessage());
      assertEquals(Kind.UNREACHABLE, e.kind());
      assertEquals(6, tenant.counts().signIns());
      assertEquals(Duration.ofSeconds(31), time.elapsed());
    }
  }

  @Test
  void takesA401ForOverloadWhereItSaysSo() throws Exception {
    var overload = json(401, Rows.error("access.denied", "Resource Access Blocked"));
    zpa.on("GET", V1, "certificate", overload, overload, json(200, "[]"));

    zpa.tenant().list("0");

    assertEquals(List.of(Duration.ofSeconds(1), Duration.ofSeconds(2)), zpa.time.slept());
    assertEquals(new RequestCounts(1, 3, 0), zpa.tenant().counts());
  }

  @Test
  void doesNotWaitForAnOverloadForEver() {
    zpa.on("GET", V1, "certificate", json(401, "{\"code\":\"SESSION_NOT_VALID\"}"));

    assertFails(
        Kind.UNREACHABLE,
        "list \"Default\": gave up after 6 attempts in 31 s: HTTP 401 SESSION_NOT_VALID");
  }

  @Test
  void saysThatATenantHasMovedToOneApi() {
    zpa.on("GET", V1, "certificate", status(401).withBody("Supported only through Zscaler OneAPI"));

    assertFails(
        Kind.UNAUTHORIZED,
        "list \"Default\": HTTP 401: Supported only through Zscaler OneAPI; this tenant has moved to"
            + " OneAPI: set \"auth: oneapi\" and use a OneAPI client");
    assertEquals(1, zpa.tenant().counts().signIns());
  }

  private void assertFails(Kind kind, String message) {
    var e = assertThrows(TenantException.class, () -> zpa.tenant().list("0"));

    assertEquals(message, e.getMessage());
    assertEquals(kind, e.kind());
  }

  private static ResponseDefinitionBuilder token(String text, int seconds) {
    return json(200, "{\"access_token\":\"" + text + "\",\"expires_in\":" + seconds + "}");
  }

  private static void inParallel(List<Callable<Object>> calls) throws Exception {
    var threads = Executors.newFixedThreadPool(calls.size());
    try {
      for (var future : threads.invokeAll(calls)) {
        future.get();
      }
    } finally {
      threads.shutdown();
    }
  }
}
