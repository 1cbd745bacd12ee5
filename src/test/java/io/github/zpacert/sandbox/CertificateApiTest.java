package io.github.zpacert.sandbox;

import static io.github.zpacert.sandbox.Client.CERTIFICATE;
import static io.github.zpacert.sandbox.Client.ISSUED;
import static io.github.zpacert.sandbox.Client.V1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.zpacert.material.TestCertificates;
import io.github.zpacert.material.TestCertificates.Chain;
import io.github.zpacert.material.TestCertificates.Issued;
import io.github.zpacert.sandbox.Client.Answer;
import java.math.BigInteger;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.bouncycastle.asn1.x509.GeneralName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

class CertificateApiTest {

  private static final Issued PORTAL = TestCertificates.named("portal.example.com")
      .subject("CN=portal.example.com,O=Example,C=NO")
      .sans("portal.example.com", "www.example.com")
      .serial(new BigInteger("261795226209551407541195711124285225720871321331"))
      .selfSigned();

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.ofEpochSecond(1773369888L));
  private Sandbox sandbox;
  private Client client;

  @BeforeEach
  void start() throws Exception {
    sandbox = Sandbox.start(SandboxOptions.builder()
        .withoutRateLimit()
        .certificateLimit(5)
        .clock(now::get)
        .build());
    client = Client.oneApi(sandbox);
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void answersACreateWithTheObjectButNotItsMicrotenantsName() throws Exception {
    Answer answer =
        client.post(CERTIFICATE, Client.upload("portal", PORTAL).put("description", "Portal"));

    assertEquals(201, answer.status());
    assertEquals("application/json", answer.header("content-type"));
    assertEquals(
        Json.object()
            .put("id", "216196257331400001")
            .put("modifiedTime", "1773369888")
            .put("creationTime", "1773369888")
            .put("modifiedBy", Caller.idOf("client"))
            .put("name", "portal")
            .put("description", "Portal")
            .put("validFromInEpochSec", "1767225600")
            .put("validToInEpochSec", "2082758400")
            .put("certificate", PORTAL.pem())
            .put("issuedTo", "CN=portal.example.com,O=Example,C=NO")
            .put("issuedBy", "CN=portal.example.com,O=Example,C=NO")
            .put("serialNo", "261795226209551407541195711124285225720871321331")
            .put(
                "publicKey",
                TestCertificates.block(
                    "PUBLIC KEY", PORTAL.certificate().getPublicKey().getEncoded()))
            .<ObjectNode>set(
                "san", Json.MAPPER.readTree("[\"portal.example.com\",\"www.example.com\"]"))
            .put("readOnly", false)
            .put("zscalerManaged", false)
            .put("cName", "portal.example.com"),
        answer.json());
  }

  @Test
  void namesTheMicrotenantInAGetAndInLists() throws Exception {
    String id = client.create("0", "portal", PORTAL);
    String other = client.create("7001", "portal", PORTAL);

    JsonNode ofDefault = client.get(CERTIFICATE + "/" + id).json();
    JsonNode ofFinance =
        client.get(CERTIFICATE + "/" + other + "?microtenantId=7001").json();

    assertEquals("Default", ofDefault.path("microtenantName").stringValue());
    assertFalse(ofDefault.has("microtenantId"));
    assertEquals("Finance", ofFinance.path("microtenantName").stringValue());
    assertEquals("7001", ofFinance.path("microtenantId").stringValue());
    assertEquals(ofDefault, client.get(ISSUED + "?microtenantId=0").json().at("/list/0"));
  }

  @Test
  void answersTheOlderPathsAlike() throws Exception {
    String id = client.create("0", "portal", PORTAL);

    assertEquals(
        client.get(CERTIFICATE + "/" + id).json(),
        client.get(V1 + "/clientlessCertificate/" + id).json());
    assertEquals(
        client.get(ISSUED).json(),
        client.get(Client.V2 + "/clientlessCertificate/issued").json());
  }

  @Test
  void knowsNoWayToWriteThroughTheOlderPaths() throws Exception {
    Answer answer = client.post(V1 + "/clientlessCertificate", Client.upload("portal", PORTAL));

    assertEquals(
        "404 {\"id\":\"resource.not.found\",\"reason\":\"No handler found\"}", answer.all());
  }

  @Test
  void leavesOutWhatIsNotSet() throws Exception {
    String id = client.create("0", "portal", PORTAL);

    JsonNode node = client.get(CERTIFICATE + "/" + id).json();

    assertFalse(node.has("description"));
    assertFalse(node.has("certChain"));
    assertFalse(node.toString().contains("null"));
  }

  @Test
  void showsTheCommonNameAsSanOfACertificateWithoutTheExtension() throws Exception {
    client.create("0", "old", TestCertificates.named("old.example.com").names().selfSigned());

    assertEquals(
        "[\"old.example.com\"]", client.get(ISSUED).json().at("/list/0/san").toString());
  }

  @Test
  void showsOfTheSanOnlyDnsNames() throws Exception {
    Issued issued = TestCertificates.named("ip.example.com")
        .names(
            new GeneralName(GeneralName.iPAddress, "192.0.2.1"),
            new GeneralName(GeneralName.dNSName, "ip.example.com"))
        .selfSigned();
    client.create("0", "ip", issued);

    assertEquals(
        "[\"ip.example.com\"]", client.get(ISSUED).json().at("/list/0/san").toString());
  }

  @Test
  void separatesTheLeafFromTheChain() throws Exception {
    Chain chain = TestCertificates.chain("portal.example.com");

    Answer answer = client.post(
        CERTIFICATE, Client.upload("portal", chain.pem() + chain.leaf().keyPem()));

    assertEquals(chain.leaf().pem(), answer.text("certificate"));
    assertEquals(chain.intermediate().pem(), answer.text("certChain"));
    assertEquals("CN=Test Intermediate", answer.text("issuedBy"));
  }

  @Test
  void writesToDefaultWhenNoMicrotenantIsNamed() throws Exception {
    client.post(CERTIFICATE, Client.upload("portal", PORTAL));

    assertEquals(List.of("portal"), client.get(ISSUED + "?microtenantId=0").names());
  }

  @Test
  void ignoresTheMicrotenantInTheBody() throws Exception {
    client.post(CERTIFICATE, Client.upload("portal", PORTAL).put("microtenantId", "7001"));

    assertEquals(List.of("portal"), client.get(ISSUED + "?microtenantId=0").names());
  }

  @Test
  void refusesAMicrotenantThatIsNotThere() throws Exception {
    String expected = "400 {\"params\":[\"9999\"],\"id\":\"resource.not.found\","
        + "\"reason\":\"No resource exists with the given id/name :9999\"}";

    assertEquals(
        expected,
        client
            .post(CERTIFICATE + "?microtenantId=9999", Client.upload("portal", PORTAL))
            .all());
    assertEquals(expected, client.get(ISSUED + "?microtenantId=9999").all());
  }

  @Test
  void findsAnObjectOnlyInItsOwnMicrotenant() throws Exception {
    String id = client.create("7001", "portal", PORTAL);
    String expected = "400 {\"params\":[\"" + id + "\"],\"id\":\"resource.not.found\","
        + "\"reason\":\"No resource exists with the given id/name :" + id + "\"}";
    JsonNode edit = Json.object().put("name", "mine");

    for (String context : List.of("", "?microtenantId=0", "?microtenantId=7002")) {
      String path = CERTIFICATE + "/" + id + context;
      assertEquals(expected, client.get(path).all());
      assertEquals(expected, client.put(path, edit).all());
      assertEquals(expected, client.delete(path).all());
    }
    assertEquals(200, client.get(CERTIFICATE + "/" + id + "?microtenantId=7001").status());
  }

  @Test
  void changesNameAndDescriptionAndNothingElse() throws Exception {
    String id = client.create("0", "portal", PORTAL);
    JsonNode before = client.get(CERTIFICATE + "/" + id).json();
    now.set(Instant.ofEpochSecond(1773370000L));

    Answer answer = Client.oneApi(sandbox, "somebody-else")
        .put(
            CERTIFICATE + "/" + id,
            Json.object()
                .put("name", "renamed")
                .put("description", "new")
                .put("readOnly", true)
                .put("certBlob", "nonsense"));

    assertEquals("204 ", answer.all());
    JsonNode after = client.get(CERTIFICATE + "/" + id).json();
    assertEquals("renamed", after.path("name").stringValue());
    assertEquals("new", after.path("description").stringValue());
    assertEquals("1773370000", after.path("modifiedTime").stringValue());
    assertEquals(Caller.idOf("somebody-else"), after.path("modifiedBy").stringValue());
    assertEquals(before.path("creationTime"), after.path("creationTime"));
    assertEquals(before.path("certificate"), after.path("certificate"));
    assertEquals(before.path("readOnly"), after.path("readOnly"));
  }

  @Test
  void clearsADescriptionThatIsNotSent() throws Exception {
    Answer created =
        client.post(CERTIFICATE, Client.upload("portal", PORTAL).put("description", "old"));
    String path = CERTIFICATE + "/" + created.text("id");

    client.put(path, Json.object().put("name", "portal"));

    assertFalse(client.get(path).json().has("description"));
  }

  @Test
  void refusesAnUpdateWithoutAName() throws Exception {
    String id = client.create("0", "portal", PORTAL);

    Answer answer = client.put(CERTIFICATE + "/" + id, Json.object().put("description", "x"));

    assertEquals(
        "400 {\"params\":[\"name\"],\"id\":\"invalid.resource.argument\","
            + "\"reason\":\"One or more input fields name are not valid. It is missing.\"}",
        answer.all());
  }

  @Test
  void deletes() throws Exception {
    String id = client.create("0", "portal", PORTAL);

    Answer answer = client.delete(CERTIFICATE + "/" + id);

    assertEquals("204 ", answer.all());
    assertEquals(400, client.get(CERTIFICATE + "/" + id).status());
    assertEquals(List.of(), client.get(ISSUED).names());
  }

  @Test
  void givesNoIdTwice() throws Exception {
    String first = client.create("0", "portal", PORTAL);
    client.delete(CERTIFICATE + "/" + first);

    String second = client.create("0", "portal", PORTAL);

    assertEquals(Long.parseLong(first) + 1, Long.parseLong(second));
    assertTrue(Long.parseLong(first) > 1L << 53);
  }

  @Test
  void refusesToDeleteWhatIsInUse() throws Exception {
    String id = client.create("0", "portal", PORTAL);
    String app =
        Showing.segment("intranet", Showing.app("app1.example.com", id)).toString();
    String segment = sandbox.addApplication("7001", app);

    Answer answer = client.delete(CERTIFICATE + "/" + id);

    assertEquals(
        "400 {\"params\":[\"Application\",\"intranet\"],\"id\":\"resource.referenced\","
            + "\"reason\":\"Resource is being referenced in Application : intranet.\"}",
        answer.all());
    sandbox.deleteObject(segment);
    assertEquals(204, client.delete(CERTIFICATE + "/" + id).status());
  }

  @Test
  void refusesToDeleteWhatAnyKindOfObjectUses() throws Exception {
    String used = client.create("0", "portal", PORTAL);
    String free = client.create("0", "free", PORTAL);
    List<String> users = List.of(
        sandbox.addPraPortal("0", Showing.portal("pra", used).toString()),
        sandbox.addUserPortal("7002", Showing.portal("user", used).toString()),
        sandbox.addApplication("0", applications("INSPECT", used)),
        sandbox.addApplication("0", applications("SECURE_REMOTE_ACCESS", used)));
    List<String> kinds = List.of("PRA Portal", "User Portal", "Application", "Application");

    for (int i = 0; i < users.size(); i++) {
      Answer refused = client.delete(CERTIFICATE + "/" + used);
      assertEquals("resource.referenced", refused.text("id"));
      assertEquals(kinds.get(i), refused.json().path("params").path(0).stringValue());
      String write = sandbox.object(users.get(i)).replace(used, free);
      sandbox.replaceObject(users.get(i), write);
    }

    assertEquals(204, client.delete(CERTIFICATE + "/" + used).status());
    assertEquals(400, client.delete(CERTIFICATE + "/" + free).status());
  }

  private static String applications(String type, String certificateId) {
    return Showing.common(type, Showing.config(type, "a.example.com", certificateId))
        .toString();
  }

  @Test
  void refusesASecondObjectOfOneNameInOneMicrotenant() throws Exception {
    client.create("7001", "portal", PORTAL);
    client.create("7002", "portal", PORTAL);
    String id = client.create("7001", "other", PORTAL);
    String expected = "400 {\"params\":[\"portal\"],\"id\":\"duplicate.name\","
        + "\"reason\":\"A resource with the name already exists :portal\"}";

    assertEquals(
        expected,
        client
            .post(CERTIFICATE + "?microtenantId=7001", Client.upload("portal", PORTAL))
            .all());
    assertEquals(
        expected,
        client
            .put(
                CERTIFICATE + "/" + id + "?microtenantId=7001", Json.object().put("name", "portal"))
            .all());
  }

  @Test
  void letsAnObjectKeepItsNameInAnUpdate() throws Exception {
    String id = client.create("0", "portal", PORTAL);

    assertEquals(
        204,
        client.put(CERTIFICATE + "/" + id, Json.object().put("name", "portal")).status());
  }

  @Test
  void refusesMoreCertificatesThanTheOrganizationMayHave() throws Exception {
    for (int i = 0; i < 5; i++) {
      client.create(i % 2 == 0 ? "0" : "7001", "c" + i, PORTAL);
    }

    assertEquals(
        "400 {\"params\":[\"5\"],\"id\":\"limit.exceeded\","
            + "\"reason\":\"The organization has reached its limit of 5 certificates.\"}",
        client.post(CERTIFICATE, Client.upload("one-more", PORTAL)).all());
  }

  @Test
  void refusesToChangeWhatIsReadOnlyOrZscalers() throws Exception {
    String readOnly = client.create("0", "a", PORTAL);
    String managed = client.create("0", "b", PORTAL);
    sandbox.markReadOnly(readOnly);
    sandbox.markZscalerManaged(managed);

    assertTrue(client.get(CERTIFICATE + "/" + readOnly).json().path("readOnly").booleanValue());
    assertTrue(
        client.get(CERTIFICATE + "/" + managed).json().path("zscalerManaged").booleanValue());
    for (String id : List.of(readOnly, managed)) {
      String expected = "400 {\"params\":[\"" + id + "\"],\"id\":\"resource.read.only\","
          + "\"reason\":\"The resource is read-only :" + id + "\"}";
      assertEquals(expected, client.delete(CERTIFICATE + "/" + id).all());
      assertEquals(
          expected,
          client.put(CERTIFICATE + "/" + id, Json.object().put("name", "c")).all());
    }
  }

  @Test
  void neverShowsNorRemembersAPrivateKey() throws Exception {
    String id = client.create("0", "portal", PORTAL);
    String key = PORTAL.keyPem().lines().skip(1).findFirst().orElseThrow();

    String everything = client.get(CERTIFICATE + "/" + id).body()
        + client.get(CERTIFICATE).body()
        + sandbox.requests();

    assertFalse(everything.contains(key));
    assertFalse(everything.contains("PRIVATE"));
  }

  @Test
  void escapesTextsOnlyWhenAskedTo() throws Exception {
    try (Sandbox escaping = Sandbox.start(SandboxOptions.builder().escapeHtml().build())) {
      Client other = Client.oneApi(escaping);
      JsonNode body = Client.upload("*.example.com", PORTAL).put("description", "R&D <\"a'b\">");

      assertEquals("R&D <\"a'b\">", client.post(CERTIFICATE, body).text("description"));
      Answer answer = other.post(CERTIFICATE, body);
      assertEquals("&#x2a;&#x2e;example&#x2e;com", answer.text("name"));
      assertEquals("R&amp;D &lt;&quot;a&#x27;b&quot;&gt;", answer.text("description"));
    }
  }
}
