package io.github.zpacert.zpa;

import static io.github.zpacert.zpa.Rows.list;
import static io.github.zpacert.zpa.Rows.page;
import static io.github.zpacert.zpa.Shows.OF_DEFAULT;
import static io.github.zpacert.zpa.Shows.OF_FINANCE;
import static io.github.zpacert.zpa.Shows.app;
import static io.github.zpacert.zpa.Shows.clientless;
import static io.github.zpacert.zpa.Shows.inspection;
import static io.github.zpacert.zpa.Shows.portal;
import static io.github.zpacert.zpa.Shows.pra;
import static io.github.zpacert.zpa.Shows.segment;
import static io.github.zpacert.zpa.ZpaRig.V1;
import static io.github.zpacert.zpa.ZpaRig.json;
import static io.github.zpacert.zpa.ZpaRig.status;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.zpacert.model.Consumer;
import io.github.zpacert.model.ConsumerObject;
import io.github.zpacert.model.ConsumerScan;
import io.github.zpacert.model.Modification;
import io.github.zpacert.tenant.TenantException;
import io.github.zpacert.tenant.TenantException.Kind;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsumerScanTest {

  private final ZpaRig zpa = new ZpaRig();

  @AfterEach
  void close() {
    zpa.close();
  }

  @Test
  void findsWhatShowsACertificateInAllFivePlaces() throws Exception {
    applications(segment(
        "1",
        clientless(app("11", "100"), app("12", "101")),
        inspection(app("13", "100")),
        pra(app("14", "102"))));
    praPortals(portal("2", "100"));
    userPortals(portal("3", "103"));

    ConsumerScan scan = scan("0");

    assertEquals(
        List.of(
            "browser access application 11 of application segment 1 in 0 shows 100",
            "browser access application 12 of application segment 1 in 0 shows 101",
            "inspection application 13 of application segment 1 in 0 shows 100",
            "privileged remote access application 14 of application segment 1 in 0 shows 102",
            "PRA portal 2 of PRA portal 2 in 0 shows 100",
            "user portal 3 of user portal 3 in 0 shows 103"),
        lines(scan));
    assertEquals(ImmutableSet.of("0"), scan.microtenantIds());
    assertEquals(ImmutableList.of(), scan.gaps());
  }

  @Test
  void knowsNamesAndDomains() throws Exception {
    applications("""
        {"modifiedBy":72,"modifiedTime":"1773369888","clientlessApps":[{"domain":"a.example.com","certificateId":100,"name":"a &amp;amp; b","id":11}],\
        "name":"R&amp;D","id":"1","microtenantName":"default"}""");
    praPortals();
    userPortals();

    ConsumerScan scan = scan("0");
    ConsumerObject object =
        new ConsumerObject(ConsumerObject.Type.APPLICATION_SEGMENT, "1", "0", "R&D");
    assertEquals(
        ImmutableMap.of(
            object,
            new Modification(Optional.of("72"), Optional.of(Instant.ofEpochSecond(1773369888)))),
        scan.modifications());
    assertEquals(
        ImmutableList.of(new Consumer(
            Consumer.Kind.BROWSER_ACCESS, "11", object, "a & b", "a.example.com", "100")),
        scan.consumers());
  }

  @Test
  void passesOverWhatHoldsNoCertificateAndWhatZscalerManages() throws Exception {
    applications(
        segment("1"),
        segment("2", "\"clientlessApps\":null", "\"praApps\":[]", "\"certificateId\":\"100\""),
        segment(
            "3",
            clientless(
                app("31", ""),
                app("32", "0"),
                "{\"id\":\"33\"}",
                "{\"id\":\"34\",\"certificateId\":null}",
                "null",
                app("35", "100", "\"applicationProtocol\":\"HTTP\""))));
    praPortals(portal("4", ""), "{\"id\":\"5\"}");
    userPortals(
        portal("6", "100", "\"managedByZs\":true"), portal("7", "100", "\"managedByZs\":false"));

    assertEquals(
        List.of(
            "browser access application 35 of application segment 3 in 0 shows 100",
            "user portal 7 of user portal 7 in 0 shows 100"),
        lines(scan("0")));
  }

  @Test
  void countsWhatIsInheritedOnceAndWithItsOwner() throws Exception {
    String inherited = segment("1", OF_DEFAULT, clientless(app("11", "100")));
    String ours = segment("2", OF_FINANCE, clientless(app("21", "100")));
    String theirs = segment("3", "\"microtenantId\":7002", clientless(app("31", "100")));
    zpa.onPageOf("0", "application", 1, json(200, list(inherited)));
    zpa.onPageOf("7001", "application", 1, json(200, list(inherited, ours)));
    zpa.onPageOf("7002", "application", 1, json(200, list(inherited, theirs)));
    praPortals(portal("4", "100"));
    userPortals();

    ConsumerScan scan = scan("0", "7001", "7002");

    assertEquals(
        List.of(
            "browser access application 11 of application segment 1 in 0 shows 100",
            "PRA portal 4 of PRA portal 4 in 0 shows 100",
            "browser access application 21 of application segment 2 in 7001 shows 100",
            "browser access application 31 of application segment 3 in 7002 shows 100"),
        lines(scan));
    assertEquals(ImmutableSet.of("0", "7001", "7002"), scan.microtenantIds());
  }

  @Test
  void asksForOneListOfEachTypeInEachMicrotenant() throws Exception {
    applications();
    praPortals();
    userPortals();

    scan("0", "7001");

    assertEquals(
        List.of(
            "GET v1/application?microtenantId=0&page=1&pagesize=500",
            "GET v1/praPortal?microtenantId=0&page=1&pagesize=500",
            "GET v1/userPortal?microtenantId=0&page=1&pagesize=500",
            "GET v1/application?microtenantId=7001&page=1&pagesize=500",
            "GET v1/praPortal?microtenantId=7001&page=1&pagesize=500",
            "GET v1/userPortal?microtenantId=7001&page=1&pagesize=500"),
        zpa.sent());
  }

  @Test
  void readsPageAfterPageAndBelievesNoCountOfZero() throws Exception {
    String[] first = IntStream.range(1000, 1500)
        .mapToObj(i -> segment("" + i, clientless(app("9" + i, "100"))))
        .toArray(String[]::new);
    zpa.onPage(V1, "application", 1, json(200, page(2, 0, first)));
    zpa.onPage(
        V1,
        "application",
        2,
        json(200, page(2, 0, segment("1500", clientless(app("91500", "100"))))));
    praPortals();
    userPortals();

    ConsumerScan scan = scan("0");

    assertEquals(501, scan.of("100").size());
    assertEquals(4, zpa.sent().size());
  }

  @Test
  void reportsAMissingFeatureAsAGap() throws Exception {
    zpa.on("GET", V1, "application", status(404));
    zpa.on("GET", V1, "praPortal", json(404, Rows.error("resource.not.found", "No handler found")));
    userPortals(portal("3", "100"));

    ConsumerScan scan = scan("0");

    assertEquals(
        ImmutableList.of(
            new ConsumerScan.Gap(ConsumerObject.Type.APPLICATION_SEGMENT, "0", "HTTP 404"),
            new ConsumerScan.Gap(
                ConsumerObject.Type.PRA_PORTAL,
                "0",
                "HTTP 404 resource.not.found: No handler found")),
        scan.gaps());
    assertEquals(List.of("user portal 3 of user portal 3 in 0 shows 100"), lines(scan));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 403})
  void reportsAMissingLicenceAsAGap(int status) throws Exception {
    applications();
    zpa.on(
        "GET",
        V1,
        "praPortal",
        json(status, Rows.error("config.change.not.allowed.sku.not.enabled", "Not licensed")));
    userPortals();

    assertEquals(
        ImmutableList.of(new ConsumerScan.Gap(
            ConsumerObject.Type.PRA_PORTAL,
            "7001",
            "HTTP " + status + " config.change.not.allowed.sku.not.enabled: Not licensed")),
        scan("7001").gaps());
  }

  @Test
  void reportsAMissingPermissionAsAGapAndNamesWhatItOpens() throws Exception {
    applications();
    praPortals();
    zpa.on("GET", V1, "userPortal", json(403, Rows.error("access.denied", "Access denied")));

    assertEquals(
        ImmutableList.of(new ConsumerScan.Gap(
            ConsumerObject.Type.USER_PORTAL,
            "0",
            "HTTP 403 access.denied: Access denied; the API client's role needs access to user"
                + " portals (a change of roles takes up to two minutes to act)")),
        scan("0").gaps());
  }

  @Test
  void takesNoMaintenanceForAMissingPermission() {
    assertFails(
        json(403, "{\"code\":\"STATE_READONLY\",\"message\":\"Upgrading\"}"),
        Kind.UNREACHABLE,
        "list application segments of \"Default\": HTTP 403 STATE_READONLY: Upgrading; ZPA is in"
            + " maintenance and read-only, try later");
  }

  @Test
  void takesNoFailedSignInForAMissingPermission() {
    zpa.tokens(json(403, Rows.error("access.denied", "Access denied")));

    var e = assertThrows(TenantException.class, () -> scan("0"));

    assertEquals(Kind.UNAUTHORIZED, e.kind());
    assertEquals(List.of(), zpa.sent());
  }

  @Test
  void takesNoMissingObjectForAMissingFeature() {
    assertFails(
        json(404, Rows.error("resource.not.found", "No such microtenant")),
        Kind.NOT_FOUND,
        "list application segments of \"Default\": HTTP 404 resource.not.found: No such microtenant");
  }

  @Test
  void failsOverAnyOtherRefusal() {
    assertFails(
        json(400, Rows.error("bad.request", "no")),
        Kind.REFUSED,
        "list application segments of \"Default\": HTTP 400 bad.request: no");
  }

  @Test
  void refusesAConsumerOfWhichNobodyCanTellWhoseItIs() {
    assertFails(
        json(
            200,
            list(
                segment("1", "\"microtenantName\":\"Finance\""),
                segment("2", "\"microtenantName\":\"Finance\"", pra(app("21", "100"))))),
        Kind.PROTOCOL,
        "list application segments of \"Default\": application segment \"segment 2\" (id 2) is of"
            + " microtenant \"Finance\" but does not carry its id, so that nobody can tell whose it is");
  }

  @Test
  void refusesObjectsWithoutIds() {
    assertFails(
        json(200, list("{\"name\":\"a\"}")),
        Kind.PROTOCOL,
        "list application segments of \"Default\": application segment \"a\" has no id");
  }

  @Test
  void refusesApplicationsWithoutIds() {
    assertFails(
        json(200, list(segment("1", clientless("{\"certificateId\":\"100\"}")))),
        Kind.PROTOCOL,
        "list application segments of \"Default\": application segment \"segment 1\" (id 1) holds a"
            + " browser access application without an id");
  }

  @Test
  void refusesAListOfSomethingElse() {
    assertFails(
        json(200, "[1]"),
        Kind.PROTOCOL,
        "list application segments of \"Default\": one of the application segments is not a JSON object");
  }

  private void assertFails(ResponseDefinitionBuilder answer, Kind kind, String message) {
    zpa.on("GET", V1, "application", answer);

    var e = assertThrows(TenantException.class, () -> scan("0"));

    assertEquals(message, e.getMessage());
    assertEquals(kind, e.kind());
  }

  private ConsumerScan scan(String... microtenantIds) throws TenantException {
    return zpa.tenant().consumers().scan(ImmutableSet.copyOf(microtenantIds));
  }

  private void applications(String... rows) {
    zpa.on("GET", V1, "application", json(200, list(rows)));
  }

  private void praPortals(String... rows) {
    zpa.on("GET", V1, "praPortal", json(200, list(rows)));
  }

  private void userPortals(String... rows) {
    zpa.on("GET", V1, "userPortal", json(200, list(rows)));
  }

  private static List<String> lines(ConsumerScan scan) {
    return scan.consumers().stream().map(Shows::line).toList();
  }
}
