package io.github.zpacert.zpa;

import static io.github.zpacert.zpa.Rows.list;
import static io.github.zpacert.zpa.Rows.page;
import static io.github.zpacert.zpa.Rows.row;
import static io.github.zpacert.zpa.ZpaRig.V1;
import static io.github.zpacert.zpa.ZpaRig.V2;
import static io.github.zpacert.zpa.ZpaRig.json;
import static io.github.zpacert.zpa.ZpaRig.status;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.material.TestCertificates;
import io.github.zpacert.material.TestCertificates.Chain;
import io.github.zpacert.material.TestCertificates.Issued;
import io.github.zpacert.model.Fingerprint;
import io.github.zpacert.model.Live;
import io.github.zpacert.model.TenantSettings.CertificatesApi;
import io.github.zpacert.tenant.TenantException;
import io.github.zpacert.tenant.TenantException.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListTest {

  private static final String FIRST = "GET v1/certificate?microtenantId=0&page=1&pagesize=500";

  private final ZpaRig zpa = new ZpaRig();
  private final Issued portal = TestCertificates.selfSigned("portal.example.com");

  @AfterEach
  void close() {
    zpa.close();
  }

  @Test
  void readsWhatACertificateSaysOfItself() throws Exception {
    Chain chain = TestCertificates.chain("portal.example.com");
    zpa.on(
        "GET",
        V1,
        "certificate",
        json(
            200,
            list(row(
                "216196257331404643",
                "R&amp;D portal",
                chain.leaf(),
                "\"description\":\"a &amp;lt; b\"",
                "\"certChain\":\"" + Rows.escaped(chain.intermediate().pem()) + "\"",
                "\"microtenantName\":\"Default\"",
                "\"unknown\":{\"deep\":[{\"id\":\"9\"}]}"))));

    Live live = zpa.tenant().list("0").get(0);

    assertEquals("216196257331404643", live.id());
    assertEquals("0", live.microtenantId());
    assertEquals(ImmutableList.of("R&amp;D portal", "R&D portal"), live.name().forms());
    assertTrue(live.description().says("a < b"));
    assertTrue(live.holds(Fingerprint.ofDer(chain.leaf().der())));
    assertEquals("CN=Test Intermediate", live.facts().orElseThrow().issuer());
    assertEquals(ImmutableList.of(Fingerprint.ofDer(chain.intermediate().der())), live.chain());
    assertEquals(Optional.of(Instant.ofEpochSecond(1_773_369_888)), live.modifiedTime());
    assertEquals(Optional.of("216190000000372705"), live.modifiedBy());
    assertFalse(live.isUntouchable());
  }

  @Test
  void takesNumbersForTextsAndTextsForFlagsAndMillisecondsForSeconds() throws Exception {
    zpa.on("GET", V1, "certificate", json(200, """
        [{"id":216196257331404643,"name":"a","modifiedTime":1519963049000,"modifiedBy":7,
          "readOnly":"true","zscalerManaged":"true","description":null,"microtenantId":null}]"""));

    Live live = zpa.tenant().list("0").get(0);

    assertEquals("216196257331404643", live.id());
    assertEquals(Optional.of(Instant.ofEpochMilli(1_519_963_049_000L)), live.modifiedTime());
    assertEquals(Optional.of("7"), live.modifiedBy());
    assertTrue(live.readOnly());
    assertTrue(live.zscalerManaged());
    assertEquals("", live.description().text());
    assertEquals(Optional.empty(), live.facts());
  }

  @Test
  void keepsARowWhoseCertificateCannotBeRead() throws Exception {
    zpa.on(
        "GET",
        V1,
        "certificate",
        json(
            200,
            list(
                "{\"id\":\"1\",\"name\":\"odd\",\"certificate\":\"----BEGIN CERTIFICATE----\",\"certChain\":\"-----BEGIN CERTIFICATE-----\"}",
                Rows.pending("2", "waiting"),
                row("3", "good", portal))));

    ImmutableList<Live> all = zpa.tenant().list("0");

    assertEquals(List.of("1", "2", "3"), ids(all));
    assertEquals(
        List.of(false, false, true),
        all.stream().map(l -> l.facts().isPresent()).toList());
    assertEquals(
        List.of(
            "WARN certificate \"odd\" (id 1) holds a certificate that cannot be read, it is treated as without content",
            "WARN certificate \"odd\" (id 1) holds a chain that cannot be read, it is treated as without one"),
        zpa.log.stream().filter(line -> line.startsWith("WARN")).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"totalPages\":\"0\"}",
        "{\"totalPages\":0,\"list\":null}",
        "{\"totalPages\":\"0\",\"totalCount\":\"0\",\"list\":[]}",
        "{\"list\":[]}"
      })
  void takesEveryFormOfAnEmptyList(String body) throws Exception {
    zpa.on("GET", V1, "certificate", json(200, body));

    assertEquals(ImmutableList.of(), zpa.tenant().list("0"));
    assertEquals(List.of(FIRST), zpa.sent());
  }

  @Test
  void readsOnlyWhatTheMicrotenantOwns() throws Exception {
    zpa.on(
        "GET",
        V1,
        "certificate",
        json(
            200,
            list(
                row("1", "inherited", portal, "\"microtenantName\":\"Default\""),
                row(
                    "2",
                    "own",
                    portal,
                    "\"microtenantId\":\"7001\",\"microtenantName\":\"Finance\""),
                row("3", "other", portal, "\"microtenantId\":7002"))));

    assertEquals(List.of("2"), ids(zpa.tenant().list("7001")));
    assertEquals(List.of("GET v1/certificate?microtenantId=7001&page=1&pagesize=500"), zpa.sent());
  }

  @Test
  void refusesAnObjectOfWhichNobodyCanTellWhoseItIs() {
    zpa.on(
        "GET",
        V1,
        "certificate",
        json(200, list(row("1", "a", portal, "\"microtenantName\":\"Finance\""))));

    assertFails(
        Kind.PROTOCOL,
        "list \"Default\": certificate \"a\" (id 1) is of microtenant \"Finance\" but does not carry"
            + " its id, so that nobody can tell whose it is");
  }

  @Test
  void readsPageAfterPage() throws Exception {
    zpa.onPage(
        V1, "certificate", 1, json(200, page(3, 5, row("1", "a", portal), row("2", "b", portal))));
    zpa.onPage(
        V1, "certificate", 2, json(200, page(3, 5, row("3", "c", portal), row("4", "d", portal))));
    zpa.onPage(V1, "certificate", 3, json(200, page(3, 5, row("5", "e", portal))));

    assertEquals(List.of("1", "2", "3", "4", "5"), ids(zpa.tenant().list("0")));
    assertEquals(
        List.of(FIRST, FIRST.replace("page=1", "page=2"), FIRST.replace("page=1", "page=3")),
        zpa.sent());
  }

  @Test
  void readsAnewWhenTheListChangesBetweenPages() throws Exception {
    zpa.onPage(
        V1,
        "certificate",
        1,
        json(200, page(2, 3, row("1", "a", portal), row("2", "b", portal))),
        json(200, page(2, 4, row("1", "a", portal), row("2", "b", portal))));
    zpa.onPage(
        V1, "certificate", 2, json(200, page(2, 4, row("3", "c", portal), row("4", "d", portal))));

    assertEquals(List.of("1", "2", "3", "4"), ids(zpa.tenant().list("0")));
    assertEquals(4, zpa.sent().size());
  }

  @Test
  void readsAnewWhenARowMovedToTheNextPage() throws Exception {
    zpa.onPage(
        V1, "certificate", 1, json(200, page(2, 3, row("1", "a", portal), row("2", "b", portal))));
    zpa.onPage(
        V1,
        "certificate",
        2,
        json(200, page(2, 3, row("2", "b", portal))),
        json(200, page(2, 3, row("3", "c", portal))));

    assertEquals(List.of("1", "2", "3"), ids(zpa.tenant().list("0")));
  }

  @Test
  void givesUpOnAListThatNeverSettles() {
    zpa.on("GET", V1, "certificate", json(200, page(1, 2, row("1", "a", portal))));

    assertFails(
        Kind.PROTOCOL,
        "list \"Default\": the list did not settle in 4 readings: 1 objects came, 2 were announced;"
            + " try again when nobody else is writing");
    assertEquals(List.of(FIRST, FIRST, FIRST, FIRST), zpa.sent());
  }

  @Test
  void doesNotBelieveACountOfZero() throws Exception {
    zpa.on("GET", V1, "certificate", json(200, page(1, 0, row("1", "a", portal))));

    assertEquals(List.of("1"), ids(zpa.tenant().list("0")));
  }

  @Test
  void refusesAListWithoutEnd() {
    zpa.on("GET", V1, "certificate", json(200, page(2_000_000, 1, row("1", "a", portal))));

    assertFails(Kind.PROTOCOL, "list \"Default\": it has 2000000 pages, more than 200");
  }

  @Test
  void refusesAPageThatHoldsMoreThanAskedFor() {
    zpa.on("GET", V1, "certificate", json(200, Rows.array(pendings(501))));

    assertFails(Kind.PROTOCOL, "list \"Default\": page 1 holds 501 items, more than 500");
  }

  @Test
  void refusesAFullPageThatDoesNotSayWhetherThereAreMore() {
    zpa.on("GET", V1, "certificate", json(200, Rows.array(pendings(500))));

    assertFails(Kind.PROTOCOL, "list \"Default\": a full page does not say whether there are more");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html>login</html>",
        "\"text\"",
        "{\"list\":[1]}",
        "{\"list\":[{\"name\":\"a\"}]}",
        "{\"totalPages\":\"many\"}",
        "{\"list\":[{]}"
      })
  void refusesAnswersThatMakeNoSense(String body) {
    zpa.on("GET", V1, "certificate", json(200, body));

    assertEquals(
        Kind.PROTOCOL,
        assertThrows(TenantException.class, () -> zpa.tenant().list("0")).kind());
    assertEquals(List.of(FIRST), zpa.sent());
  }

  @Test
  void saysWhereAnAnswerStopsBeingJson() {
    zpa.on("GET", V1, "certificate", json(200, "<html>login</html>"));

    assertFails(
        Kind.PROTOCOL,
        "list \"Default\": the answer is not JSON, or not the JSON that was expected (line 1, column 1)");
  }

  @Test
  void refusesAnAnswerWithoutMeasure() {
    var small = new HttpOptions.Limits(
        Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(5), 1_000);
    zpa.with(small)
        .on("GET", V1, "certificate", json(200, list(row("1", "x".repeat(2_000), portal))));

    assertFails(Kind.PROTOCOL, "list \"Default\": the answer is longer than 1000 bytes");
  }

  @Test
  void readsFromTheChosenList() throws Exception {
    zpa.with(CertificatesApi.ISSUED).on("GET", V2, "certificate/issued", json(200, "[]"));

    zpa.tenant().list("0");

    assertEquals(
        List.of("GET v2/certificate/issued?microtenantId=0&page=1&pagesize=500"), zpa.sent());
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 405})
  void fallsBackToTheDeprecatedPathsAndStaysThere(int status) throws Exception {
    zpa.on("GET", V1, "certificate", status(status));
    zpa.on("GET", V2, "clientlessCertificate/issued", json(200, list(row("1", "a", portal))));
    zpa.on("GET", V1, "clientlessCertificate/1", json(200, row("1", "a", portal)));

    zpa.tenant().list("0");
    zpa.tenant().list("0");
    Live live = zpa.tenant().get("0", "1");

    assertEquals("1", live.id());
    assertEquals(
        List.of(
            FIRST,
            "GET v2/clientlessCertificate/issued?microtenantId=0&page=1&pagesize=500",
            "GET v2/clientlessCertificate/issued?microtenantId=0&page=1&pagesize=500",
            "GET v1/clientlessCertificate/1?microtenantId=0"),
        zpa.sent());
    assertEquals(
        Collections.singletonList(
            "INFO this cloud does not offer the current list of certificates, the deprecated one is read instead"),
        zpa.log.stream().filter(line -> line.startsWith("INFO")).toList());
  }

  /** With the very words that a path is refused with where a feature is not switched on. */
  @Test
  void fallsBackWhenNobodyHandlesThePath() throws Exception {
    zpa.on(
        "GET", V1, "certificate", json(404, Rows.error("resource.not.found", "No handler found")));
    zpa.on("GET", V2, "clientlessCertificate/issued", json(200, list(row("1", "a", portal))));

    assertEquals(List.of("1"), zpa.tenant().list("0").stream().map(Live::id).toList());
  }

  @Test
  void doesNotFallBackWhenItIsAnObjectThatDoesNotExist() {
    zpa.on("GET", V1, "certificate", json(404, Rows.error("resource.not.found", "No customer")));

    assertFails(Kind.NOT_FOUND, "list \"Default\": HTTP 404 resource.not.found: No customer");
  }

  /** What is exported becomes a file that people look at. */
  @Test
  void exportsTheCertificatesAndNothingAroundThem() throws Exception {
    Issued issued = TestCertificates.selfSigned("portal.example.com");
    String around = "\\u001b[2J" + Rows.escaped(issued.pem()) + "\\u202e";
    zpa.on(
        "GET",
        V1,
        "certificate",
        json(
            200,
            list("{\"id\":\"1\",\"name\":\"a\",\"certificate\":\"" + around + "\",\"certChain\":\""
                + around + around + "\"}")));

    String pem = zpa.tenant().export("0").get(0).pem();

    assertEquals(issued.pem().repeat(3), pem);
  }

  @Test
  void getsOneObject() throws Exception {
    zpa.on(
        "GET", V1, "certificate/5", json(200, row("5", "a", portal, "\"microtenantId\":\"7001\"")));

    assertEquals("a", zpa.tenant().get("7001", "5").name().text());
    assertEquals(List.of("GET v1/certificate/5?microtenantId=7001"), zpa.sent());
  }

  @Test
  void doesNotFindAnObjectThatIsMerelyInherited() {
    zpa.on(
        "GET",
        V1,
        "certificate/5",
        json(200, row("5", "a", portal, "\"microtenantName\":\"Default\"")));

    var e = assertThrows(TenantException.class, () -> zpa.tenant().get("7001", "5"));

    assertEquals("get certificate 5 of \"7001\": it belongs to microtenant 0", e.getMessage());
    assertEquals(Kind.NOT_FOUND, e.kind());
  }

  @Test
  void doesNotFindWhatDoesNotExist() {
    zpa.on(
        "GET",
        V1,
        "certificate/5",
        json(400, Rows.error("resource.not.found", "No resource exists :5")));

    var e = assertThrows(TenantException.class, () -> zpa.tenant().get("0", "5"));

    assertEquals(
        "get certificate 5 of \"Default\": HTTP 400 resource.not.found: No resource exists :5",
        e.getMessage());
    assertEquals(Kind.NOT_FOUND, e.kind());
  }

  @Test
  void letsNoIdBecomeAnotherAddress() {
    var e = assertThrows(TenantException.class, () -> zpa.tenant().delete("0", "1/../../x"));

    assertEquals("request: \"1/../../x\" is not an id of ZPA's", e.getMessage());
    assertEquals(List.of(), zpa.sent());
  }

  private void assertFails(Kind kind, String message) {
    var e = assertThrows(TenantException.class, () -> zpa.tenant().list("0"));

    assertEquals(message, e.getMessage());
    assertEquals(kind, e.kind());
  }

  private static List<String> ids(List<Live> all) {
    return all.stream().map(Live::id).toList();
  }

  private static List<String> pendings(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> Rows.pending("" + i, "n" + i))
        .toList();
  }
}
