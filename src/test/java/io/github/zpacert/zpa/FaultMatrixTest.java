package io.github.zpacert.zpa;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static io.github.zpacert.zpa.ZpaRig.V1;
import static io.github.zpacert.zpa.ZpaRig.json;
import static io.github.zpacert.zpa.ZpaRig.status;
import static java.time.Duration.ofSeconds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.zpacert.material.TestCertificates;
import io.github.zpacert.material.TestCertificates.Issued;
import io.github.zpacert.model.ConsumerObject;
import io.github.zpacert.model.Fingerprint;
import io.github.zpacert.model.Secret;
import io.github.zpacert.tenant.Consumers;
import io.github.zpacert.tenant.NewCertificate;
import io.github.zpacert.tenant.TenantException;
import io.github.zpacert.tenant.TenantException.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every fault met once by every kind of request. All get through in the end, having sent the request that met the fault
 * once more; what differs from that is named here. How patience ends, and what is said then, other tests have.
 */
class FaultMatrixTest {

  private static final Issued ISSUED = TestCertificates.selfSigned("portal.example.com");
  private static final ConsumerObject SEGMENT =
      new ConsumerObject(ConsumerObject.Type.APPLICATION_SEGMENT, "1", "0", "segment 1");
  private static final String SHOWING_OLD = shown("100");
  private static final String SHOWING_NEW = shown("200");

  private static final String PAGE = "<html><body>Please log in</body></html>";

