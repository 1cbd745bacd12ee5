package io.github.zpacert.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DriftCommandTest {

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
    project.add("portal", "intranet", "wiki");
    site.applied();
  }

  @AfterEach
  void end() {
    assertEquals(0, site.writes());
    site.close();
  }

  @Test
  void findsNone() throws Exception {
    String before = Files.readString(directory.resolve("zpacert.state.json"));

    transcript.run("drift").expect(ExitCode.SUCCESS);
    transcript.run("drift", "--json").expect(ExitCode.SUCCESS);

    assertEquals(before, Files.readString(directory.resolve("zpacert.state.json")));
    transcript.assertGolden("drift-none");
  }

  @Test
  void tellsThatTheFilesAreAhead() throws Exception {
    project
        .set("portal", "description", "Customer portal")
        .renew("intranet")
        .drop("wiki")
        .add("new");

    transcript.run("drift").expect(ExitCode.CHANGES);
    transcript.run("drift", "--json").expect(ExitCode.CHANGES);

    transcript.assertGolden("drift-ahead");
  }

  @Test
  void tellsWhatWasChangedOutsideByWhomAndWhen() throws Exception {
    site.edit("portal", "portal", "by hand");
    site.edit("intranet", "extranet", "");
    site.delete("wiki");
    site.zpa().clearRequests();

    transcript.run("drift").expect(ExitCode.CHANGES);
    transcript.run("drift", "--json").expect(ExitCode.CHANGES);

    transcript.assertGolden("drift-outside");
  }

  @Test
  void doesNotCountWhatIsAcceptedUntilItsEnd() throws Exception {
    site.edit("portal", "portal", "by hand");
    site.edit("intranet", "intranet", "by hand");
    project.set("wiki", "description", "Not yet applied");
    site.zpa().clearRequests();
    project.accept(
        "{address: Default/portal, fields: [description], reason: CHG0012345, until: 2026-06-30}",
        "{address: Default/intranet, reason: audit, until: \"2026-06-01T11:00:00Z\"}",
        "{address: Default/w*, reason: freeze, until: 2026-06-30}",
        "{address: Default/portal, fields: [certificate], reason: left over, until: 2026-06-30}");

    transcript.run("drift").expect(ExitCode.CHANGES);
    transcript.run("drift", "--json").expect(ExitCode.CHANGES);
    project.accept(
        "{address: Default/*, fields: [description], reason: all is fine, until: 2026-06-30}");
    transcript.run("drift").expect(ExitCode.SUCCESS);
    transcript.run("plan", "--detailed-exitcode").expect(ExitCode.CHANGES);
    site.cli().time().sleep(Duration.ofDays(30));
    transcript.run("drift").expect(ExitCode.CHANGES);

    transcript.assertGolden("drift-accepted");
  }

  @Test
  void tellsWhatExpiresApartFromDrift() throws Exception {
    project
        .declare("short")
        .material(
            "short",
            project
                .certificate("short")
                .validFrom(Instant.parse("2026-04-01T00:00:00Z"))
                .validUntil(Instant.parse("2026-06-20T00:00:00Z"))
                .selfSigned());
    site.applied();

    transcript.run("drift").expect(ExitCode.EXPIRING);
    transcript.run("drift", "--json").expect(ExitCode.EXPIRING);
    transcript.run("drift", "--expiring-in", "2w").expect(ExitCode.SUCCESS);
    transcript.run("drift", "--expiring-in", "soon").expect(ExitCode.USAGE);
    project.set("short", "description", "Expiring, and changed");
    transcript.run("drift").expect(ExitCode.CHANGES);
    site.applied();

    transcript.assertGolden("drift-expiring");
  }

  @Test
  void agreesWithThePlanOnWhatIsOnlyToBeAdopted() throws Exception {
    Files.delete(directory.resolve("zpacert.state.json"));

    transcript.run("drift").expect(ExitCode.SUCCESS);
    transcript.run("drift", "--json").expect(ExitCode.SUCCESS);
    transcript.run("plan", "--detailed-exitcode").expect(ExitCode.SUCCESS);
    project.set("wiki", "description", "Never applied");
    transcript.run("drift").expect(ExitCode.CHANGES);
    transcript.run("plan", "--detailed-exitcode").expect(ExitCode.CHANGES);

    transcript.assertGolden("drift-no-state");
  }

  @Test
  void asksTheLivingInVainWhenMaterialIsMissing() throws Exception {
    Files.delete(project.file("tls/portal.pem"));
    Files.writeString(project.file("tls/wiki.pem"), "not a certificate");

    transcript.run("drift").expect(ExitCode.ERROR);
    transcript.run("plan", "--json").expect(ExitCode.ERROR);

    transcript.assertGolden("drift-no-material");
  }
}
