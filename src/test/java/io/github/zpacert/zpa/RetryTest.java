package io.github.zpacert.zpa;

import static io.github.zpacert.zpa.ZpaRig.V1;
import static io.github.zpacert.zpa.ZpaRig.json;
import static io.github.zpacert.zpa.ZpaRig.status;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import io.github.zpacert.retry.RetryPolicy;
import io.github.zpacert.tenant.TenantException;
import io.github.zpacert.tenant.TenantException.Kind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads, updates and deletes; what is different about uploads is another test's. */
class RetryTest {

  private final ZpaRig zpa = new ZpaRig();

  @AfterEach
  void close() {
    zpa.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"13s", "13"})
  void waitsAsLongAsAThrottlingServerAsks(String retryAfter) throws Exception {
    zpa.on("GET", V1, "certificate", throttled().withHeader("Retry-After", retryAfter), empty());

    zpa.tenant().list("0");

    assertEquals(List.of(ofSeconds(13)), zpa.time.slept());
  }

  @Test
  void waitsAsItLikesWhenAThrottlingServerDoesNotAsk() throws Exception {
    zpa.on(
        "GET",
        V1,
        "certificate",
        throttled(),
        throttled().withHeader("Retry-After", "soon"),
        empty());

    zpa.tenant().list("0");

    assertEquals(List.of(ofSeconds(1), ofSeconds(2)), zpa.time.slept());
  }

  @Test
  void holdsBackAllReadsButNoWritesAfterAThrottledRead() throws Exception {
    zpa.on("GET", V1, "certificate", throttled().withHeader("Retry-After", "3600"));
    zpa.on(
        "GET",
        V1,
        "certificate/1",
        throttled().withHeader("Retry-After", "30s"),
        json(200, "{\"id\":\"1\"}"));
    zpa.on("DELETE", V1, "certificate/2", done());

    zpa.tenant().get("0", "1");
    zpa.tenant().delete("0", "2");

    assertEquals(List.of(ofSeconds(30)), zpa.time.slept());
  }

  @Test
  void tellsWhyItWaits() throws Exception {
    zpa.on("GET", V1, "certificate", throttled().withHeader("Retry-After", "13s"), empty());

    zpa.tenant().list("0");

    assertEquals(
        List.of(
            "WARN list \"Default\": HTTP 429 invalid.toomanyrequests: Exceeded the number of requests allowed.;"
                + " going on in 13 s"),
        zpa.log.stream().filter(l -> l.startsWith("WARN")).toList());
  }

  @Test
  void givesUpWhenAskedToWaitForTooLong() {
    zpa.on("GET", V1, "certificate", throttled().withHeader("Retry-After", "3600s"));

    assertListFails(
        Kind.UNREACHABLE,
        "list \"Default\": gave up after 1 attempt in 0 s, asked to wait 3600 s: HTTP 429"
            + " invalid.toomanyrequests: Exceeded the number of requests allowed.");
    assertEquals(List.of(), zpa.time.slept());
  }

  @Test
  void givesUpWhenThrottledForEver() {
    zpa.on(
        "DELETE",
        V1,
        "certificate/1",
        throttled().withHeader("Retry-After", "4s").withHeader("x-transaction-id", "tx-9"));

    var e = assertThrows(TenantException.class, () -> zpa.tenant().delete("0", "1"));

    assertEquals(
        "delete certificate 1 of \"Default\": gave up after 6 attempts in 20 s, asked to wait 4 s:"
            + " HTTP 429 invalid.toomanyrequests: Exceeded the number of requests allowed."
            + " (request id tx-9)",
        e.getMessage());
    assertEquals(Kind.UNREACHABLE, e.kind());
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504})
  void readsAgainAfterAServersError(int status) throws Exception {
    zpa.on("GET", V1, "certificate", json(status, "<html>oops</html>"), empty());

    zpa.tenant().list("0");

    assertEquals(List.of(ofSeconds(1)), zpa.time.slept());
    assertEquals(2, zpa.tenant().counts().reads());
  }

  @Test
  void waitsAsLongAsABrokenServerAsks() throws Exception {
    zpa.on(
        "GET",
        V1,
        "certificate",
        json(503, Rows.error("retryable.server.error", "try again"))
            .withHeader("Retry-After", "10s"),
        empty());

    zpa.tenant().list("0");

    assertEquals(List.of(ofSeconds(10)), zpa.time.slept());
  }

  @ParameterizedTest
  @EnumSource(Fault.class)
  void readsAgainWhenTheConnectionBreaks(Fault fault) throws Exception {
    zpa.on("GET", V1, "certificate", json(200, "[]").withFault(fault), empty());

    zpa.tenant().list("0");

    assertEquals(2, zpa.tenant().counts().reads());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{\"totalPages\":\"1\",\"list\":["})
  void readsAgainWhenTheAnswerBreaksOff(String body) throws Exception {
    zpa.on("GET", V1, "certificate", json(200, body), empty());

    zpa.tenant().list("0");

    assertEquals(2, zpa.tenant().counts().reads());
  }

  @Test
  void readsAgainWhenNoAnswerComesInTime() throws Exception {
    zpa.with(limits(ofSeconds(2), ofSeconds(20)))
        .on("GET", V1, "certificate", json(200, "[]").withFixedDelay(4_000), empty());

    zpa.tenant().list("0");

    assertEquals(2, zpa.tenant().counts().reads());
  }

  @Test
  void limitsTheWholeOfAnExchangeThoughBytesKeepComing() {
    zpa.with(new RetryPolicy(1, ofSeconds(1), ofSeconds(1), ofSeconds(1)))
        .with(limits(ofSeconds(15), ofSeconds(3)))
        .on(
            "GET",
            V1,
            "certificate",
            json(200, "[1234567890]").withChunkedDribbleDelay(20, 12_000));

    assertListFails(
        Kind.UNREACHABLE,
        "list \"Default\": gave up after 1 attempt in 0 s: no whole answer within 3 s");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 409})
  void writesAgainWhenSomebodyElseIsWriting(int status) throws Exception {
    var conflict = json(status, Rows.error("api.concurrent.access.error", "Try again"));
    zpa.on(
        "PUT",
        V1,
        "certificate/1",
        conflict,
        json(400, Rows.error("db.simultaneous.request", "")),
        done());

    zpa.tenant().update("0", "1", "a", "b");

    assertEquals(List.of(ofSeconds(1), ofSeconds(2)), zpa.time.slept());
  }

  @Test
  void doesNotRepeatWhatIsNotAcceptable() {
    zpa.on("PUT", V1, "certificate/1", json(400, Rows.error("bad.request", "name is too long")));

    assertUpdateFails(
        Kind.REFUSED, "update \"Default/a\" (id 1): HTTP 400 bad.request: name is too long");
    assertEquals(1, zpa.tenant().counts().writes());
  }

  @Test
  void updatesAgainAfterALostAnswer() throws Exception {
    zpa.on("PUT", V1, "certificate/1", done().withFault(Fault.EMPTY_RESPONSE), done());

    zpa.tenant().update("0", "1", "a", "");

    assertEquals("{\"name\":\"a\",\"description\":\"\"}", zpa.lastRequest().getBodyAsString());
    assertEquals("application/json", zpa.lastRequest().getHeader("Content-Type"));
    assertEquals(
        List.of("PUT v1/certificate/1?microtenantId=0", "PUT v1/certificate/1?microtenantId=0"),
        zpa.sent());
  }

  @Test
  void saysThatAnUpdateMayHaveHappened() {
    zpa.on("PUT", V1, "certificate/1", status(502));

    assertUpdateFails(
        Kind.UNCERTAIN,
        "update \"Default/a\" (id 1): gave up after 6 attempts in 31 s: HTTP 502;"
            + " it is not known whether it was done, plan again to see");
  }

  @Test
  void knowsFromALaterRefusalThatAnUpdateDidNotHappen() {
    zpa.on("PUT", V1, "certificate/1", status(502), json(404, ""));

    assertUpdateFails(Kind.NOT_FOUND, "update \"Default/a\" (id 1): HTTP 404");
  }

  @Test
  void doesNotKnowWhatHappenedWhenARightIsMissingLater() {
    zpa.on("PUT", V1, "certificate/1", status(502), status(403));

    var e = assertThrows(TenantException.class, () -> zpa.tenant().update("0", "1", "a", "b"));

    assertEquals(Kind.UNCERTAIN, e.kind());
  }

  @Test
  void deletes() throws Exception {
    zpa.on("DELETE", V1, "certificate/1", done());

    zpa.tenant().delete("7001", "1");

    assertEquals(List.of("DELETE v1/certificate/1?microtenantId=7001"), zpa.sent());
    assertEquals("", zpa.lastRequest().getBodyAsString());
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 404})
  void countsWhatIsGoneAsDeleted(int status) throws Exception {
    zpa.on(
        "DELETE",
        V1,
        "certificate/1",
        status(500),
        json(status, Rows.error("resource.not.found", "No resource exists")));

    zpa.tenant().delete("0", "1");

    assertEquals(2, zpa.tenant().counts().writes());
  }

  @ParameterizedTest
  @ValueSource(strings = {"resource.referenced", "some.other.id"})
  void namesWhatStillUsesACertificate(String id) {
    zpa.on(
        "DELETE",
        V1,
        "certificate/1",
        json(400, Rows.error(id, "Resource is being referenced in Application : app1.")));

    var e = assertThrows(TenantException.class, () -> zpa.tenant().delete("0", "1"));

    assertEquals(
        "delete certificate 1 of \"Default\": HTTP 400 " + id
            + ": Resource is being referenced in Application : app1.",
        e.getMessage());
    assertEquals(Kind.REFERENCED, e.kind());
  }

  @Test
  void namesAMissingPermission() {
    zpa.on("GET", V1, "certificate", status(403));

    assertListFails(
        Kind.UNAUTHORIZED,
        "list \"Default\": HTTP 403; the API client's role needs the permission \"Certificate Management\""
            + " (a change of roles takes up to two minutes to act)");
  }

  @Test
  void doesNotTakeMaintenanceForAMissingPermission() {
    zpa.on(
        "PUT",
        V1,
        "certificate/1",
        json(403, "{\"code\":\"STATE_READONLY\",\"message\":\"upgrade\"}"));

    assertUpdateFails(
        Kind.UNREACHABLE,
        "update \"Default/a\" (id 1): HTTP 403 STATE_READONLY: upgrade; ZPA is in maintenance and read-only, try later");
  }

  @Test
  void followsNoRedirect() {
    zpa.on("GET", V1, "certificate", status(302).withHeader("Location", "https://example.com/"));

    assertListFails(
        Kind.PROTOCOL,
        "list \"Default\": HTTP 302; a redirect is not followed, check the base URL");
    assertEquals(1, zpa.tenant().counts().reads());
  }

  @Test
  void keepsNoCookies() throws Exception {
    zpa.on("GET", V1, "certificate", json(200, "[]").withHeader("Set-Cookie", "session=1"));

    zpa.tenant().list("0");
    zpa.tenant().list("0");

    assertEquals(null, zpa.lastRequest().getHeader("Cookie"));
  }

  @Test
  void sendsNothingOnceInterrupted() {
    zpa.interrupted.set(true);

    assertListFails(
        Kind.INTERRUPTED, "list \"Default\": the run was interrupted before it was sent");
    assertEquals(List.of(), zpa.requests());
  }

  @Test
  void doesNotWaitOnceInterrupted() {
    zpa.on("GET", V1, "certificate", status(500));
    zpa.time.whileSleeping(() -> zpa.interrupted.set(true));

    assertListFails(
        Kind.INTERRUPTED, "list \"Default\": the run was interrupted before it was sent again");
    assertEquals(1, zpa.tenant().counts().reads());
  }

  @Test
  void doesNotKnowWhatHappenedWhenInterruptedBetweenTwoAttemptsAtAWrite() {
    zpa.on("DELETE", V1, "certificate/1", status(500));
    zpa.time.whileSleeping(() -> zpa.interrupted.set(true));

    var e = assertThrows(TenantException.class, () -> zpa.tenant().delete("0", "1"));

    assertEquals(
        "delete certificate 1 of \"Default\": the run was interrupted before it was sent again;"
            + " it is not known whether it was done, plan again to see",
        e.getMessage());
    assertEquals(Kind.UNCERTAIN, e.kind());
  }

  @Test
  void keepsTheFlagOfAnInterruptedThread() {
    zpa.on("GET", V1, "certificate", status(500));
    zpa.time.whileSleeping(() -> {
      throw new InterruptedException();
    });

    assertListFails(
        Kind.INTERRUPTED, "list \"Default\": the run was interrupted before it was sent again");
    assertTrue(Thread.interrupted());
  }

  @Test
  void keepsToTheRateLimit() throws Exception {
    zpa.with(new RateLimit(2, 1, ofSeconds(10))).on("GET", V1, "certificate", empty());

    for (int i = 0; i < 5; i++) {
      zpa.tenant().list("0");
    }

    assertEquals(List.of(ofSeconds(10), ofSeconds(10)), zpa.time.slept());
  }

  @Test
  void tellsEveryExchangeToTheLog() throws Exception {
    zpa.on("GET", V1, "certificate", status(500).withHeader("x-oneapi-request-id", "r-1"), empty());

    zpa.tenant().list("0");

    String path = "/zpa/mgmtconfig/v1/admin/customers/" + zpa.customer
        + "/certificate?microtenantId=0&page=1&pagesize=500";
    assertEquals(
        List.of(
            "DEBUG POST /" + zpa.customer + "/token 200 (0 ms, attempt 1)",
            "DEBUG GET " + path + " 500 (0 ms, request id r-1, attempt 1)",
            "DEBUG GET " + path + " 200 (0 ms, attempt 2)"),
        zpa.log.stream().filter(line -> line.startsWith("DEBUG")).toList());
    assertTrue(zpa.log.contains("TRACE   x-oneapi-request-id: r-1"));
  }

  private void assertListFails(Kind kind, String message) {
    var e = assertThrows(TenantException.class, () -> zpa.tenant().list("0"));

    assertEquals(message, e.getMessage());
    assertEquals(kind, e.kind());
  }

  private void assertUpdateFails(Kind kind, String message) {
    var e = assertThrows(TenantException.class, () -> zpa.tenant().update("0", "1", "a", "b"));

    assertEquals(message, e.getMessage());
    assertEquals(kind, e.kind());
  }

  private static ResponseDefinitionBuilder empty() {
    return json(200, "[]");
  }

  private static ResponseDefinitionBuilder done() {
    return status(204);
  }

  private static ResponseDefinitionBuilder throttled() {
    return json(429, """
        {"exception":"invalid.toomanyrequests","id":"invalid.toomanyrequests",\
        "reason":"Exceeded the number of requests allowed."}""");
  }

  private static HttpOptions.Limits limits(Duration response, Duration whole) {
    return new HttpOptions.Limits(ofSeconds(5), response, whole, 1_000_000);
  }
}