  /** Lost on its way back: nobody can tell these from faults before the work, so they stand for both. */
  private static final ImmutableMap<String, ResponseDefinitionBuilder> FAULTS =
      ImmutableMap.<String, ResponseDefinitionBuilder>builder()
          .put("429, 13s", status(429).withHeader("Retry-After", "13s"))
          .put("429, 13", status(429).withHeader("Retry-After", "13"))
          .put("429, 0.5", status(429).withHeader("Retry-After", "0.5"))
          .put(
              "429, a date", status(429).withHeader("Retry-After", "Mon, 01 Jun 2026 12:00:13 GMT"))
          .put("429, nonsense", status(429).withHeader("Retry-After", "soon"))
          .put("429, silence", status(429))
          .put("500", status(500))
          .put("502 from a proxy", page(502))
          .put("503, 10s", status(503).withHeader("Retry-After", "10s"))
          .put("504", status(504))
          .put("a page with 200", page(200))
          .put("half of an answer", json(200, "{\"id\":\"9\",\"na"))
          .put("reset", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER))
          .put("no answer at all", aResponse().withFault(Fault.EMPTY_RESPONSE))
          .put("rubbish", aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE))
          .put("401 for overload", json(401, Rows.error("x", "Resource Access Blocked")))
          .put("401 for the token", json(401, "{\"detail\":\"unauthorized\"}"))
          .build();

  /** What a tenant is asked to do. */
  @FunctionalInterface
  private interface Act {
    Object on(ZpaTenant tenant) throws TenantException;
  }

  /**
   * One kind of request.
   *
   * @param resource that the fault strikes
   * @param good what the tenant answers when all is well
   */
  private record Request(String method, String resource, ResponseDefinitionBuilder good, Act act) {}

  private static final ImmutableMap<String, Request> REQUESTS =
      ImmutableMap.<String, Request>builder()
          .put(
              "list",
              new Request("GET", "certificate", json(200, "[]"), tenant -> tenant.list("0")))
          .put(
              "get",
              new Request(
                  "GET",
                  "certificate/9",
                  json(200, Rows.row("9", "portal", ISSUED)),
                  tenant -> tenant.get("0", "9")))
          .put(
              "create",
              new Request(
                  "POST",
                  "certificate",
                  json(201, Rows.row("9", "portal", ISSUED)),
                  FaultMatrixTest::create))
          .put("update", new Request("PUT", "certificate/9", status(204), FaultMatrixTest::update))
          .put(
              "delete",
              new Request("DELETE", "certificate/9", status(204), FaultMatrixTest::delete))
          .put(
              "scan",
              new Request(
                  "GET",
                  "application",
                  json(200, Rows.list(SHOWING_OLD)),
                  tenant -> tenant.consumers().scan(ImmutableSet.of("0"))))
          .put(
              "read consumer",
              new Request(
                  "GET",
                  "application/1",
                  json(200, SHOWING_OLD),
                  tenant -> tenant.consumers().read(SEGMENT)))
          .put(
              "re-point",
              new Request("PUT", "application/1", status(204), FaultMatrixTest::repoint))
          .build();

  /** Where the answer itself says that it must not be asked for again. */
  private static final ImmutableMap<String, String> READS_OF_A_PAGE = ImmutableMap.of(
      "list", "list \"Default\": ",
      "get", "get certificate 9 of \"Default\": ",
      "scan", "list application segments of \"Default\": ",
      "read consumer", "read application segment \"segment 1\" (id 1) of \"Default\": ");

  @TestFactory
  Stream<DynamicTest> getsThrough() {
    return REQUESTS.keySet().stream()
        .flatMap(kind -> FAULTS.keySet().stream()
            .map(fault -> dynamicTest(kind + " meets " + fault, () -> meet(kind, fault))));
  }

  private static void meet(String kind, String fault) throws Exception {
    Request request = REQUESTS.get(kind);
    try (ZpaRig zpa = rig(request, FAULTS.get(fault))) {
      if (fault.equals("a page with 200") && READS_OF_A_PAGE.containsKey(kind)) {
        var e = assertThrows(TenantException.class, () -> request.act().on(zpa.tenant()));

        assertEquals(
            READS_OF_A_PAGE.get(kind) + "the answer is a page for browsers, not ZPA's",
            e.getMessage());
        assertEquals(1, sent(zpa, request));
        return;
      }

      request.act().on(zpa.tenant());

      assertEquals(isBelieved(kind, fault) ? 1 : 2, sent(zpa, request));
      assertEquals(
          fault.equals("401 for the token") ? 2 : 1, zpa.tenant().counts().signIns());
    }
  }

  /** A write's success is its status; whether it is so, the next read tells. */
  private static boolean isBelieved(String kind, String fault) {
    return fault.equals("half of an answer")
        && List.of("create", "update", "delete", "re-point").contains(kind);
  }

  /** Waits are real here, so all kinds of requests wait side by side. */
  @Test
  void getsThroughWhenAnAnswerComesTooLate() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(REQUESTS.size());
    try {
      List<Future<?>> all = new ArrayList<>();
      for (Map.Entry<String, Request> entry : REQUESTS.entrySet()) {
        all.add(threads.submit(() -> {
          Request request = entry.getValue();
          try (ZpaRig zpa = rig(request, status(204).withFixedDelay(4_000))) {
            zpa.with(new HttpOptions.Limits(ofSeconds(5), ofSeconds(2), ofSeconds(20), 1_000_000));
            request.act().on(zpa.tenant());

            return sent(zpa, request);
          }
        }));
      }
      for (Future<?> sent : all) {
        assertEquals(2L, sent.get());
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @TestFactory
  Stream<DynamicTest> neverSignsInAgainAfterAFault() {
    return FAULTS.keySet().stream()
        .map(fault -> dynamicTest(fault, () -> {
          try (ZpaRig zpa = new ZpaRig()) {
            zpa.tokens(FAULTS.get(fault));

            var e = assertThrows(TenantException.class, () -> zpa.tenant().list("0"));

            assertEquals(fault.startsWith("401") ? Kind.UNAUTHORIZED : kindOf(fault), e.kind());
            assertEquals(new RequestCounts(1, 0, 0), zpa.tenant().counts());
          }
        }));
  }

  private static Kind kindOf(String fault) {
    return fault.equals("a page with 200") ? Kind.PROTOCOL : Kind.UNREACHABLE;
  }

  @Test
  void scansAnewWhenAPageShifts() throws Exception {
    try (ZpaRig zpa = new ZpaRig()) {
      String[] first = segments(0, 500);
      zpa.onPage(V1, "application", 1, json(200, Rows.page(2, 501, first)));
      zpa.onPage(
          V1,
          "application",
          2,
          json(200, Rows.page(2, 501, segments(499, 500))),
          json(200, Rows.page(2, 501, segments(500, 501))));
      zpa.on("GET", V1, "praPortal", json(200, "[]"));
      zpa.on("GET", V1, "userPortal", json(200, "[]"));

      var scan = zpa.tenant().consumers().scan(ImmutableSet.of("0"));

      assertEquals(501, scan.consumers().size());
      assertEquals(
          4, zpa.sent().stream().filter(s -> s.contains("/application?")).count());
    }
  }

  private static String[] segments(int from, int to) {
    return Stream.iterate(from, i -> i + 1)
        .limit(to - from)
        .map(i -> Shows.segment("" + i, Shows.clientless(Shows.app("9" + i, "100"))))
        .toArray(String[]::new);
  }

  private static ZpaRig rig(Request request, ResponseDefinitionBuilder fault) {
    ZpaRig zpa = new ZpaRig();
    zpa.on("GET", V1, "certificate", json(200, lookedFor(fault)));
    zpa.on("GET", V1, "application/1", json(200, SHOWING_OLD), json(200, SHOWING_NEW));
    zpa.on("GET", V1, "praPortal", json(200, "[]"));
    zpa.on("GET", V1, "userPortal", json(200, "[]"));
    zpa.on(request.method(), V1, request.resource(), fault, request.good());
    return zpa;
  }

  /** After half of an answer to an upload the certificate is there; after the other faults it is not. */
  private static String lookedFor(ResponseDefinitionBuilder fault) {
    return fault == FAULTS.get("half of an answer")
        ? Rows.list(Rows.row("9", "portal", ISSUED))
        : "[]";
  }

  private static long sent(ZpaRig zpa, Request request) {
    String line = request.method() + " v1/" + request.resource() + "?";
    return zpa.sent().stream().filter(s -> s.startsWith(line)).count();
  }

  private static ResponseDefinitionBuilder page(int status) {
    return aResponse()
        .withStatus(status)
        .withHeader("Content-Type", "text/html")
        .withBody(PAGE);
  }

  private static String shown(String certificateId) {
    return Shows.segment("1", Shows.clientless(Shows.app("7", certificateId)));
  }

  private static Object create(ZpaTenant tenant) throws TenantException {
    var certificate = new NewCertificate(
        "portal", "", Fingerprint.ofDer(ISSUED.der()), Secret.of(ISSUED.pem() + ISSUED.keyPem()));
    return tenant.create("0", certificate);
  }

  private static Object update(ZpaTenant tenant) throws TenantException {
    tenant.update("0", "9", "portal", "");
    return tenant;
  }

  private static Object delete(ZpaTenant tenant) throws TenantException {
    tenant.delete("0", "9");
    return tenant;
  }

  private static Object repoint(ZpaTenant tenant) throws TenantException {
    Consumers consumers = tenant.consumers();
    return consumers.repoint(consumers.read(SEGMENT), ImmutableMap.of("100", "200"));
  }
}
