package io.github.zpacert.sandbox;

import static io.github.zpacert.sandbox.Client.PRA_PORTAL;
import static io.github.zpacert.sandbox.Client.USER_PORTAL;
import static io.github.zpacert.sandbox.Showing.portal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

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
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class PortalApiTest {

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
  void answersTheCreateOfAPrivilegedPortalAsWasRecorded() throws Exception {
    ObjectNode sent = portal("pra", old).put("userNotification", "Hi").put("cName", "mine");

    Answer answer = client.post(PRA_PORTAL, sent);

    String expected = "{\"id\":\"216196257331400003\",\"modifiedTime\":\"1773369888\","
        + "\"creationTime\":\"1773369888\",\"modifiedBy\":\"" + Caller.idOf("client") + "\","
        + "\"name\":\"pra\",\"enabled\":true,\"certificateId\":\"" + old
        + "\",\"certificateName\":\"portal-2025\",\"domain\":\"pra.example.com\","
        + "\"userNotification\":\"Hi\","
        + "\"cName\":\"216196257331400003.216196257331281920.pra.p.zpa-app.net\"";
    assertEquals("201 " + expected + "}", answer.all());
    assertEquals(
        "200 " + expected + ",\"microtenantName\":\"Default\"}",
        client.get(PRA_PORTAL + "/216196257331400003").all());
  }

  @Test
  void keepsTheCnameOfAPrivilegedPortalWhenItsDomainChanges() throws Exception {
    String id = client.post(PRA_PORTAL, portal("pra", old)).text("id");
    String before = client.get(PRA_PORTAL + "/" + id).text("cName");

    Answer answer =
        client.put(PRA_PORTAL + "/" + id, portal("pra", fresh).put("domain", "b.example.com"));

    assertEquals("204 ", answer.all());
    Answer after = client.get(PRA_PORTAL + "/" + id);
    assertEquals("b.example.com", after.text("domain"));
    assertEquals("portal-2026", after.text("certificateName"));
    assertEquals(before, after.text("cName"));
  }

  @ParameterizedTest
  @ValueSource(strings = {PRA_PORTAL, USER_PORTAL})
  void isWrittenAsAWhole(String path) throws Exception {
    ObjectNode sent = portal("p", old).put("description", "Ours");
    sent.putArray("approvalReviewers").add("somebody");
    String id = client.post(path, sent).text("id");
    ObjectNode before = client.get(path + "/" + id).json().asObject();
    now.set(Instant.ofEpochSecond(1773370000L));

    client.put(path + "/" + id, before.deepCopy().put("certificateId", fresh));

    ObjectNode whole = client.get(path + "/" + id).json().asObject();
    before.put("certificateId", fresh).put("certificateName", "portal-2026");
    assertEquals(before.put("modifiedTime", "1773370000").toString(), whole.toString());

    client.put(path + "/" + id, portal("p", fresh));

    ObjectNode rest = client.get(path + "/" + id).json().asObject();
    assertFalse(rest.has("description"));
    assertFalse(rest.has("approvalReviewers"));
    assertEquals("1773369888", rest.path("creationTime").stringValue());
    assertEquals("204 ", client.delete(path + "/" + id).all());
    assertEquals(List.of(), client.get(path).names());
  }

  @ParameterizedTest
  @ValueSource(strings = {PRA_PORTAL, USER_PORTAL})
  void refusesACertificateThatItDoesNotSee(String path) throws Exception {
    String finance = client.create("7001", "finance", PORTAL);
    String id = client.post(path, portal("p", old)).text("id");

    for (String certificate : List.of("", "5", id, finance)) {
      Answer answer = client.put(path + "/" + id, portal("p", certificate));

      assertEquals(400, answer.status(), certificate);
      assertEquals("certificateId", answer.json().path("params").path(0).stringValue());
    }
    assertEquals(old, client.get(path + "/" + id).text("certificateId"));
    assertEquals(
        201, client.post(path + "?microtenantId=7001", portal("q", finance)).status());
  }

  @Test
  void hasNoCertificateOfTheTenantsWhereZscalerManagesIt() throws Exception {
    ObjectNode sent = portal("user", old).put("managedByZs", true);

    Answer answer = client.post(USER_PORTAL, sent);

    assertEquals(201, answer.status());
    assertFalse(answer.json().has("certificateId"));
    assertFalse(answer.json().has("certificateName"));
    sent.putNull("certificateId");
    assertEquals(204, client.put(USER_PORTAL + "/" + answer.text("id"), sent).status());
  }

  @Test
  void inheritsPrivilegedPortalsAndNotThoseOfUsers() throws Exception {
    for (String path : List.of(PRA_PORTAL, USER_PORTAL)) {
      client.post(path, portal("of-default", old));
      client.post(path + "?microtenantId=7001", portal("of-finance", old));
      client.post(path + "?microtenantId=7002", portal("of-engineering", old));
    }

    assertEquals(
        List.of("of-default", "of-finance"),
        client.get(PRA_PORTAL + "?microtenantId=7001").names());
    assertEquals(
        List.of("of-default", "of-engineering", "of-finance"),
        client.get(PRA_PORTAL).names());
    assertEquals(
        List.of("of-finance"), client.get(USER_PORTAL + "?microtenantId=7001").names());
    assertEquals(List.of("of-default"), client.get(USER_PORTAL).names());
    JsonNode page = client.get(PRA_PORTAL + "?page=2&pagesize=2").json();
    assertEquals(
        "2 3 1",
        page.path("totalPages").stringValue() + " " + page.path("totalCount").stringValue() + " "
            + page.path("list").size());
  }

  @Test
  void canBeAddedBehindTheClientsBacksUnderTheSameRules() throws Exception {
    String pra = sandbox.addPraPortal("0", portal("pra", old).toString());
    String user = sandbox.addUserPortal("7001", portal("user", old).toString());

    assertEquals(client.get(PRA_PORTAL + "/" + pra).body(), sandbox.object(pra));
    assertEquals(
        client.get(USER_PORTAL + "/" + user + "?microtenantId=7001").body(), sandbox.object(user));
    String unknown = portal("p", "5").toString();
    var refused =
        assertThrows(IllegalArgumentException.class, () -> sandbox.addPraPortal("0", unknown));
    assertEquals(
        "refused: {\"params\":[\"certificateId\"],\"id\":\"invalid.resource.argument\",\"reason\":"
            + "\"One or more input fields certificateId are not valid. It is the id of no certificate"
            + " of the microtenant or of Default.\"}",
        refused.getMessage());
    assertThrows(IllegalArgumentException.class, () -> sandbox.addPraPortal("9", unknown));
    assertThrows(IllegalArgumentException.class, () -> sandbox.addPraPortal("0", "[]"));
    assertThrows(IllegalArgumentException.class, () -> sandbox.object(old));
  }
}
