package io.github.zpacert.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tenant is changed in the windows of the policy and under a ticket. It is noon (UTC) of Monday, the first of June. */
class ChangeWindowTest {

  @TempDir
  private Path directory;

  private final AtomicInteger minutesPerWrite = new AtomicInteger();
  private Site site;
  private Transcript transcript;

  @BeforeEach
  void begin() throws Exception {
    site = Site.in(
        directory,
        options -> options.afterWrite(
            request -> site.cli().time().sleep(Duration.ofMinutes(minutesPerWrite.get()))));
    transcript = site.transcript();
    site.project()
        .add("portal", "shop")
        .policy(
            "windows",
            "{timeZone: Europe/Berlin, allow: [{cron: \"0 22 * * TUE,THU\", duration: 4h}],"
                + " freeze: [{from: 2026-06-04, until: 2026-06-30, reason: quarter end}]}");
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
  void refusesWhatIsOutsideOfItAndLetsPassWhatIsInside() throws Exception {
    transcript.run("plan", "--out=it.plan").expect(ExitCode.SUCCESS);
    transcript.run("apply", "it.plan").expect(ExitCode.REFUSED);
    site.cli().typing("yes\n");
    transcript.run("apply").expect(ExitCode.REFUSED);
    site.cli().unattended();
    pass(32);
    assertEquals(0, site.writes());

    transcript.run("apply", "it.plan").expect(ExitCode.SUCCESS);
    pass(48);
    site.project().renew("shop");
    transcript.run("apply", "--auto-approve").expect(ExitCode.REFUSED);

    transcript.assertGolden("change-window");
  }

  @Test
  void isOutweighedByAnEmergencyThatIsWrittenDown() throws Exception {
    transcript
        .run("apply", "--auto-approve", "--parallelism=1", "--emergency=the key has leaked")
        .expect(ExitCode.SUCCESS);

    transcript.assertGolden("change-emergency");
    assertTrue(Files.readString(directory.resolve("zpacert.state.json"))
        .contains(", emergency: the key has leaked\""));
  }

  @Test
  void letsEndWhatHasBegunWhenItCloses() throws Exception {
    pass(35);
    minutesPerWrite.set(61);

    transcript.run("apply", "--auto-approve", "--parallelism=1").expect(ExitCode.PARTIAL);

    assertEquals(1, site.writes());
    transcript.assertGolden("change-window-closes");
  }

  @Test
  void isNotNeededWhereTheTenantStaysAsItIs() throws Exception {
    site.run("apply", "--auto-approve", "--emergency=first", "--parallelism=1")
        .expect(ExitCode.SUCCESS);

    transcript.run("apply", "--auto-approve").expect(ExitCode.SUCCESS);
    transcript.run("plan", "--refresh-only").expect(ExitCode.SUCCESS);

    transcript.assertGolden("change-window-not-needed");
  }

  @Test
  void doesNotReplaceTheTicket() throws Exception {
    site.project().policy("change", "{pattern: \"CHG[0-9]{7}\"}");
    transcript
        .run("apply", "--auto-approve", "--emergency=the key has leaked")
        .expect(ExitCode.REFUSED);
    transcript
        .run("apply", "--auto-approve", "--emergency=the key has leaked", "--change=INC12")
        .expect(ExitCode.REFUSED);
    assertEquals(0, site.writes());

    transcript
        .run("apply", "--auto-approve", "--emergency=the key has leaked", "--change=CHG0012345")
        .expect(ExitCode.SUCCESS);

    transcript.run("state", "show", "Default/shop").expect(ExitCode.SUCCESS);
    transcript.assertGolden("change-ticket");
  }

  @Test
  void holdsForRollbacksToo() throws Exception {
    site.project().rotation("retain", "7d");
    site.run("apply", "--auto-approve", "--emergency=first", "--parallelism=1")
        .expect(ExitCode.SUCCESS);
    site.project().renew("shop");
    site.run("apply", "--auto-approve", "--emergency=second", "--parallelism=1")
        .expect(ExitCode.SUCCESS);

    transcript.run("rollback", "Default/shop", "--auto-approve").expect(ExitCode.REFUSED);
    transcript
        .run("rollback", "Default/shop", "--auto-approve", "--emergency=clients fail")
        .expect(ExitCode.SUCCESS);

    transcript.assertGolden("change-window-rollback");
  }

  @Test
  void takesTextsOfOneLineAlone() throws Exception {
    transcript.run("apply", "--change= ").expect(ExitCode.USAGE);
    transcript.run("apply", "--emergency=" + "x".repeat(201)).expect(ExitCode.USAGE);
    transcript.run("apply", "--emergency=a\nb").expect(ExitCode.USAGE);

    transcript.assertGolden("change-usage");
  }
}
