package io.github.zpacert.sandbox;

import static io.github.zpacert.sandbox.Client.CERTIFICATE;
import static io.github.zpacert.sandbox.Client.ISSUED;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.github.zpacert.material.TestCertificates;
import io.github.zpacert.material.TestCertificates.Issued;
import io.github.zpacert.sandbox.Client.Answer;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ListingTest {

  private static final Issued PORTAL = TestCertificates.selfSigned("portal.example.com");

  private Sandbox sandbox;
  private Client client;

  @BeforeEach
  void start() throws Exception {
    sandbox = Sandbox.start(SandboxOptions.builder().withoutRateLimit().build());
    client = Client.oneApi(sandbox);
  }

  @AfterEach
  void stop() {
    sandbox.close();
  }

  @Test
  void wrapsListsInCountsThatAreTexts() throws Exception {
    assertEquals(
        "200 {\"totalPages\":\"0\",\"totalCount\":\"0\",\"list\":[]}",
        client.get(ISSUED).all());
  }

  @Test
  void showsTwentyUnlessAskedForMore() throws Exception {
    create(21);

    Answer answer = client.get(ISSUED);

    assertEquals(20, answer.names().size());
    assertEquals("2", answer.text("totalPages"));
    assertEquals("21", answer.text("totalCount"));
    assertEquals(List.of("c20"), client.get(ISSUED + "?page=2").names());
  }

  @Test
  void ignoresAPageSizeThatIsSpeltWithACapital() throws Exception {
    create(21);

    assertEquals(20, client.get(ISSUED + "?pageSize=500").names().size());
  }

  @Test
  void pagesByNameHoweverTheObjectsCame() throws Exception {
    for (String name : List.of("b", "d", "a", "c")) {
      client.create("0", name, PORTAL);
    }

    assertEquals(
        List.of("a", "b", "c"), client.get(ISSUED + "?page=1&pagesize=3").names());
    assertEquals(List.of("d"), client.get(ISSUED + "?page=2&pagesize=3").names());
  }

  @Test
  void answersAPageBeyondTheLastWithAnEmptyList() throws Exception {
    create(1);

    assertEquals(
        "200 {\"totalPages\":\"1\",\"totalCount\":\"1\",\"list\":[]}",
        client.get(ISSUED + "?page=2").all());
  }

  @Test
  void showsFiveHundredAtMost() throws Exception {
    for (int i = 0; i < 501; i++) {
      sandbox.seedPendingRequest("0", "p" + i);
    }

    Answer answer = client.get(CERTIFICATE + "?pagesize=9999");

    assertEquals(500, answer.names().size());
    assertEquals("2", answer.text("totalPages"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "x", "99999999999"})
  void refusesAPageThatIsNone(String page) throws Exception {
    assertEquals(
        "400 {\"params\":[\"page\"],\"id\":\"invalid.resource.argument\","
            + "\"reason\":\"One or more input fields page are not valid. It must be a number from 1.\"}",
        client.get(ISSUED + "?page=" + page).all());
  }

  @Test
  void showsOfAMicrotenantAlsoWhatItInheritsFromDefault() throws Exception {
    client.create("0", "of-default", PORTAL);
    client.create("7001", "of-finance", PORTAL);
    client.create("7002", "of-engineering", PORTAL);

    Answer answer = client.get(ISSUED + "?microtenantId=7001");

    assertEquals(List.of("of-default", "of-finance"), answer.names());
    assertFalse(answer.json().at("/list/0").has("microtenantId"));
    assertEquals("Default", answer.json().at("/list/0/microtenantName").stringValue());
    assertEquals("7001", answer.json().at("/list/1/microtenantId").stringValue());
    assertEquals(List.of("of-default"), client.get(ISSUED + "?microtenantId=0").names());
  }

  @Test
  void showsEverybodysWhenNoMicrotenantIsNamed() throws Exception {
    client.create("0", "of-default", PORTAL);
    client.create("7001", "of-finance", PORTAL);
    client.create("7002", "of-engineering", PORTAL);

    assertEquals(
        List.of("of-default", "of-engineering", "of-finance"),
        client.get(ISSUED).names());
  }

  @Test
  void keepsSigningRequestsOutOfTheIssuedList() throws Exception {
    String id = sandbox.seedPendingRequest("7001", "waiting");
    client.create("7001", "issued", PORTAL);

    assertEquals(List.of("issued"), client.get(ISSUED + "?microtenantId=7001").names());
    Answer all = client.get(CERTIFICATE + "?microtenantId=7001");
    assertEquals(List.of("issued", "waiting"), all.names());
    JsonNode waiting = all.json().at("/list/1");
    assertEquals(id, waiting.path("id").stringValue());
    assertFalse(waiting.has("certificate"));
    assertFalse(waiting.has("serialNo"));
    assertFalse(waiting.has("validToInEpochSec"));
  }

  @Test
  void letsASigningRequestBlockItsName() throws Exception {
    sandbox.seedPendingRequest("0", "portal");

    assertEquals(
        "duplicate.name",
        client.post(CERTIFICATE, Client.upload("portal", PORTAL)).text("id"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name%20EQ%20my%20portal",
        "name+EQ+my+portal",
        "name%2BEQ%2Bmy+portal",
        "name%20LIKE%20PORT"
      })
  void findsByNameInEverySpelling(String search) throws Exception {
    client.create("0", "my portal", PORTAL);
    client.create("0", "other", PORTAL);

    assertEquals(List.of("my portal"), client.get(ISSUED + "?search=" + search).names());
  }

  @Test
  void refusesASearchThatItDoesNotUnderstand() throws Exception {
    assertEquals(
        "400 {\"params\":[\"search\"],\"id\":\"filtering.input.invalid.operand\","
            + "\"reason\":\"The search string is not valid.\"}",
        client.get(ISSUED + "?search=portal").all());
  }

  private void create(int count) throws IOException, InterruptedException {
    for (int i : IntStream.range(0, count).toArray()) {
      client.create("0", String.format("c%02d", i), PORTAL);
    }
  }
}
