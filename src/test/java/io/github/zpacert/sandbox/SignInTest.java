package io.github.zpacert.sandbox;

import static io.github.zpacert.sandbox.Client.ISSUED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.zpacert.material.TestCertificates;
import io.github.zpacert.sandbox.Client.Answer;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class SignInTest {

  private static final long NOW = 1773369888L;
  private static final String TOKEN = "/oauth2/v1/token";
  private static final String AUDIENCE = "https://api.zscaler.com";
  private static final String GRANT =
      "grant_type=client_credentials&audience=https%3A%2F%2Fapi.zscaler.com";
  private static final String ASSERTED = GRANT
      + "&client_assertion_type=urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer"
      + "&client_assertion=";
  private static final String WRONG =
      "400 {\"error\":\"invalid_client\",\"error_description\":\"client id or secret is wrong\"}";
  private static final String DENIED =
      "401 {\"id\":\"access.denied\",\"reason\":\"Access denied\"}";

  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.ofEpochSecond(NOW));
  private final KeyPair key = TestCertificates.newEcKey();
  private Sandbox sandbox;
  private Client stranger;

  @BeforeEach
  void start() throws Exception {
    sandbox = Sandbox.start(SandboxOptions.builder()
        .clock(now::get)
        .credentials("me", "s&cret")
        .assertionKey(key.getPublic())
        .build());
    stranger = Client.stranger(sandbox);
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {TOKEN, "/zpa" + TOKEN})
  void givesAOneApiTokenWhoseLifetimeIsANumber(String path) throws Exception {
    Answer answer = stranger.form(path, GRANT + "&client_id=me&client_secret=s%26cret");

    assertEquals(200, answer.status());
    assertEquals("Bearer", answer.text("token_type"));
    assertEquals("3600", answer.json().path("expires_in").toString());
    assertEquals(
        200,
        Client.withToken(sandbox.oneApiBaseUrl(), answer.text("access_token"))
            .get(ISSUED)
            .status());
  }

  @ParameterizedTest
  @ValueSource(strings = {"/signin", "/zpa/signin"})
  void givesALegacyTokenWhoseLifetimeIsAText(String path) throws Exception {
    Answer answer = stranger.form(path, "client_id=me&client_secret=s%26cret");

    assertEquals(200, answer.status());
    assertEquals("Bearer", answer.text("token_type"));
    assertEquals("\"3600\"", answer.json().path("expires_in").toString());
    assertEquals(
        200,
        Client.withToken(sandbox.legacyBaseUrl(), answer.text("access_token"))
            .get(ISSUED)
            .status());
  }

  @Test
  void saysInTheTokenWhenItEnds() throws Exception {
    String token =
        stranger.form("/signin", "client_id=me&client_secret=s%26cret").text("access_token");

    String claims =
        new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), StandardCharsets.UTF_8);

    assertEquals("{\"sub\":\"me\",\"exp\":" + (NOW + 3600) + "}", claims);
  }

  @Test
  void takesTheSecretInABasicHeader() throws Exception {
    String basic = Base64.getEncoder().encodeToString("me:s&cret".getBytes(StandardCharsets.UTF_8));

    Answer answer = stranger.send(stranger
        .to(TOKEN)
        .header("authorization", "Basic " + basic)
        .header("content-type", Client.FORM)
        .POST(BodyPublishers.ofString(GRANT)));

    assertEquals(200, answer.status());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "client_id=me&client_secret=wrong",
        "client_id=other&client_secret=s%26cret",
        "client_id=&client_secret=",
        "x=y"
      })
  void refusesWrongCredentials(String form) throws Exception {
    assertEquals(WRONG, stranger.form(TOKEN, GRANT + "&" + form).all());
    assertEquals(DENIED, stranger.form("/signin", form).all());
  }

  @Test
  void acceptsEverybodyWithAnIdAndASecretUnlessToldOtherwise() throws Exception {
    try (Sandbox open = Sandbox.start(SandboxOptions.builder().build())) {
      Client anybody = Client.stranger(open);

      assertEquals(200, anybody.form("/signin", "client_id=a&client_secret=b").status());
      assertEquals(
          WRONG, anybody.form(TOKEN, GRANT + "&client_id=a&client_secret=").all());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "grant_type=password, unsupported_grant_type, grant_type must be client_credentials",
    "grant_type=client_credentials&audience=x, invalid_request, audience must be https://api.zscaler.com",
    "grant_type=%zz, invalid_request, the form cannot be decoded"
  })
  void refusesARequestThatIsNotForAToken(String form, String error, String description)
      throws Exception {
    assertEquals(
        "400 {\"error\":\"" + error + "\",\"error_description\":\"" + description + "\"}",
        stranger.form(TOKEN, form).all());
  }

  @Test
  void locksAClientForHalfAnHourAfterThreeFailures() throws Exception {
    String good = "client_id=me&client_secret=s%26cret";
    String locked =
        "403 {\"id\":\"api.key.locked\",\"reason\":\"The API key is locked for 30 minutes after three unsuccessful attempts.\"}";
    for (int i = 0; i < 3; i++) {
      assertEquals(
          DENIED, stranger.form("/signin", "client_id=me&client_secret=x").all());
    }

    assertEquals(locked, stranger.form("/signin", good).all());
    assertEquals(
        "400 {\"error\":\"invalid_client\","
            + "\"error_description\":\"the client is locked for 30 minutes after three unsuccessful attempts\"}",
        stranger.form(TOKEN, GRANT + "&" + good).all());
    now.set(now.get().plus(Duration.ofMinutes(30)).minusSeconds(1));
    assertEquals(locked, stranger.form("/signin", good).all());
    now.set(now.get().plusSeconds(1));
    assertEquals(200, stranger.form("/signin", good).status());
  }

  @Test
  void countsFailuresAnewAfterASuccess() throws Exception {
    for (int i = 0; i < 4; i++) {
      assertEquals(401, stranger.form("/signin", "client_id=me&client_secret=x").status());
      assertEquals(401, stranger.form("/signin", "client_id=me&client_secret=x").status());
      assertEquals(
          200, stranger.form("/signin", "client_id=me&client_secret=s%26cret").status());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {AUDIENCE, "https://acme.zslogin.net", "https://acme.zsloginbeta.net"})
  void takesASignedAssertionInPlaceOfASecret(String audience) throws Exception {
    String jwt = sign(header(), claims().put("aud", audience));

    assertEquals(200, stranger.form(TOKEN, ASSERTED + jwt + "&client_id=me").status());
    assertEquals(200, stranger.form(TOKEN, ASSERTED + jwt).status());
  }

  @Test
  void refusesAnAssertionWithAFlaw() throws Exception {
    assertAssertionRefused("the assertion has expired", sign(header(), claims().put("exp", NOW)));
    assertAssertionRefused(
        "the assertion is for another audience",
        sign(header(), claims().put("aud", "https://example.com")));
    now.set(now.get().plus(Lockout.LENGTH));
    assertAssertionRefused(
        "iss and sub of the assertion must both be the client id",
        sign(header(), claims().put("iss", "you")));
  }

  @Test
  void refusesAnAssertionThatIsNotSignedAsItSays() throws Exception {
    String good = sign(header(), claims());
    assertAssertionRefused(
        "the assertion must be signed with RS256 or ES256",
        sign(Json.object().put("alg", "none"), claims()));
    assertAssertionRefused(
        "the assertion is not signed by the key of this client",
        good.substring(0, good.lastIndexOf('.') + 1) + "AAAA");
  }

  @Test
  void refusesAnAssertionOfAnotherClientOrNone() throws Exception {
    assertAssertionRefused(
        "the assertion is of another client",
        sign(header(), claims().put("iss", "you").put("sub", "you")));
    assertAssertionRefused("the assertion is not a JWT", "abc");
    assertEquals(
        "400 {\"error\":\"invalid_request\",\"error_description\":"
            + "\"client_assertion_type must be urn:ietf:params:oauth:client-assertion-type:jwt-bearer\"}",
        stranger.form(TOKEN, GRANT + "&client_assertion=a.b.c").all());
  }

  @Test
  void wantsATokenForEverythingElse() throws Exception {
    String gateway =
        "401 {\"detail\":\"unauthorized\",\"type\":\"\",\"title\":\"\",\"status\":\"\"}";

    assertEquals(gateway, stranger.get("/zpa" + ISSUED).all());
    assertEquals(DENIED, stranger.get(ISSUED).all());
    assertEquals(
        gateway,
        Client.withToken(sandbox.oneApiBaseUrl(), "made-up").get(ISSUED).all());
  }

  @Test
  void letsTokensExpire() throws Exception {
    Answer answer = stranger.form("/signin", "client_id=me&client_secret=s%26cret");
    Client client = Client.withToken(sandbox.legacyBaseUrl(), answer.text("access_token"));

    now.set(Instant.ofEpochSecond(NOW + 3599));
    assertEquals(200, client.get(ISSUED).status());
    now.set(Instant.ofEpochSecond(NOW + 3600));
    assertEquals(DENIED, client.get(ISSUED).all());
  }

  @Test
  void signsOut() throws Exception {
    Answer answer = stranger.form("/signin", "client_id=me&client_secret=s%26cret");
    Client client = Client.withToken(sandbox.legacyBaseUrl(), answer.text("access_token"));

    assertEquals("204 ", client.post("/signout", Json.object()).all());

    assertEquals(DENIED, client.get(ISSUED).all());
  }

  @Test
  void wantsAForm() throws Exception {
    assertEquals(
        "415 {\"id\":\"unsupported.media.type\",\"reason\":\"Unsupported media type\"}",
        stranger.post("/signin", Json.object()).all());
  }

  @Test
  void keepsTheSecretOutOfItsOptions() {
    String text = SandboxOptions.builder().credentials("me", "hidden").build().toString();

    assertTrue(text.contains("me:***"));
    assertTrue(!text.contains("hidden"));
  }

  private void assertAssertionRefused(String description, String jwt) throws Exception {
    assertEquals(
        "400 {\"error\":\"invalid_client\",\"error_description\":\"" + description + "\"}",
        stranger.form(TOKEN, ASSERTED + jwt + "&client_id=me").all());
  }

  private static ObjectNode header() {
    return Json.object().put("alg", "ES256");
  }

  private static ObjectNode claims() {
    return Json.object()
        .put("iss", "me")
        .put("sub", "me")
        .put("aud", AUDIENCE)
        .put("exp", NOW + 600);
  }

  private String sign(ObjectNode header, ObjectNode claims) throws Exception {
    String signed = encode(header) + "." + encode(claims);
    Signature signature = Signature.getInstance("SHA256withECDSAinP1363Format");
    signature.initSign(key.getPrivate());
    signature.update(signed.getBytes(StandardCharsets.US_ASCII));
    return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
  }

  private static String encode(ObjectNode node) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(node.toString().getBytes(StandardCharsets.UTF_8));
  }
}
