package io.github.zpacert.sandbox;

import static io.github.zpacert.sandbox.Client.CERTIFICATE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.zpacert.material.TestCertificates;
import io.github.zpacert.material.TestCertificates.Issued;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class FileStoreTest {

  private static final Issued PORTAL = TestCertificates.selfSigned("portal.example.com");

  @TempDir
  private Path folder;

  private Path store;
  private Path journal;

  @BeforeEach
  void name() {
    store = folder.resolve(".zpacert").resolve("sandbox.json");
    journal = store.resolveSibling("sandbox.json.journal");
  }

  @Test
  void remembersEverythingFromRunToRun() throws Exception {
    String expected;
    try (Sandbox sandbox = start()) {
      Client client = Client.oneApi(sandbox);
      client.create("0", "portal", PORTAL);
      client.create("7001", "chained", TestCertificates.chain("c.example.com").leaf());
      client.post(Client.V1 + "/microtenants", Json.object().put("name", "Sales"));
      sandbox.markReadOnly(client.create("7002", "kept", PORTAL));
      sandbox.seedPendingRequest("0", "waiting");
      expected = everything(client);
    }

    try (Sandbox sandbox = start()) {
      assertEquals(expected, everything(Client.oneApi(sandbox)));
    }
  }

  @Test
  void remembersWhatUsesACertificateAndTheLastId() throws Exception {
    String used;
    String deleted;
    try (Sandbox sandbox = start()) {
      Client client = Client.oneApi(sandbox);
      used = client.create("0", "used", PORTAL);
      sandbox.addPraPortal("0", Showing.portal("pra", used).toString());
      sandbox.addUserPortal("7001", Showing.portal("user", used).toString());
      deleted = sandbox.addApplication(
          "0", Showing.segment("gone", Showing.app("a.example.com", used)).toString());
      sandbox.deleteObject(deleted);
    }

    try (Sandbox sandbox = start()) {
      Client client = Client.oneApi(sandbox);
      assertEquals(
          "resource.referenced", client.delete(CERTIFICATE + "/" + used).text("id"));
      assertEquals(List.of("pra"), client.get(Client.PRA_PORTAL).names());
      assertEquals(
          List.of("user"),
          client.get(Client.USER_PORTAL + "?microtenantId=7001").names());
      assertEquals(List.of(), client.get(Client.APPLICATION).names());
      assertEquals(Long.parseLong(deleted) + 2, Long.parseLong(client.create("0", "new", PORTAL)));
    }
  }

  @Test
  void keepsEveryFieldOfAnObjectAsItWasSent() throws Exception {
    Path crashed = folder.resolve("crashed.json");
    String expected;
    String id;
    try (Sandbox sandbox = start()) {
      String body =
          "{\"zulu\":1.50,\"name\":\"a\",\"alpha\":[null,1e5,true,\"1\",{\"b\":{},\"a\":[]}],"
              + "\"large\":216196257331400001216196257331400001,\"text\":\"æ\\n\\u0001\\\"\"}";
      id = sandbox.addApplication("7001", body);
      expected = sandbox.object(id);
      assertTrue(
          expected.contains("\"zulu\":1.50,\"name\":\"a\",\"alpha\":[null,1E+5,true,"), expected);
      copy(crashed);
    }

    try (Sandbox fromJournal = start(crashed);
        Sandbox fromFile = start()) {
      assertEquals(expected, fromJournal.object(id));
      assertEquals(expected, fromFile.object(id));
    }
  }

  @Test
  void saysWhenItIsOfAVersionThatDidNotKnowWhatUsesACertificate() throws Exception {
    start().close();
    String text = Files.readString(store)
        .replace("\"version\"", "\"references\" : [ { \"kind\" : \"Application\" } ], \"version\"");
    Files.writeString(store, text);

    SandboxException e = assertThrows(SandboxException.class, this::start);

    assertEquals(
        "sandbox store \"" + store + "\" says which certificates are in use, but not by what, as"
            + " older versions did; move it away, and the sandbox starts with an empty one",
        e.getMessage());
    assertEquals(text, Files.readString(store));
  }

  @Test
  void hasKeptWhatItAnsweredWhenAWriteWasBrokenOff() throws Exception {
    String expected;
    try (Sandbox sandbox = start()) {
      Client client = Client.oneApi(sandbox);
      client.create("0", "a", PORTAL);
      expected = everything(client);

      Thread.currentThread().interrupt();
      assertThrows(
          UncheckedIOException.class,
          () -> sandbox.addApplication("0", Showing.segment("s").toString()));
      assertTrue(Thread.interrupted());
    }

    try (Sandbox sandbox = start()) {
      assertEquals(expected, everything(Client.oneApi(sandbox)));
    }
  }

  @Test
  void hasKeptWhatItAnsweredWhenItIsNeverClosed() throws Exception {
    Path crashed = folder.resolve("crashed.json");
    String expected;
    try (Sandbox sandbox = start()) {
      Client client = Client.oneApi(sandbox);
      String id = client.create("0", "a", PORTAL);
      client.create("0", "b", PORTAL);
      client.put(CERTIFICATE + "/" + id, Json.object().put("name", "c").put("description", "æøå"));
      client.delete(CERTIFICATE + "/" + client.create("0", "gone", PORTAL));
      String segment = client.post(Client.APPLICATION, Showing.segment("s")).text("id");
      client.put(
          Client.APPLICATION + "/" + segment,
          Showing.segment("t", Showing.app("t.example.com", id)));
      expected = everything(client);
      copy(crashed);
    }

    try (Sandbox sandbox = start(crashed)) {
      assertEquals(expected, everything(Client.oneApi(sandbox)));
    }
  }

  @Test
  void forgetsAChangeThatWasNeverFinished() throws Exception {
    Path crashed = folder.resolve("crashed.json");
    Path crashedJournal = folder.resolve("crashed.json.journal");
    try (Sandbox sandbox = start()) {
      sandbox.seedPendingRequest("0", "whole");
      sandbox.seedPendingRequest("0", "half");
      copy(crashed);
    }
    byte[] bytes = Files.readAllBytes(crashedJournal);
    Files.write(crashedJournal, Arrays.copyOf(bytes, bytes.length - 10));

    try (Sandbox sandbox = start(crashed)) {
      assertEquals(List.of("whole"), names(sandbox));
      sandbox.seedPendingRequest("0", "next");
    }
    try (Sandbox sandbox = start(crashed)) {
      assertEquals(List.of("next", "whole"), names(sandbox));
    }
  }

  @Test
  void isNotConfusedByAJournalThatIsInTheFileAlready() throws Exception {
    Path crashed = folder.resolve("crashed.json");
    try (Sandbox sandbox = start()) {
      String id = sandbox.seedPendingRequest("0", "deleted");
      sandbox.seedPendingRequest("0", "stays");
      Client.oneApi(sandbox).delete(CERTIFICATE + "/" + id);
      copy(crashed);
    }
    Files.copy(store, crashed, StandardCopyOption.REPLACE_EXISTING);

    try (Sandbox sandbox = start(crashed)) {
      assertEquals(List.of("stays"), names(sandbox));
    }
  }

  @Test
  void beginsAnewWhenTheFileIsRemovedAndOnlyItsJournalIsLeft() throws Exception {
    Path crashed = folder.resolve("crashed.json");
    try (Sandbox sandbox = start()) {
      sandbox.seedPendingRequest("0", "old");
      copy(crashed);
    }
    Files.delete(crashed);

    try (Sandbox sandbox = start(crashed)) {
      assertEquals(List.of(), names(sandbox));
    }
  }

  @Test
  void writesOnlyWhatHasChanged() throws Exception {
    try (Sandbox sandbox = start()) {
      for (int i = 0; i < 100; i++) {
        sandbox.seedPendingRequest("0", "p" + i);
      }
      assertEquals(100, Files.readAllLines(journal).size());
      assertEquals(0, Json.MAPPER.readTree(store.toFile()).path("certificates").size());
    }

    assertEquals(0, Files.size(journal));
    assertEquals(100, Json.MAPPER.readTree(store.toFile()).path("certificates").size());
  }

  @Test
  void doesNotLetTheJournalGrowForEver() throws Exception {
    String longName = "x".repeat(1 << 20);
    try (Sandbox sandbox = start()) {
      for (int i = 0; i < 20; i++) {
        sandbox.seedPendingRequest("0", i + longName);
      }
      assertTrue(Files.size(journal) < 10 << 20, "the journal was emptied on the way");
    }
    try (Sandbox sandbox = start()) {
      assertEquals(20, names(sandbox).size());
    }
  }

  @Test
  void leavesTheFileAloneWhenNothingHasChanged() throws Exception {
    start().close();
    Files.writeString(store, Files.readString(store) + "\n\n");
    String before = Files.readString(store);

    start().close();

    assertEquals(before, Files.readString(store));
  }

  @Test
  void keepsItsFilesToTheirOwner() throws Exception {
    try (Sandbox sandbox = start()) {
      sandbox.seedPendingRequest("0", "a");
      for (Path file : files()) {
        assertEquals(
            "rw-------",
            PosixFilePermissions.toString(Files.getPosixFilePermissions(file)),
            file.toString());
      }
      assertEquals(3, files().size());
    }
  }

  @Test
  void writesNoPrivateKey() throws Exception {
    try (Sandbox sandbox = start()) {
      Client.oneApi(sandbox).create("0", "portal", PORTAL);
      assertNoKey();
    }
    assertNoKey();
  }

  @Test
  void isUsedByOneSandboxAtATime() throws Exception {
    try (Sandbox sandbox = start()) {
      SandboxException e = assertThrows(SandboxException.class, this::start);

      assertEquals(
          "sandbox store \"" + store
              + "\" is in use by another zpacert; wait for it to end, or use another store",
          e.getMessage());
      assertEquals(List.of(), names(sandbox));
    }
    start().close();
  }

  @Test
  void outlivesAProcessThatIsKilled() throws Exception {
    OtherProcess other = OtherProcess.with(store);
    SandboxException e = assertThrows(SandboxException.class, this::start);

    other.kill();

    assertEquals(
        "sandbox store \"" + store
            + "\" is in use by another zpacert; wait for it to end, or use another store",
        e.getMessage());
    try (Sandbox sandbox = start()) {
      assertEquals(List.of("from-the-other-process"), names(sandbox));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{\"version\":2}",
        "{\"version\":1,\"customerId\":\"216196257331281920\"}",
        "{\"version\":1,\"customerId\":\"216196257331281920\",\"lastId\":\"1\",\"certificates\":[{}]}",
        "{\"version\":1,\"customerId\":\"216196257331281920\",\"lastId\":\"1\",\"objects\":[{}]}",
        "{\"version\":1,\"customerId\":\"216196257331281920\",\"lastId\":1}"
      })
  void saysWhenItIsDamaged(String text) throws Exception {
    Files.createDirectories(store.getParent());
    Files.writeString(store, text);

    SandboxException e = assertThrows(SandboxException.class, this::start);

    assertEquals(
        "sandbox store \"" + store
            + "\" is damaged; move it away, and the sandbox starts with an empty one",
        e.getMessage());
    assertEquals(text, Files.readString(store));
  }

  @Test
  void saysWhenItsJournalIsDamaged() throws Exception {
    start().close();
    Files.writeString(journal, "nonsense\n", StandardOpenOption.APPEND);

    SandboxException e = assertThrows(SandboxException.class, this::start);

    assertEquals(
        "sandbox store \"" + journal
            + "\" is damaged; move it away, and the changes in it are lost",
        e.getMessage());
  }

  @Test
  void canBeRepairedAsTheMessageSays() throws Exception {
    start().close();
    Files.writeString(store, "nonsense");
    assertThrows(SandboxException.class, this::start);

    Files.move(store, folder.resolve("away"));

    start().close();
  }

  @Test
  void belongsToOneCustomer() throws Exception {
    start().close();

    SandboxException e = assertThrows(
        SandboxException.class,
        () ->
            Sandbox.start(SandboxOptions.builder().store(store).customerId("1").build()));

    assertEquals(
        "sandbox store \"" + store
            + "\" is of customer \"216196257331281920\", not \"1\"; use another store, or that customer id",
        e.getMessage());
  }

  private Sandbox start() throws SandboxException {
    return start(store);
  }

  private static Sandbox start(Path file) throws SandboxException {
    return Sandbox.start(
        SandboxOptions.builder().store(file).withoutFsync().withoutRateLimit().build());
  }

  /** Copies the files as a crash would have left them. */
  private void copy(Path crashed) throws IOException {
    Files.copy(store, crashed);
    Files.copy(journal, crashed.resolveSibling(crashed.getFileName() + ".journal"));
  }

  private static List<String> names(Sandbox sandbox) throws IOException, InterruptedException {
    return Client.oneApi(sandbox).get(CERTIFICATE + "?pagesize=500").names();
  }

  private static String everything(Client client) throws IOException, InterruptedException {
    JsonNode certificates = client.get(CERTIFICATE + "?pagesize=500").json();
    return certificates + "\n" + client.get(Client.V1 + "/microtenants").body() + "\n"
        + client.get(Client.APPLICATION).body();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(store.getParent())) {
      return files.toList();
    }
  }

  private void assertNoKey() throws IOException {
    String line = PORTAL.keyPem().lines().skip(1).findFirst().orElseThrow();
    for (Path file : files()) {
      String text = Files.readString(file);
      assertFalse(text.contains(line) || text.contains("PRIVATE"), file.toString());
    }
  }
}
