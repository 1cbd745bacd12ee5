package io.github.zpacert.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.zpacert.material.TestCertificates;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanCommandTest {

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
  void showsEveryKindOfChange() throws Exception {
    project.add("kept", "described", "renewed", "dropped", "earlier");
    site.applied();
    project
        .add("new")
        .set("described", "description", "Customer portal")
        .drop("dropped")
        .renew("renewed")
        .rename("earlier", "later");
    transcript.note("after a first apply, every kind of change");

    Outcome plan = transcript.run("plan");
    transcript.run("plan", "--json");

    assertEquals(new Outcome(2, plan.out(), ""), site.run("plan", "--detailed-exitcode"));
    assertEquals(new Outcome(2, plan.out(), ""), site.run("diff", "-detailed-exitcode"));
    assertEquals(0, site.writes());
    transcript.assertGolden("plan");
  }

  @Test
  void saysThatThereIsNothingToDo() throws Exception {
    project.add("portal");
    site.applied();

    transcript.run("plan");
    transcript.run("plan", "--detailed-exitcode");
    transcript.run("plan", "--json");
    transcript.run("plan", "--refresh-only");

    transcript.assertGolden("plan-no-changes");
  }

  @Test
  void savesThePlanForShowAndApply() throws Exception {
    project.add("portal");

    transcript.run("plan", "--out", "monday.plan");
    transcript.run("show", "monday.plan");
    transcript.run("plan", "-out=json.plan", "--json");
    transcript.run("plan", "--out", "markdown.plan", "--format", "markdown");
    transcript.run("apply", "monday.plan");
    transcript.run("apply", "monday.plan");

    transcript.assertGolden("plan-saved");
  }

  @Test
  void printsTheDocumentThatItSaves() throws Exception {
    project.add("portal");

    Outcome planned = site.run("plan", "--format", "json", "--out", "it.plan");

    planned.expect(ExitCode.SUCCESS);
    assertEquals(Files.readString(directory.resolve("it.plan")), planned.out());
    assertTrue(planned.err().startsWith("The plan is saved in it.plan, digest sha256:"));
    assertEquals(planned.out(), site.run("show", "it.plan", "--json").out());
    assertEquals(planned.out(), site.run("plan", "--format", "json", "--json").out());
  }

  @Test
  void plansForTargetsAlone() throws Exception {
    project.add("one", "two", "three");

    transcript.run("plan", "--target", "Default/one", "-target=Default/three");
    transcript.run("plan", "--target", "Default/tow");
    transcript.run("plan", "--target", "one");
    transcript.run("apply", "--auto-approve", "--target", "Default/two");

    assertEquals(List.of("two"), site.live().stream().map(l -> l.name().text()).toList());
    transcript.assertGolden("plan-target");
  }

  @Test
  void plansToDestroyEverything() throws Exception {
    project.add("one", "two");
    site.applied();
    site.others("theirs");

    transcript.run("plan", "--destroy");
    transcript.run("plan", "--destroy", "--refresh-only");
    transcript.run("apply", "--destroy", "--auto-approve");

    assertEquals(
        List.of("theirs"), site.live().stream().map(l -> l.name().text()).toList());
    transcript.assertGolden("plan-destroy");
  }

  @Test
  void bringsTheStateUpToDateAndNothingElse() throws Exception {
    project.add("edited", "gone", "same");
    site.applied();
    site.edit("edited", "edited", "by hand");
    site.delete("gone");
    transcript.note("somebody describes \"edited\" and deletes \"gone\"");

    transcript.run("plan", "--refresh-only");
    transcript.run("apply", "--refresh-only", "--auto-approve");
    transcript.run("plan", "--refresh-only");
    transcript.run("plan");

    transcript.assertGolden("plan-refresh-only");
  }

  @Test
  void warnsOfWhatAReviewerShouldKnow() throws Exception {
    project.add("portal");
    project.material(
        "portal",
        project.certificate("portal").names().key(TestCertificates.newEcKey()).selfSigned());

    transcript.run("plan");
    transcript.run("plan", "--format", "markdown");

    assertEquals("", site.run("plan", "--quiet").err());
    transcript.assertGolden("plan-warnings");
  }

  @Test
  void writesNoPlanWhereNoFileCanBe() throws Exception {
    project.add("portal");

    transcript.run("plan", "--out", "no/such/folder/it.plan");
    transcript.run("plan", "--out", "tls");

    assertFalse(Files.exists(directory.resolve("no")));
    assertTrue(Files.isDirectory(directory.resolve("tls")));
    transcript.assertGolden("plan-unwritable");
  }
}
