package io.github.zpacert.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplyCommandTest {

  @TempDir
  private Path directory;

  private Site site;
  private Project project;
  private Transcript transcript;

  @BeforeEach
  void begin() throws Exception {
    site = Site.in(directory);
    project = site.project();
    transcript = site.transcript();
  }

  @AfterEach
  void end() {
    site.close();
  }

  @Test
  void doesEveryKindOfChange() throws Exception {
    project.add("kept", "described", "renewed", "dropped", "earlier");
    site.applied();
    project
        .add("new")
        .set("described", "description", "Customer portal")
        .drop("dropped")
        .renew("renewed")
        .rename("earlier", "later");
    transcript.note("after a first apply, every kind of change");

    transcript.run("apply", "-auto-approve");
    transcript.run("apply", "-auto-approve");
    transcript.run("list");

    transcript.assertGolden("apply");
  }

  @Test
  void tellsAMachine() throws Exception {
    project.add("kept", "renewed", "dropped");
    site.applied();
    project.add("new").drop("dropped").renew("renewed");

    transcript.run("apply", "--auto-approve", "--json");
    transcript.run("apply", "--auto-approve", "--json");

    transcript.assertGolden("apply-json");
  }

  @Test
  void asksAPerson() throws Exception {
    project.add("portal");

    site.cli().typing("no\n");
    transcript.note("a person types \"no\"").run("apply");
    site.cli().typing("y\n");
    transcript.note("\"y\"").run("apply");
    site.cli().typing("");
    transcript.note("nothing, and ends the input").run("apply");
    assertEquals(0, site.writes());
    site.cli().typing("yes\n");
    transcript.note("\"yes\"").run("apply");
    transcript.note("and is not asked when there is nothing to do").run("apply");

    transcript.assertGolden("apply-asks");
  }

  @Test
  void failsAtOnceWhereNobodyCanBeAsked() throws Exception {
    project.add("portal");

    transcript.note("no terminal").run("apply");
    site.cli().typing("yes\n");
    transcript.note("a terminal").run("apply", "--input=false");
    transcript.run("apply", "-input=false");

    assertEquals(List.of(), site.zpa().requests());
    assertFalse(Files.exists(directory.resolve("zpacert.state.json")));
    transcript.assertGolden("apply-nobody");
  }

  @Test
  void appliesASavedPlanWithoutAsking() throws Exception {
    project.add("portal");
    site.run("plan", "--out", "it.plan").expect(ExitCode.SUCCESS);

    transcript.run("apply", "it.plan");
    transcript.run("apply", "it.plan", "--target", "Default/portal");
    transcript.run("apply", "no.plan");
    Files.writeString(directory.resolve("broken.plan"), "{\"format_version\": \"1.2\"}");
    transcript.run("apply", "broken.plan");
    Files.write(directory.resolve("binary.plan"), new byte[] {(byte) 0xff, 0});
    transcript.run("apply", "binary.plan");
    transcript.run("show", "tls");

    transcript.assertGolden("apply-saved");
  }

  @Test
  void refusesAPlanThatSomebodyHasEdited() throws Exception {
    project.add("portal");
    site.run("plan", "--out", "it.plan").expect(ExitCode.SUCCESS);
    site.zpa().clearRequests();
    Path plan = directory.resolve("it.plan");
    Files.writeString(
        plan, Files.readString(plan).replace("\"name\": \"portal\"", "\"name\": \"evil\""));

    transcript.run("apply", "it.plan");

    assertEquals(List.of(), site.zpa().requests());
    transcript.assertGolden("apply-edited-plan");
  }

  @Test
  void adoptsWhatIsThereAlready() throws Exception {
    site.others("same", "described", "renewed");
    site.zpa().clearRequests();
    for (String name : List.of("same", "described", "renewed")) {
      for (String end : List.of(".pem", ".key")) {
        Files.copy(
            directory.resolve("others/tls/" + name + end), project.file("tls/" + name + end));
      }
      project.declare(name);
    }
    project.set("described", "description", "Ours now").renew("renewed");

    transcript.note("the tenant has three certificates, one of them just as the files say");
    transcript.run("plan", "--target", "Default/same", "--detailed-exitcode");
    transcript.run("apply", "--auto-approve", "--target", "Default/same");
    assertEquals(0, site.writes());
    transcript.run("plan");
    transcript.run("plan", "--json");
    transcript.run("apply", "--auto-approve");
    transcript.run("state", "list");

    transcript.assertGolden("apply-adopts");
  }

  @Test
  void needsThePrivateKeysOfWhatItUploadsAndNamesEveryMissingOne() throws Exception {
    project.add("file", "variable", "program", "kept");
    site.run("apply", "--auto-approve", "--target", "Default/kept").expect(ExitCode.SUCCESS);
    site.zpa().clearRequests();
    project
        .withoutKeys()
        .set("variable", "privateKey", "{env: NO_SUCH_KEY}")
        .set("program", "privateKey", "{exec: [\"false\"]}");

    transcript.note("no private key can be read");
    site.run("plan", "--detailed-exitcode", "--out", "it.plan").expect(ExitCode.CHANGES);
    transcript.run("validate");
    transcript.run("apply", "--auto-approve");
    Outcome saved = transcript.run("apply", "it.plan");

    assertTrue(saved.out().contains("Plan: 3 to add"));
    assertEquals(0, site.writes());
    transcript.assertGolden("apply-without-keys");
  }

  @Test
  void looksAgainAfterAPersonHasThoughtAboutIt() throws Exception {
    project.add("portal");
    site.applied();
    project.set("portal", "description", "Portal");
    // what changes the description stands where the answer is awaited
    site.cli().typing("yes\n", () -> site.edit("portal", "portal", "by hand"));

    transcript.note("while a person thinks, somebody describes the certificate by hand");
    transcript.run("apply").expect(ExitCode.STALE_PLAN);

    assertEquals("by hand", site.live().get(0).description().text());
    transcript.assertGolden("apply-thinks");
  }
}
