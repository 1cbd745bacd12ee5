package io.github.zpacert.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.evidence.EvidenceLog;
import io.github.zpacert.sandbox.Sandbox;
import io.github.zpacert.sandbox.SeenRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Every write that apply and rollback send is on record before it leaves, and nobody can change the record unseen. */
class EvidenceTest {

  @TempDir
  private Path directory;

  private Site site;
  private Transcript transcript;
  private Path log;

  @BeforeEach
  void begin() throws Exception {
    site = Site.in(directory);
    site.project().evidence("{}");
    transcript = site.transcript();
    log = directory.resolve("zpacert.evidence.jsonl");
  }

  @AfterEach
  void end() {
    site.close();
  }

  private Evidence evidence() throws IOException {
    return Evidence.of(directory).requireSchema();
  }

  @Test
  void tellsWhoHasDoneWhatAndCanBeVerified() throws Exception {
    site.project().add("kept", "renewed", "dropped");
    site.cli().with("ZPACERT_ACTOR", "dora\u001b[2J").with("ZPACERT_COMMIT", "c0ffee");
    transcript.run("apply", "--auto-approve").expect(ExitCode.SUCCESS);
    site.cli().time().sleep(Duration.ofHours(1));
    site.project().renew("renewed").drop("dropped").set("kept", "description", "Customer portal");
    site.run("plan", "--out=it.plan").expect(ExitCode.SUCCESS);
    site.cli().with("ZPACERT_ACTOR", "the-pipeline").with("ZPACERT_JOB_URL", "https://ci.test/7");
    transcript.note("a plan of dora's is applied by a pipeline");
    transcript
        .run("apply", "it.plan", "--change=CHG0012345", "--emergency=its key has leaked")
        .expect(ExitCode.SUCCESS);

    transcript.run("evidence", "verify").expect(ExitCode.SUCCESS);
    transcript.run("evidence", "verify", "--json").expect(ExitCode.SUCCESS);
    transcript.run("evidence", "show").expect(ExitCode.SUCCESS);
    transcript.run("evidence", "show", "--address", "Default/dropped").expect(ExitCode.SUCCESS);
    transcript.run("evidence", "show", "--since", "2026-06-01T12:30:00Z", "--address=Default/kept");
    transcript.run("evidence", "show", "--change", "CHG0012345").expect(ExitCode.SUCCESS);

    transcript.assertGolden("evidence");
  }

  @Test
  void tellsAMachineHowFarItHasCome() throws Exception {
    site.project().add("portal");

    Outcome apply = site.run("apply", "--auto-approve", "--json").expect(ExitCode.SUCCESS);
    Outcome show = site.run("evidence", "show", "--json").expect(ExitCode.SUCCESS);

    String head = evidence().records().get(3).path("digest").asString("");
    assertTrue(
        apply.out().contains("\"type\":\"evidence\",\"records\":4,\"head\":\"sha256:" + head),
        apply.out());
    assertEquals(Files.readString(log), show.out());
    site.run("evidence", "verify", "--head", "sha256:" + head).expect(ExitCode.SUCCESS);
    site.run("evidence", "verify", "--head", head).expect(ExitCode.SUCCESS);
  }

  @Test
  void namesTheLineThatSomebodyHasChanged() throws Exception {
    site.project().add("portal", "wiki");
    site.applied();
    List<String> lines = Files.readAllLines(log);
    String head = evidence().records().get(5).path("digest").asString("");
    Files.writeString(log, Files.readString(log).replace("\"name\":\"wiki\"", "\"name\":\"fake\""));
    transcript.note("somebody has changed a record");

    transcript.run("evidence", "verify").expect(ExitCode.ERROR);
    transcript.run("evidence", "verify", "--json").expect(ExitCode.ERROR);
    transcript.run("evidence", "show").expect(ExitCode.ERROR);
    site.project().drop("wiki");
    transcript.run("apply", "--auto-approve").expect(ExitCode.ERROR);
    assertEquals(List.of(), site.zpa().requests());
    Files.write(log, ImmutableList.copyOf(lines.subList(0, 5)));
    transcript.note("somebody has removed the last record");
    transcript.run("evidence", "verify").expect(ExitCode.SUCCESS);
    transcript.run("evidence", "verify", "--head", head).expect(ExitCode.ERROR);

    transcript.assertGolden("evidence-changed");
  }

  @Test
  void goesOnAfterAPowerCut() throws Exception {
    site.project().add("portal");
    site.applied();
    String whole = Files.readString(log);
    Files.writeString(log, whole.substring(0, whole.length() - 100));
    transcript.note("the power fails while the end of a run is recorded");

    transcript.run("evidence", "verify").expect(ExitCode.SUCCESS);
    site.project().drop("portal").policy("maxDelete", "100%");
    site.run("apply", "--auto-approve", "--allow-empty").expect(ExitCode.SUCCESS);
    transcript.note("another apply");
    transcript.run("evidence", "verify").expect(ExitCode.SUCCESS);
    transcript.run("evidence", "show").expect(ExitCode.SUCCESS);

    transcript.assertGolden("evidence-torn");
  }

  @Test
  void isKeptOnlyWhereTheFilesAskForIt() throws Exception {
    Files.writeString(
        directory.resolve("zpacert.yaml"),
        Files.readString(directory.resolve("zpacert.yaml")).replace("evidence: {}\n", ""));

    transcript.run("evidence", "verify").expect(ExitCode.ERROR);
    transcript.run("evidence", "show", "no.jsonl").expect(ExitCode.ERROR);
    transcript.run("evidence").expect(ExitCode.USAGE);
    Files.writeString(directory.resolve("other.txt"), "not a log");
    transcript.run("evidence", "verify", "zpacert.yaml").expect(ExitCode.ERROR);

    transcript.assertGolden("evidence-none");
  }

