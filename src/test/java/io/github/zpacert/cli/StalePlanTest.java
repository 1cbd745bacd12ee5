package io.github.zpacert.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A saved plan is applied exactly, or not at all: exit code 11, and nothing is sent that changes anything. */
class StalePlanTest {

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
    project.add("described", "renewed", "dropped");
    site.applied();
    project.add("new").set("described", "description", "Ours").renew("renewed").drop("dropped");
    site.run("plan", "--out", "it.plan").expect(ExitCode.SUCCESS);
  }

  @AfterEach
  void end() {
    site.close();
  }

  private void stale(String golden) throws Exception {
    site.zpa().clearRequests();

    Outcome outcome = transcript.run("apply", "it.plan").expect(ExitCode.STALE_PLAN);

    assertEquals(0, site.writes());
    assertEquals("", withoutPlan(outcome.out()));
    transcript.assertGolden(golden);
  }

  /** The plan itself is shown if only the files turn out to be others. */
  private static String withoutPlan(String out) {
    return out.replaceAll("(?s)^zpacert will .*Plan: [^\n]*\n", "");
  }

  @Test
  void afterSomebodyChangedWhatItIsAbout() throws Exception {
    site.edit("described", "described", "by hand");
    site.edit("renewed", "moved", "");
    site.delete("dropped");
    transcript.note("somebody describes, renames and deletes");

    stale("stale-edits");
  }

  @Test
  void afterSomebodyMadeWhatItCreates() throws Exception {
    site.others("new");
    transcript.note("another team creates \"new\"");

    stale("stale-created");
  }

  @Test
  void afterTheStateHasMovedOn() throws Exception {
    site.run("state", "rm", "Default/dropped").expect(ExitCode.SUCCESS);
    transcript.note("after a \"state rm\"");

    stale("stale-state");
  }

  @Test
  void afterTheStateHasGone() throws Exception {
    Files.delete(directory.resolve("zpacert.state.json"));
    transcript.note("the state file is deleted");

    stale("stale-no-state");
  }

  @Test
  void afterACertificateFileHasChanged() throws Exception {
    project.renew("renewed").renew("new");
    transcript.note("the files hold other certificates than planned");

    stale("stale-files");
  }

  @Test
  void afterAnEntryHasLeftTheFiles() throws Exception {
    project.drop("new", "renewed");
    transcript.note("the files no longer declare what is uploaded");

    stale("stale-entries");
  }

  @Test
  void butNotForWhatItIsNotAbout() throws Exception {
    site.others("theirs");

    site.run("apply", "it.plan").expect(ExitCode.SUCCESS);
  }
}
