package io.github.zpacert.sandbox;

import static io.github.zpacert.sandbox.Client.APPLICATION;
import static io.github.zpacert.sandbox.Showing.app;
import static io.github.zpacert.sandbox.Showing.common;
import static io.github.zpacert.sandbox.Showing.config;
import static io.github.zpacert.sandbox.Showing.segment;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.zpacert.material.TestCertificates;
import io.github.zpacert.material.TestCertificates.Issued;
import io.github.zpacert.sandbox.Client.Answer;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class ApplicationApiTest {

  private static final Issued PORTAL = TestCertificates.selfSigned("portal.example.com");

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.ofEpochSecond(1773369888L));
  private Sandbox sandbox;
  private Client client;
  private String old;
  private String fresh;

  @BeforeEach
  void start() throws Exception {
    sandbox = Sandbox.start(
        SandboxOptions.builder().withoutRateLimit().clock(now::get).build());
    client = Client.oneApi(sandbox);
    old = client.create("0", "portal-2025", PORTAL);
    fresh = client.create("0", "portal-2026", PORTAL);
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void answersACreateWithTheSegmentAsItIsKept() throws Exception {
    String body = "{\"name\":\"intranet\",\"weight\":1.50,\"big\":123456789012345678901234567890,"
        + "\"clientlessApps\":[{\"domain\":\"a.example.com\",\"certificateId\":\"" + old
        + "\",\"certificateName\":\"a lie\",\"cname\":\"another\",\"path\":\"/\"}],"
        + "\"domainNames\":[\"a.example.com\"],\"modifiedBy\":\"me\",\"microtenantName\":\"mine\","
        + "\"tcpPortRange\":[{\"to\":\"443\",\"from\":\"443\"}],\"nothing\":null}";

    Answer answer = client.send("POST", APPLICATION, "application/json", body);

    String stamps =
        "\"modifiedTime\":\"1773369888\",\"creationTime\":\"1773369888\",\"modifiedBy\":\""
            + Caller.idOf("client") + "\"";
    assertEquals(
        "201 {\"id\":\"216196257331400003\"," + stamps
            + ",\"name\":\"intranet\",\"weight\":1.50,\"big\":123456789012345678901234567890,"
            + "\"clientlessApps\":[{\"id\":\"216196257331400004\",\"appId\":\"216196257331400003\","
            + stamps + ",\"domain\":\"a.example.com\",\"certificateId\":\"" + old
            + "\",\"certificateName\":\"portal-2025\",\"path\":\"/\",\"name\":\"a.example.com\","
            + "\"cname\":\"216196257331400004.216196257331281920.h.b.zpa-app.net\"}],"
            + "\"domainNames\":[\"a.example.com\"],"
            + "\"tcpPortRange\":[{\"to\":\"443\",\"from\":\"443\"}],\"nothing\":null}",
        answer.all());
    assertEquals(
        answer.body().replaceFirst("}$", ",\"microtenantName\":\"Default\"}"),
        client.get(APPLICATION + "/" + answer.text("id")).body());
  }

  @Test
  void keepsAllThatIsWrittenBackAndStampsIt() throws Exception {
    String id = create(segment("intranet", app("a.example.com", old), app("b.example.com", old)));
    ObjectNode before = read(id);
    now.set(Instant.ofEpochSecond(1773370000L));
    ObjectNode changed = before.deepCopy();
    ((ObjectNode) changed.path("clientlessApps").path(1)).put("certificateId", fresh);

    Answer answer = client.put(APPLICATION + "/" + id, changed);

    assertEquals("204 ", answer.all());
    ObjectNode expected = changed.put("modifiedTime", "1773370000");
    expected
        .path("clientlessApps")
        .forEach(a -> ((ObjectNode) a).put("modifiedTime", "1773370000"));
    ((ObjectNode) expected.path("clientlessApps").path(1)).put("certificateName", "portal-2026");
    assertEquals(expected.toString(), read(id).toString());
  }

  @Test
  void forgetsWhatAWriteLeavesOut() throws Exception {
    String id = create(segment("intranet", app("a.example.com", old)).put("description", "Ours"));

    client.put(APPLICATION + "/" + id, segment("renamed"));

    assertEquals(
        List.of(
            "id",
            "modifiedTime",
            "creationTime",
            "modifiedBy",
            "name",
            "enabled",
            "microtenantName"),
        List.copyOf(read(id).propertyNames()));
  }

  @Test
  void deletesAnApplicationThatAWriteLeavesOut() throws Exception {
    String id = create(segment("intranet", app("a.example.com", old), app("b.example.com", old)));
    JsonNode kept = read(id).path("clientlessApps").path(1);

    client.put(APPLICATION + "/" + id, segment("intranet", kept.asObject()));

    assertEquals(List.of(kept), List.copyOf(read(id).path("clientlessApps").values()));
  }

  @Test
  void makesAnotherApplicationOfOneThatComesWithoutItsId() throws Exception {
    String id = create(segment("intranet", app("a.example.com", old)));
    JsonNode before = read(id).path("clientlessApps").path(0);

    client.put(APPLICATION + "/" + id, segment("intranet", app("a.example.com", fresh)));

    JsonNode after = read(id).path("clientlessApps").path(0);
    assertEquals("a.example.com", after.path("domain").stringValue());
    assertNotEquals(before.path("id"), after.path("id"));
    assertNotEquals(before.path("cname"), after.path("cname"));
  }

  @Test
  void keepsAnApplicationAndItsCnameByItsIdAlone() throws Exception {
    String id = create(segment("intranet", app("a.example.com", old)));
    JsonNode before = read(id).path("clientlessApps").path(0);
    now.set(Instant.ofEpochSecond(1773370000L));

    client.put(
        APPLICATION + "/" + id,
        segment(
            "intranet",
            app("moved.example.com", fresh).put("id", before.path("id").stringValue())));

    JsonNode after = read(id).path("clientlessApps").path(0);
    assertEquals("moved.example.com", after.path("domain").stringValue());
    assertEquals(before.path("id"), after.path("id"));
    assertEquals(before.path("cname"), after.path("cname"));
    assertEquals("1773369888", after.path("creationTime").stringValue());
    assertEquals("1773370000", after.path("modifiedTime").stringValue());
  }

  @ParameterizedTest
  @CsvSource({
    "BROWSER_ACCESS, clientlessApps, baAppId, deletedBaApps",
    "INSPECT, inspectionApps, inspectAppId, deletedInspectApps",
    "SECURE_REMOTE_ACCESS, praApps, praAppId, deletedPraApps"
  })
  void writesApplicationsOfAllTypesInOneForm(String type, String list, String idKey, String deleted)
      throws Exception {
    String id = create(
        common("intranet", config(type, "a.example.com", old), config(type, "b.example.com", old)));
    JsonNode first = read(id).path(list).path(0);
    JsonNode second = read(id).path(list).path(1);
    assertEquals("a.example.com", first.path("name").stringValue());
    assertEquals("portal-2025", first.path("certificateName").stringValue());
    assertFalse(first.has("appTypes"));
    assertFalse(read(id).has("commonAppsDto"));

    ObjectNode moved = config(type, "a.example.com", fresh).put(idKey, text(first, "id"));
    client.put(APPLICATION + "/" + id, common("intranet", moved));

    assertEquals(1, read(id).path(list).size(), "what is left out is deleted");
    JsonNode after = read(id).path(list).path(0);
    assertEquals(first.path("id"), after.path("id"));
    assertEquals(fresh, text(after, "certificateId"));
    assertFalse(after.has(idKey));
    assertEquals(
        "400",
        status(client.put(
            APPLICATION + "/" + id,
            common("intranet", moved.deepCopy().put(idKey, text(second, "id"))))),
        "what is deleted cannot be kept any more");

    ObjectNode contradiction = common("intranet", moved);
    ((ObjectNode) contradiction.path("commonAppsDto")).putArray(deleted).add(text(first, "id"));
    client.put(APPLICATION + "/" + id, contradiction);

    assertFalse(read(id).has(list), "what is named as deleted is deleted");
  }

  @Test
  void dropsWhatIsSentBackInTheFormForReading() throws Exception {
    String id = create(common(
        "intranet",
        config("INSPECT", "a.example.com", old),
        config("SECURE_REMOTE_ACCESS", "a.example.com", old)));

    client.put(APPLICATION + "/" + id, read(id));

    assertFalse(read(id).has("inspectionApps"));
    assertFalse(read(id).has("praApps"));
  }

  @Test
  void makesOneApplicationForEachTypeOfAnEntry() throws Exception {
    ObjectNode both = config("INSPECT", "a.example.com", old);
    both.withArray("appTypes").add("BROWSER_ACCESS");

    ObjectNode segment = read(create(common("intranet", both)));

    assertEquals(1, segment.path("clientlessApps").size());
    assertEquals(1, segment.path("inspectionApps").size());
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
      {}                                                                           | name
      {"name":"a","clientlessApps":{}}                                             | clientlessApps
      {"name":"a","clientlessApps":["b"]}                                          | clientlessApps
      {"name":"a","clientlessApps":[{"certificateId":"OLD"}]}                      | domain
      {"name":"a","clientlessApps":[{"domain":"b"}]}                               | certificateId
      {"name":"a","clientlessApps":[{"domain":"b","certificateId":""}]}            | certificateId
      {"name":"a","clientlessApps":[{"domain":"b","certificateId":"5"}]}           | certificateId
      {"name":"a","clientlessApps":[{"domain":"b","certificateId":5}]}             | certificateId
      {"name":"a","commonAppsDto":{"appsConfig":5}}                                | appsConfig
      {"name":"a","commonAppsDto":{"appsConfig":[{"appTypes":["X"]}]}}             | appTypes
      {"name":"a","commonAppsDto":{"appsConfig":[{"appTypes":["INSPECT"],"domain":"b","applicationProtocol":"HTTPS"}]}} | certificateId
      """)
  void refusesWhatItCannotUse(String body, String field) throws Exception {
    Answer answer = client.send("POST", APPLICATION, "application/json", body.replace("OLD", old));

    assertEquals(400, answer.status());
    assertEquals("invalid.resource.argument", answer.text("id"));
    assertEquals(field, answer.json().path("params").path(0).stringValue());
    assertEquals(List.of(), client.get(APPLICATION).names());
  }

  @Test
  void needsNoCertificateWhereNoneIsShown() throws Exception {
    ObjectNode plain = config("INSPECT", "a.example.com", "").put("applicationProtocol", "HTTP");
    ObjectNode desktop = config("SECURE_REMOTE_ACCESS", "b.example.com", "");
    desktop.remove("certificateId");
    ObjectNode zscalers = config("BROWSER_ACCESS", "c.example.com", "").put("extLabel", "c");

    ObjectNode segment = read(create(common("intranet", plain, desktop, zscalers)));

    assertFalse(segment.path("inspectionApps").path(0).has("certificateName"));
    assertFalse(segment.path("praApps").path(0).has("certificateId"));
    assertEquals(1, segment.path("clientlessApps").size());
  }

  @Test
  void refusesAnIdThatIsNotOneOfTheSegmentsOrComesTwice() throws Exception {
    String id = create(segment("intranet", app("a.example.com", old)));
    String other = create(segment("other", app("b.example.com", old)));
    ObjectNode mine = read(id).path("clientlessApps").path(0).asObject();
    ObjectNode theirs = read(other).path("clientlessApps").path(0).asObject();

    Answer foreign = client.put(APPLICATION + "/" + id, segment("intranet", mine, theirs));
    Answer twice = client.put(APPLICATION + "/" + id, segment("intranet", mine, mine));

    assertEquals("resource.not.found", foreign.text("id"));
    assertEquals("invalid.resource.argument", twice.text("id"));
    assertEquals(1, read(id).path("clientlessApps").size());
  }

  @Test
  void acceptsACertificateOfDefaultOrOfTheOwnMicrotenantAndNoOther() throws Exception {
    String finance = client.create("7001", "finance", PORTAL);
    String pending = sandbox.seedPendingRequest("7001", "pending");

    assertEquals(
        201, post("7001", segment("own", app("a.example.com", finance))).status());
    assertEquals(
        201, post("7001", segment("default's", app("a.example.com", old))).status());
    assertEquals(
        400, post("7002", segment("others'", app("a.example.com", finance))).status());
    assertEquals(
        400, post("0", segment("upwards", app("a.example.com", finance))).status());
    assertEquals(
        400, post("7001", segment("unissued", app("a.example.com", pending))).status());
  }

  @Test
  void acceptsAnExpiredCertificate() throws Exception {
    now.set(Instant.parse("2099-01-01T00:00:00Z"));
    client = Client.oneApi(sandbox);

    Answer answer = post("0", segment("late", app("a.example.com", old)));

    assertEquals(201, answer.status());
  }

  @Test
  void listsDefaultsSegmentsInEveryMicrotenant() throws Exception {
    post("0", segment("of-default"));
    post("7001", segment("of-finance"));
    post("7002", segment("of-engineering"));

    assertEquals(List.of("of-default"), names("?microtenantId=0"));
    assertEquals(List.of("of-default", "of-finance"), names("?microtenantId=7001"));
    assertEquals(List.of("of-default", "of-engineering", "of-finance"), names(""));
    assertEquals(List.of("of-finance"), names("?search=name%2BEQ%2Bof-finance"));
    JsonNode items = client.get(APPLICATION + "?microtenantId=7001").json().path("list");
    assertFalse(items.path(0).has("microtenantId"));
    assertEquals("Default", text(items.path(0), "microtenantName"));
    assertEquals("7001", text(items.path(1), "microtenantId"));
    assertEquals("Finance", text(items.path(1), "microtenantName"));
  }

  @Test
  void isFoundInItsOwnMicrotenantAlone() throws Exception {
    String id = create(segment("intranet"));
    String elsewhere = APPLICATION + "/" + id + "?microtenantId=7001";
    String expected = "400 {\"params\":[\"" + id + "\"],\"id\":\"resource.not.found\","
        + "\"reason\":\"No resource exists with the given id/name :" + id + "\"}";

    assertEquals(expected, client.get(elsewhere).all());
    assertEquals(expected, client.put(elsewhere, segment("mine")).all());
    assertEquals(expected, client.delete(elsewhere).all());
    assertEquals(expected, client.get(Client.V1 + "/praPortal/" + id).all());
    assertEquals("204 ", client.delete(APPLICATION + "/" + id).all());
    assertEquals(expected, client.get(APPLICATION + "/" + id).all());
  }

  @Test
  void listsApplicationsByTypeWithTheRecordedKeysAndAWrongCount() throws Exception {
    String id = create(common(
        "intranet",
        config("INSPECT", "b.example.com", old),
        config("INSPECT", "a.example.com", old).put("trustUntrustedCert", true),
        config("SECURE_REMOTE_ACCESS", "c.example.com", old)));
    String first = text(read(id).path("inspectionApps").path(0), "id");
    String second = text(read(id).path("inspectionApps").path(1), "id");

    Answer answer = byType("INSPECT", "&expandAll=false&page=1&pagesize=500");

    assertEquals(
        "200 {\"totalPages\":\"1\",\"totalCount\":\"0\",\"list\":["
            + item(first, "b.example.com", id, false) + ","
            + item(second, "a.example.com", id, true)
            + "]}",
        answer.all());
    assertEquals(
        "200 {\"totalPages\":\"0\",\"totalCount\":\"0\",\"list\":[]}",
        byType("BROWSER_ACCESS", "").all());
    assertEquals("400", status(byType("RDP", "")));
    assertEquals("400", status(client.get(APPLICATION + "/getAppsByType")));
  }

  @Test
  void listsApplicationsByTypePageByPageAndWithThoseOfDefault() throws Exception {
    post("0", segment("one", app("a.example.com", old), app("b.example.com", old)));
    post("7001", segment("two", app("c.example.com", old)));
    post("7002", segment("three", app("d.example.com", old)));

    Answer page = byType("BROWSER_ACCESS", "&microtenantId=7001&page=2&pagesize=2");

    assertEquals("2", page.text("totalPages"));
    assertEquals(List.of("c.example.com"), page.names());
    assertEquals(
        List.of("a.example.com", "b.example.com"),
        byType("BROWSER_ACCESS", "&microtenantId=0").names());
    assertEquals(4, byType("BROWSER_ACCESS", "").names().size());
  }

  @Test
  void escapesTextsOnlyWhenAskedTo() throws Exception {
    try (Sandbox escaping = Sandbox.start(SandboxOptions.builder().escapeHtml().build())) {
      Client other = Client.oneApi(escaping);
      String certificate = other.create("0", "R&D", PORTAL);
      ObjectNode body = segment("A&B", app("a.example.com", certificate).put("name", "C&D"));

      Answer answer = other.post(APPLICATION, body.put("description", "E&F"));

      JsonNode app = answer.json().path("clientlessApps").path(0);
      assertEquals("A&amp;B E&amp;F", answer.text("name") + " " + answer.text("description"));
      assertEquals("C&amp;D R&amp;D", text(app, "name") + " " + text(app, "certificateName"));
      assertEquals("a.example.com", text(app, "domain"));
    }
  }

  @Test
  void canBeChangedBehindTheClientsBacks() throws Exception {
    String id =
        sandbox.addApplication("0", segment("a", app("a.example.com", old)).toString());
    assertEquals(read(id).toString(), sandbox.object(id));

    sandbox.replaceObject(id, sandbox.object(id).replace(old, fresh));

    assertEquals(fresh, text(read(id).path("clientlessApps").path(0), "certificateId"));
    assertEquals(Caller.PORTAL, text(read(id), "modifiedBy"));
    sandbox.deleteObject(id);
    assertEquals(List.of(), client.get(APPLICATION).names());
  }

  private static String item(String id, String domain, String appId, boolean trust) {
    return "{\"id\":\"%s\",\"name\":\"%s\",\"enabled\":true,".formatted(id, domain)
        + "\"certificateId\":\"216196257331400001\",\"certificateName\":\"portal-2025\","
        + "\"applicationPort\":\"443\",\"applicationProtocol\":\"HTTPS\","
        + "\"domain\":\"%s\",\"appId\":\"%s\",\"trustUntrustedCert\":%s}"
            .formatted(domain, appId, trust);
  }

  private Answer byType(String type, String more) throws Exception {
    return client.get(APPLICATION + "/getAppsByType?applicationType=" + type + more);
  }

  private List<String> names(String query) throws Exception {
    return client.get(APPLICATION + query).names();
  }

  private Answer post(String microtenantId, JsonNode body) throws Exception {
    return client.post(APPLICATION + "?microtenantId=" + microtenantId, body);
  }

  private String create(JsonNode body) throws Exception {
    Answer answer = client.post(APPLICATION, body);
    assertEquals(201, answer.status(), answer.body());
    return answer.text("id");
  }

  private ObjectNode read(String id) throws Exception {
    return client.get(APPLICATION + "/" + id).json().asObject();
  }

  private static String text(JsonNode node, String key) {
    return node.path(key).stringValue();
  }

  private static String status(Answer answer) {
    return Integer.toString(answer.status());
  }
}
