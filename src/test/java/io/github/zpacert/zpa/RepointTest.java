package io.github.zpacert.zpa;

import static io.github.zpacert.zpa.Shows.OF_FINANCE;
import static io.github.zpacert.zpa.Shows.SUCCESSORS;
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
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import io.github.zpacert.model.ConsumerObject;
import io.github.zpacert.tenant.ConsumerSnapshot;
import io.github.zpacert.tenant.TenantException;
import io.github.zpacert.tenant.TenantException.Kind;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepointTest {

  private static final ConsumerObject SEGMENT =
      new ConsumerObject(ConsumerObject.Type.APPLICATION_SEGMENT, "1", "7001", "segment 1");
  private static final ConsumerObject PORTAL =
      new ConsumerObject(ConsumerObject.Type.PRA_PORTAL, "2", "0", "pra");
  private static final String REPOINT =
      "re-point application segment \"segment 1\" (id 1) of \"7001\": ";

  private static final String OLD = mixed("100", "101", "\"cname\":\"67.zpa\"");
  private static final String NEW =
      mixed("200", "201", "\"cname\":\"67.zpa\",\"certificateName\":\"new\"");

  private final ZpaRig zpa = new ZpaRig();

  @AfterEach
  void close() {
    zpa.close();
  }

  /** A segment of Finance with three certificates, of which the last one is nobody's business. */
  private static String mixed(String first, String second, String more) {
    return segment(
        "1",
        OF_FINANCE,
        "\"modifiedTime\":\"17" + first + "\"",
        clientless(app("7", first, more)),
        inspection(app("8", second), app("9", "102")));
  }

  @Test
  void readsAnObjectAsAWhole() throws Exception {
    answers(OLD);

    ConsumerSnapshot snapshot = zpa.tenant().consumers().read(SEGMENT);

    assertEquals(SEGMENT, snapshot.object());
    assertEquals(
        List.of(
            "browser access application 7 of application segment 1 in 7001 shows 100",
            "inspection application 8 of application segment 1 in 7001 shows 101",
            "inspection application 9 of application segment 1 in 7001 shows 102"),
        snapshot.consumers().stream().map(Shows::line).toList());
    assertEquals(OLD, snapshot.json());
    assertEquals(List.of("GET v1/application/1?microtenantId=7001"), zpa.sent());
  }

  @Test
  void knowsAnObjectByItsNameOfToday() throws Exception {
    zpa.on("GET", V1, "praPortal/2", json(200, portal("2", "100")));

    assertEquals("portal 2", zpa.tenant().consumers().read(PORTAL).object().name());
  }

  @Test
  void doesNotFindAnObjectOfAnotherMicrotenant() {
    zpa.on("GET", V1, "praPortal/2", json(200, portal("2", "100", OF_FINANCE)));

    assertFails(
        Kind.NOT_FOUND,
        "read PRA portal \"pra\" (id 2) of \"Default\": it belongs to microtenant 7001",
        () -> zpa.tenant().consumers().read(PORTAL));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"id\":\"3\"}|another object came, id 3",
        "{\"id\":\"2\",\"id\":\"2\"}|the answer is not JSON, or not the JSON that was expected (line 1, column 16)",
        "[]|the answer is not a JSON object",
        "{\"name\":\"x\"}|PRA portal \"x\" has no id"
      })
  void refusesAnAnswerThatIsNotTheObject(String answer, String reason) {
    zpa.on("GET", V1, "praPortal/2", json(200, answer));

    assertFails(
        Kind.PROTOCOL,
        "read PRA portal \"pra\" (id 2) of \"Default\": " + reason,
        () -> zpa.tenant().consumers().read(PORTAL));
  }

  @Test
  void swapsAllCertificatesOfAnObjectInOneWrite() throws Exception {
    answers(OLD, NEW);
    puts(status(204));

    ConsumerSnapshot before = zpa.tenant().consumers().read(SEGMENT);
    ConsumerSnapshot after = zpa.tenant().consumers().repoint(before, SUCCESSORS);

    assertEquals(
        List.of(
            "GET v1/application/1?microtenantId=7001",
            "PUT v1/application/1?microtenantId=7001",
            "GET v1/application/1?microtenantId=7001"),
        zpa.sent());
    assertEquals("""
        {"id":"1","name":"segment 1","microtenantId":"7001",\
        "clientlessApps":[{"id":"7","name":"app 7","certificateId":"200","domain":"7.example.com","cname":"67.zpa"}],\
        "commonAppsDto":{"appsConfig":[\
        {"name":"app 8","certificateId":"201","domain":"8.example.com","appTypes":["INSPECT"],"inspectAppId":"8"},\
        {"name":"app 9","certificateId":"102","domain":"9.example.com","appTypes":["INSPECT"],"inspectAppId":"9"}]}}""", bodies().get(0));
    assertEquals(
        List.of("200", "201", "102"),
        after.consumers().stream().map(c -> c.certificateId()).toList());
    assertEquals(before.rest(), after.rest());
  }

  @Test
  void writesAPortal() throws Exception {
    zpa.on(
        "GET",
        V1,
        "praPortal/2",
        json(200, portal("2", "100", "\"cName\":\"2.pra.zpa\",\"description\":\"a &amp; b\"")),
        json(200, portal("2", "200", "\"cName\":\"2.pra.zpa\",\"description\":\"a & b\"")));
    zpa.on("PUT", V1, "praPortal/2", status(204));

    ConsumerSnapshot after =
        zpa.tenant().consumers().repoint(zpa.tenant().consumers().read(PORTAL), SUCCESSORS);

    assertEquals("200", after.consumers().get(0).certificateId());
    assertEquals(
        List.of("{\"id\":\"2\",\"name\":\"portal 2\",\"certificateId\":\"200\","
            + "\"domain\":\"2.example.com\",\"description\":\"a & b\"}"),
        bodies());
  }

  @Test
  void writesNothingWhenThereIsNothingToSwap() throws Exception {
    answers(NEW);

    ConsumerSnapshot before = zpa.tenant().consumers().read(SEGMENT);

    assertSame(before, zpa.tenant().consumers().repoint(before, SUCCESSORS));
    assertEquals(1, zpa.sent().size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"readOnly", "zscalerManaged", "managedByZs"})
  void refusesToWriteWhatZpaLetsNobodyChange(String flag) throws Exception {
    assertRefused(
        "\"" + flag + "\":true", "ZPA does not let others change it (\"" + flag + "\" is true)");
  }

  @Test
  void refusesToWriteWhatIsSharedFromElsewhere() throws Exception {
    assertRefused(
        "\"sharedMicrotenantDetails\":{\"sharedFromMicrotenant\":{\"id\":\"7002\"}}",
        "it is shared from microtenant 7002 and can be changed only there");
  }

  private void assertRefused(String field, String reason) throws Exception {
    answers(segment("1", OF_FINANCE, field, pra(app("8", "100"))));
    ConsumerSnapshot before = zpa.tenant().consumers().read(SEGMENT);

    assertFails(
        Kind.REFUSED, REPOINT + reason, () -> zpa.tenant().consumers().repoint(before, SUCCESSORS));
    assertEquals(1, zpa.sent().size());
  }

  @Test
  void sendsAgainWhenAnAnswerWasLost() throws Exception {
    answers(OLD, NEW);
    puts(status(204).withFault(Fault.CONNECTION_RESET_BY_PEER), status(502), status(204));

    repoint();

    assertEquals(3, bodies().stream().filter(bodies().get(0)::equals).count());
    assertEquals(5, zpa.sent().size());
  }

  @Test
  void failsWhenTheWriteIsRefused() {
    answers(OLD);
    puts(json(400, Rows.error("invalid.resource.argument", "no such certificate")));

    assertFails(
        Kind.REFUSED,
        REPOINT + "HTTP 400 invalid.resource.argument: no such certificate",
        this::repoint);
    assertEquals(2, zpa.sent().size());
  }

  @Test
  void saysThatItIsWrittenWhenItCannotBeReadAgain() {
    zpa.on(
        "GET",
        V1,
        "application/1",
        json(200, OLD),
        json(403, Rows.error("access.denied", "Access denied")));
    puts(status(204));

    assertFails(
        Kind.UNCERTAIN,
        REPOINT
            + "it is written, but could not be read again: HTTP 403 access.denied: Access denied;"
            + " the API client's role needs access to application segments (a change of roles takes"
            + " up to two minutes to act); plan again to see",
        this::repoint);
  }

  @Test
  void putsTheOldObjectBackWhenACnameChanged() {
    assertPutBack(
        NEW.replace("67.zpa", "68.zpa"),
        "clientlessApps[id 7].cname was \"67.zpa\", is \"68.zpa\"");
  }

  @Test
  void putsTheOldObjectBackWhenAnApplicationIsAnotherOne() {
    assertPutBack(
        NEW.replace("\"id\":\"8\"", "\"id\":\"88\""),
        "inspectionApps[id 88] is new: an object; inspectionApps[id 8] is gone, was an object");
  }

  @Test
  void putsTheOldObjectBackWhenAFieldVanished() {
    assertPutBack(
        NEW.replace(",\"cname\":\"67.zpa\"", ""),
        "clientlessApps[id 7].cname is gone, was \"67.zpa\"");
  }

  @Test
  void putsTheOldObjectBackWhenOneApplicationKeptItsCertificate() {
    assertPutBack(
        NEW.replace("201", "101"),
        "inspectionApps[id 8].certificateId should be \"201\", is \"101\"");
  }

  @Test
  void putsTheOldObjectBackWhenAnotherApplicationLostItsCertificate() {
    assertPutBack(
        NEW.replace("\"102\"", "\"0\""), "inspectionApps[id 9].certificateId is gone, was \"102\"");
  }

  @Test
  void namesTheFirstFewOfManyDifferences() {
    assertPutBack(
        segment("1", OF_FINANCE, "\"a\":1,\"b\":[1],\"c\":null,\"d\":\"" + "x".repeat(300) + "\""),
        "a is new: 1; b is new: a list; c is new: null; clientlessApps is gone, was a list; d is"
            + " new: \"" + "x".repeat(199) + "…\"; and 1 more");
  }

  private void assertPutBack(String wrong, String differences) {
    answers(OLD, wrong, OLD);
    puts(status(204));

    assertFails(
        Kind.PROTOCOL,
        REPOINT + "it came back other than it was written: " + differences
            + "; the old object is back",
        this::repoint);
    assertEquals(
        bodies().get(0).replace("\"200\"", "\"100\"").replace("\"201\"", "\"101\""),
        bodies().get(1));
    assertEquals(5, zpa.sent().size());
  }

  @Test
  void saysWhenTheOldObjectIsNotBack() {
    String wrong = NEW.replace("67.zpa", "68.zpa");
    answers(OLD, wrong, wrong.replace("200", "100").replace("201", "101"));
    puts(status(204));

    assertFails(
        Kind.PROTOCOL,
        REPOINT + "it came back other than it was written: clientlessApps[id 7].cname was"
            + " \"67.zpa\", is \"68.zpa\"; the old object was written again, but is not back:"
            + " clientlessApps[id 7].cname was \"67.zpa\", is \"68.zpa\"",
        this::repoint);
  }

  @Test
  void saysWhenTheOldObjectCouldNotBeWritten() {
    answers(OLD, NEW.replace("67.zpa", "68.zpa"));
    puts(status(204), json(400, Rows.error("bad.request", "no")));

    assertFails(
        Kind.PROTOCOL,
        REPOINT + "it came back other than it was written: clientlessApps[id 7].cname was"
            + " \"67.zpa\", is \"68.zpa\"; the old object is not back: HTTP 400 bad.request: no",
        this::repoint);
  }

  /** What a server may do without having changed anything. */
  @Test
  void isContentWithOtherOrderOtherEscapesAndNewStamps() throws Exception {
    String more = "\"domainNames\":[\"a\",\"b\"],\"description\":\"a &amp;amp; b\"";
    answers(
        segment("1", OF_FINANCE, more, pra(app("8", "100"), app("9", "102"))),
        segment(
            "1",
            "\"modifiedBy\":\"5\",\"description\":\"a &amp; b\",\"domainNames\":[\"b\",\"a\"]",
            "\"inconsistentConfigDetails\":{}",
            pra(app("9", "102"), app("8", "200", "\"certificateName\":\"new\"")),
            OF_FINANCE));
    puts(status(204));

    ConsumerSnapshot before = zpa.tenant().consumers().read(SEGMENT);
    ConsumerSnapshot after = zpa.tenant().consumers().repoint(before, SUCCESSORS);

    assertEquals(before.rest(), after.rest());
    assertEquals(3, zpa.sent().size());
  }

  @Test
  void tellsObjectsApartByAllButCertificatesAndStamps() throws Exception {
    answers(OLD, NEW, OLD.replace("67.zpa", "68.zpa"));

    ConsumerSnapshot first = zpa.tenant().consumers().read(SEGMENT);
    ConsumerSnapshot second = zpa.tenant().consumers().read(SEGMENT);
    ConsumerSnapshot third = zpa.tenant().consumers().read(SEGMENT);

    assertEquals(first.rest(), second.rest());
    assertNotEquals(first.rest(), third.rest());
  }

  @Test
  void letsNoIdBecomeAnotherAddress() {
    var odd = new ConsumerObject(ConsumerObject.Type.USER_PORTAL, "1/../2", "0", "odd");

    assertFails(
        Kind.REFUSED,
        "request: \"1/../2\" is not an id of ZPA's",
        () -> zpa.tenant().consumers().read(odd));
  }

  /** Something that a tenant may refuse. */
  @FunctionalInterface
  private interface Act {
    void run() throws TenantException;
  }

  private static void assertFails(Kind kind, String message, Act act) {
    var e = assertThrows(TenantException.class, act::run);

    assertEquals(message, e.getMessage());
    assertEquals(kind, e.kind());
  }

  private void repoint() throws TenantException {
    ConsumerSnapshot before = zpa.tenant().consumers().read(SEGMENT);
    zpa.tenant().consumers().repoint(before, SUCCESSORS);
  }

  private void answers(String... bodies) {
    zpa.on(
        "GET",
        V1,
        "application/1",
        Arrays.stream(bodies)
            .map(body -> json(200, body))
            .toArray(ResponseDefinitionBuilder[]::new));
  }

  private void puts(ResponseDefinitionBuilder... answers) {
    zpa.on("PUT", V1, "application/1", answers);
  }

  private List<String> bodies() {
    return zpa.requests().stream()
        .filter(r -> r.getMethod().getName().equals("PUT"))
        .map(LoggedRequest::getBodyAsString)
        .toList();
  }
}
