package io.github.zpacert.zpa;

import static io.github.zpacert.zpa.Rows.list;
import static io.github.zpacert.zpa.Rows.row;
import static io.github.zpacert.zpa.ZpaRig.V1;
import static io.github.zpacert.zpa.ZpaRig.json;
import static io.github.zpacert.zpa.ZpaRig.status;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.zpacert.material.TestCertificates;
import io.github.zpacert.material.TestCertificates.Issued;
import io.github.zpacert.model.Fingerprint;
import io.github.zpacert.model.Live;
import io.github.zpacert.model.Secret;
import io.github.zpacert.tenant.NewCertificate;
import io.github.zpacert.tenant.TenantException;
import io.github.zpacert.tenant.TenantException.Kind;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class UploadTest {

  private static final String POST = "POST v1/certificate?microtenantId=0";
  private static final String LOOK = "GET v1/certificate?microtenantId=0&page=1&pagesize=500";

  private final ZpaRig zpa = new ZpaRig();
  private final Issued issued = TestCertificates.selfSigned("portal.example.com");
  private final String blob = issued.pem() + issued.keyPem();
  private final ResponseDefinitionBuilder created = json(201, row("9", "portal", issued));
  private final ResponseDefinitionBuilder found = json(200, list(row("9", "portal", issued)));
  private final ResponseDefinitionBuilder absent = json(200, "[]");

  @AfterEach
  void close() {
    zpa.close();
  }

  @Test
  void sendsNameDescriptionAndBlobAndNothingElse() throws Exception {
    zpa.on("POST", V1, "certificate", created);

    Live live = create("0", "Customer \"portal\"");

    assertEquals("9", live.id());
    assertEquals("0", live.microtenantId());
    assertEquals(List.of(POST), zpa.sent());
    assertEquals(
        "{\"name\":\"portal\",\"description\":\"Customer \\\"portal\\\"\",\"certBlob\":\""
            + Rows.escaped(blob) + "\"}",
        zpa.lastRequest().getBodyAsString());
    assertEquals("application/json", zpa.lastRequest().getHeader("Content-Type"));
    assertEquals(
        "" + zpa.lastRequest().getBody().length, zpa.lastRequest().getHeader("Content-Length"));
  }

  @Test
  void leavesOutAnEmptyDescription() throws Exception {
    zpa.on("POST", V1, "certificate", created);

    create("0", "");

    assertEquals(
        "{\"name\":\"portal\",\"certBlob\":\"" + Rows.escaped(blob) + "\"}",
        zpa.lastRequest().getBodyAsString());
  }

  @Test
  void takesTheMicrotenantForTheOwnerWhenTheAnswerDoesNotSay() throws Exception {
    zpa.on("POST", V1, "certificate", created);

    assertEquals("7001", create("7001", "").microtenantId());
    assertEquals(List.of("POST v1/certificate?microtenantId=7001"), zpa.sent());
  }

  @Test
  void sendsAgainWhatWasCertainlyNotDone() throws Exception {
    zpa.on(
        "POST",
        V1,
        "certificate",
        status(429).withHeader("Retry-After", "4s"),
        json(409, Rows.error("api.concurrent.access.error", "Try again")),
        json(401, "{\"detail\":\"unauthorized\"}"),
        created);

    create("0", "");

    assertEquals(List.of(POST, POST, POST, POST), zpa.sent());
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"EMPTY_RESPONSE", "CONNECTION_RESET_BY_PEER"})
  void findsAnUploadWhoseAnswerWasLost(Fault fault) throws Exception {
    zpa.on("POST", V1, "certificate", status(201).withFault(fault));
    zpa.on("GET", V1, "certificate", found);

    assertEquals("9", create("0", "").id());
    assertEquals(List.of(POST, LOOK), zpa.sent());
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504})
  void looksBeforeItUploadsAgain(int status) throws Exception {
    zpa.on("POST", V1, "certificate", status(status), created);
    zpa.on("GET", V1, "certificate", absent);

    create("0", "");

    assertEquals(List.of(POST, LOOK, POST), zpa.sent());
    assertEquals(List.of(ofSeconds(1)), zpa.time.slept());
  }

  @Test
  void waitsAsLongAsAskedBeforeItLooks() throws Exception {
    var busy = status(503).withHeader("Retry-After", "10s");
    zpa.on("POST", V1, "certificate", busy, busy, busy, busy, created);
    zpa.on("GET", V1, "certificate", absent);

    create("0", "");

    assertEquals(
        List.of(ofSeconds(10), ofSeconds(10), ofSeconds(10), ofSeconds(10)), zpa.time.slept());
  }

  @Test
  void takesNoOtherObjectForItsOwn() throws Exception {
    Issued other = TestCertificates.selfSigned("portal.example.com");
    zpa.on("POST", V1, "certificate", status(500), json(201, row("12", "portal", issued)));
    zpa.on(
        "GET",
        V1,
        "certificate",
        json(
            200,
            list(
                row("9", "portal", other),
                row("10", "Portal", issued),
                row("11", "portal", issued, "\"microtenantId\":\"7001\""))));

    assertEquals("12", create("0", "").id());
  }

  @Test
  void givesUpAfterTwoRepeats() {
    zpa.on("POST", V1, "certificate", status(500));
    zpa.on("GET", V1, "certificate", absent);

    assertFails(
        Kind.UNREACHABLE,
        "create \"Default/portal\": gave up after 3 uploads: HTTP 500; the certificate was not created");
    assertEquals(List.of(POST, LOOK, POST, LOOK, POST, LOOK), zpa.sent());
  }

  @Test
  void doesNotRepeatARefusal() {
    zpa.on(
        "POST",
        V1,
        "certificate",
        json(400, Rows.error("bad.request", "no")).withHeader("x-oneapi-request-id", "7f3a"));

    assertFails(
        Kind.REFUSED, "create \"Default/portal\": HTTP 400 bad.request: no (request id 7f3a)");
    assertEquals(List.of(POST), zpa.sent());
  }

  @Test
  void looksAgainWhenRefusedAfterADoubt() throws Exception {
    zpa.on(
        "POST",
        V1,
        "certificate",
        status(504),
        json(400, Rows.error("name.exists", "A certificate of this name exists")));
    zpa.on("GET", V1, "certificate", absent, found);

    assertEquals("9", create("0", "").id());
    assertEquals(List.of(POST, LOOK, POST, LOOK), zpa.sent());
  }

  @Test
  void saysThatARefusalAfterADoubtLeftNothing() {
    zpa.on("POST", V1, "certificate", status(504), json(400, Rows.error("bad.request", "no")));
    zpa.on("GET", V1, "certificate", absent);

    assertFails(
        Kind.REFUSED,
        "create \"Default/portal\": HTTP 400 bad.request: no; the certificate was not created");
  }

  @Test
  void doesNotKnowWhatHappenedWhenItCannotLook() {
    zpa.on("POST", V1, "certificate", status(502));
    zpa.on("GET", V1, "certificate", status(403));

    assertFails(
        Kind.UNCERTAIN,
        "create \"Default/portal\": HTTP 502; looking for it failed: HTTP 403; the API client's role needs"
            + " the permission \"Certificate Management\" (a change of roles takes up to two minutes to act);"
            + " it is not known whether it was done, plan again to see");
    assertEquals(List.of(POST, LOOK), zpa.sent());
  }

  @Test
  void doesNotKnowWhatHappenedWhenInterruptedBeforeItLooks() {
    zpa.on("POST", V1, "certificate", status(502));
    zpa.time.whileSleeping(() -> zpa.interrupted.set(true));

    assertFails(
        Kind.UNCERTAIN,
        "create \"Default/portal\": HTTP 502; looking for it failed: the run was interrupted before it"
            + " was sent; it is not known whether it was done, plan again to see");
  }

  @Test
  void doesNotChooseBetweenTwoOfTheSame() {
    zpa.on("POST", V1, "certificate", status(502));
    zpa.on(
        "GET",
        V1,
        "certificate",
        json(200, list(row("9", "portal", issued), row("10", "portal", issued))));

    assertFails(
        Kind.UNCERTAIN,
        "create \"Default/portal\": HTTP 502; several objects have this name and content, ids [9, 10];"
            + " it is not known whether it was done, plan again to see");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "{}", "<html>", "{\"id\":\"9\"", "{\"id\":\"9\",\"name\":\"portal\"}"})
  void looksWhenTheAnswerDoesNotShowTheCertificate(String body) throws Exception {
    zpa.on("POST", V1, "certificate", json(201, body));
    zpa.on("GET", V1, "certificate", found);

    assertEquals("9", create("0", "").id());
    assertEquals(List.of(POST, LOOK), zpa.sent());
  }

  @Test
  void neverRepeatsAnUploadThatZpaConfirmed() {
    zpa.on("POST", V1, "certificate", json(201, ""));
    zpa.on("GET", V1, "certificate", absent);

    assertFails(
        Kind.UNCERTAIN,
        "create \"Default/portal\": ZPA says that it is done, but its answer does not show the certificate;"
            + " it is not in the list either; it is not known whether it was done, plan again to see");
    assertEquals(List.of(POST, LOOK), zpa.sent());
  }

  @Test
  void doesNotAcceptAnObjectThatWasMadeInAnotherMicrotenant() {
    zpa.on(
        "POST",
        V1,
        "certificate",
        json(201, row("9", "portal", issued, "\"microtenantName\":\"Default\"")));
    zpa.on("GET", V1, "certificate", found);

    var e = assertThrows(TenantException.class, () -> create("7001", ""));

    assertEquals(Kind.UNCERTAIN, e.kind());
  }

  private Live create(String microtenantId, String description) throws TenantException {
    return zpa.tenant()
        .create(
            microtenantId,
            new NewCertificate(
                "portal", description, Fingerprint.ofDer(issued.der()), Secret.of(blob)));
  }

  private void assertFails(Kind kind, String message) {
    var e = assertThrows(TenantException.class, () -> create("0", ""));

    assertEquals(message, e.getMessage());
    assertEquals(kind, e.kind());
  }
}
