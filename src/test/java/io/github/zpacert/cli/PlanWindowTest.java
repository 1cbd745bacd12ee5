package io.github.zpacert.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A saved plan is applied in its time, or not at all. It is noon of the first of June. */
class PlanWindowTest {

  @TempDir
  private Path directory;

  private Site site;
  private Transcript transcript;

  @BeforeEach
  void begin() throws Exception {
    site = Site.in(directory);
    transcript = site.transcript();
    site.project().add("portal");
  }

  @AfterEach
  void end() {
    site.close();
  }

  private void pass(int hours) {
    site.cli().time().sleep(Duration.ofHours(hours));
    transcript.note(hours + " hours pass");
  }

  @Test
  void beginsAndEndsWhenThePlanSays() throws Exception {
    transcript
        .run(
            "plan",
            "--out=it.plan",
            "--quiet",
            "--not-before=2026-06-01T20:00+02:00",
            "--not-after=2026-06-01T19:00:00Z")
        .expect(ExitCode.SUCCESS);

    transcript.run("apply", "it.plan").expect(ExitCode.REFUSED);
    pass(8);
    transcript.run("apply", "it.plan").expect(ExitCode.REFUSED);
    assertEquals(0, site.writes());

    site.cli().time().sleep(Duration.ofHours(-1));
    transcript.note("an hour back");
    transcript.run("apply", "it.plan").expect(ExitCode.SUCCESS);

    transcript.assertGolden("window");
  }

  @Test
  void endsAfterAsLongAsThePlanSays() throws Exception {
    site.cli().with("GITHUB_ACTIONS", "true").with("GITHUB_ACTOR", "dora");
    site.run("plan", "--out=it.plan", "--expires=24h", "--not-after=2026-07-01T00:00Z")
        .expect(ExitCode.SUCCESS);

    transcript.run("show", "it.plan").expect(ExitCode.SUCCESS);
    pass(25);
    transcript.run("apply", "it.plan").expect(ExitCode.REFUSED);

    assertEquals(0, site.writes());
    transcript.assertGolden("window-expired");
  }

  @Test
  void isRefusedWhereItCouldNeverBegin() throws Exception {
    transcript.run("plan", "--not-before=2026-07-01T00:00Z", "--expires=1h").expect(ExitCode.USAGE);
    transcript.run("plan", "--not-after=2026-05-01T00:00Z").expect(ExitCode.USAGE);
    transcript.run("plan", "--not-before=2026-07-01").expect(ExitCode.USAGE);
    transcript.run("plan", "--expires=soon").expect(ExitCode.USAGE);

    transcript.assertGolden("window-wrong");
  }
}