  @Test
  void isNotBegunByWhatWritesNothing() throws Exception {
    site.project().add("portal");
    site.run("plan").expect(ExitCode.SUCCESS);
    assertFalse(Files.exists(log));
    site.applied();
    String once = Files.readString(log);

    site.run("apply", "--auto-approve").expect(ExitCode.SUCCESS);
    site.run("drift").expect(ExitCode.SUCCESS);

    assertEquals(once, Files.readString(log));
  }

  @Test
  void tellsOfTheStateThatIsChangedByHand() throws Exception {
    site.project().add("portal", "wiki");
    site.applied();
    transcript.run("state", "mv", "Default/portal", "Default/portal2").expect(ExitCode.SUCCESS);
    transcript.run("state", "rm", "Default/wiki").expect(ExitCode.SUCCESS);
    transcript.run("import", "Default/wiki", site.id("wiki")).expect(ExitCode.SUCCESS);
    Files.copy(directory.resolve("zpacert.state.json"), directory.resolve("copy.json"));
    transcript.run("state", "push", "copy.json").expect(ExitCode.SUCCESS);

    transcript.run("evidence", "verify").expect(ExitCode.SUCCESS);
    transcript.run("evidence", "show", "--address=Default/wiki").expect(ExitCode.SUCCESS);

    assertEquals(4, evidence().ofType("state").size());
    transcript.assertGolden("evidence-state");
  }

  @Test
  void keepsEveryAttemptWithItsAnswer() throws Exception {
    site.project().add("portal");
    site.zpa().failNext("429", Scene::isWrite);
    site.zpa().failNext("lost-reply", Scene::isWrite);

    site.run("apply", "--auto-approve").expect(ExitCode.SUCCESS);

    List<JsonNode> sent = evidence().ofType("sent");
    assertEquals(
        List.of("refused 429", "unknown null"),
        sent.stream()
            .map(r -> r.path("outcome").asString("") + " " + r.path("status"))
            .toList());
    List<JsonNode> sendings = evidence().ofType("sending");
    assertEquals(2, sendings.size());
    JsonNode found = evidence().ofType("found").get(0);
    assertEquals(sendings.get(1).path("seq"), found.path("sending"));
    assertEquals(site.id("portal"), found.path("id").asString(""));
    String show = site.run("evidence", "show").out();
    assertTrue(show.contains("    found to be done, id " + site.id("portal")), show);
    assertTrue(sent.get(0).path("requestId").asString("").length() > 10);
    assertTrue(sent.get(1).path("after").isNull());
    assertEquals(1, evidence().ofType("ended").get(0).path("added").asInt(0));
  }

  @Test
  void namesAddressAndContentOfEveryWriteOfARotation() throws Exception {
    Scene scene = Scenes.small(directory.resolve("scene"), "7d");
    Evidence before = Evidence.of(scene.project());
    List<SeenRequest> writes;
    try (Sandbox zpa = scene.open()) {
      Cli cli = scene.cli(zpa).inStandingTime();
      cli.run("apply", "--auto-approve", "--parallelism=1", "--change=CHG7")
          .expect(ExitCode.SUCCESS);
      cli.run("rollback", "Default/a", "--auto-approve", "--parallelism=1", "--change=CHG7")
          .expect(ExitCode.SUCCESS);
      writes = Scene.writes(zpa);
      Transcript told = new Transcript(cli, scene.project());
      told.run("evidence", "verify").expect(ExitCode.SUCCESS);
      told.run("evidence", "show", "--address=Default/b", "--change=CHG7");
      told.assertGolden("evidence-rotation");
    }

    Evidence evidence = Evidence.of(scene.project()).since(before).requireSchema();
    assertEquals(
        writes.stream()
            .map(w -> w.method() + " " + w.path() + " " + w.status())
            .sorted()
            .toList(),
        evidence.answers());
    List<JsonNode> sendings = evidence.ofType("sending");
    for (JsonNode sending : sendings) {
      assertFalse(sending.path("addresses").isEmpty(), sending::toString);
      assertFalse(sending.path("object").path("name").isNull(), sending::toString);
      for (String side : List.of("before", "after")) {
        sending.path(side).forEach(f -> assertFalse(f.isNull(), sending::toString));
      }
    }
    assertEquals(
        List.of("apply", "rollback"),
        evidence.ofType("begun").stream()
            .map(b -> b.path("operation").asString(""))
            .toList());
    for (JsonNode repoint : sendings) {
      if (repoint.path("operation").asString("").equals("repoint")) {
        assertTrue(repoint.path("before").size() > 0, repoint::toString);
        assertEquals(repoint.path("before").size(), repoint.path("after").size());
      }
    }
  }

  @Test
  void waitsForNobodyWhoWritesToTheSameLog() throws Exception {
    site.project().add("portal");
    try (EvidenceLog other = EvidenceLog.open(log, site.cli().time())) {
      transcript.run("apply", "--auto-approve").expect(ExitCode.LOCKED);
      assertEquals(0, other.records());
    }

    assertEquals(0, site.writes());
    site.run("apply", "--auto-approve").expect(ExitCode.SUCCESS);
    transcript.assertGolden("evidence-in-use");
  }

  @Test
  void sendsNothingWhereItCannotBePutOnRecord() throws Exception {
    site.project().add("portal").evidence("{path: no/such/folder.jsonl}");
    transcript.run("apply", "--auto-approve").expect(ExitCode.ERROR);
    site.project().evidence("{path: tls}");
    transcript.run("apply", "--auto-approve").expect(ExitCode.ERROR);

    assertEquals(0, site.writes());
    transcript.assertGolden("evidence-unwritable");
  }
}
