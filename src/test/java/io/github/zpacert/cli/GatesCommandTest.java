package io.github.zpacert.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gates and own rules, from the files to the exit code. */
class GatesCommandTest {

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
  void refusesARenewalThatLosesANameUnlessItIsWaived() throws Exception {
    project.policy("gates", "{lost-san: deny, key-reuse: off}").add("portal");
    site.applied();
    project.material("portal", project.certificate("other.example.com").selfSigned());
    long writes = site.writes();

    transcript.run("plan");
    transcript.run("apply", "--auto-approve");
    assertEquals(writes, site.writes());
    project.set("portal", "waive", "{lost-san: the name moved to another portal}");
    transcript.note("with a waiver at the certificate");
    transcript.run("plan", "--format", "markdown");
    transcript.run("apply", "--auto-approve");

    transcript.assertGolden("gates-lost-san");
  }

  @Test
  void asksTheFilesOwnRules() throws Exception {
    project
        .add("portal", "www")
        .policy(
            "rules",
            "[{name: look, level: warn, message: look at, when: '"
                + "plan.resource_changes.filter(c, \"create\" in c.change.actions).map(c, c.address)'},"
                + " {name: one-at-a-time, message: one at a time, when: plan.x_zpacert.summary.add > 1}]");

    transcript.run("validate");
    transcript.run("plan");
    transcript.run("apply", "--auto-approve");
    transcript.run("apply", "--auto-approve", "--target", "Default/www");
    transcript.run("explain", "rule:one-at-a-time");

    transcript.assertGolden("gates-rules");
  }

  @Test
  void refusesWhatARuleCannotJudge() throws Exception {
    project
        .add("portal")
        .policy("rules", "[{name: odd, level: warn, message: odd, when: plan.no_such_thing > 1}]");

    transcript.run("validate");
    transcript.run("plan", "--json");

    transcript.assertGolden("gates-rule-failing");
  }

  @Test
  void saysWhereARuleIsWrongBeforeAnythingIsAsked() throws Exception {
    project
        .add("portal")
        .policy(
            "rules",
            "[{name: odd, message: odd, when: pln.x == 1}, {name: other, message: x, when: \"1 +\"}]");

    transcript.run("validate");
    transcript.run("plan");

    transcript.assertGolden("gates-rule-wrong");
  }

  @Test
  void checksOfflineWhatItCan() throws Exception {
    project
        .add("portal")
        .policy("gates", "{missing-description: deny, key-reuse: off}")
        .policy("namePattern", "\"*.example.com\"");

    transcript.run("validate");

    transcript.assertGolden("gates-validate");
  }

  @Test
  void explainsCodes() throws Exception {
    transcript.run("explain");
    transcript.run("explain", "lost-san");
    transcript.run("explain", "lost-san", "--json");
    transcript.run("explain", "lots-san");
    transcript.run("explain", "frobnication");

    transcript.assertGolden("explain");
  }
}
