package io.github.zpacert.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.zpacert.sandbox.Faults;
import io.github.zpacert.sandbox.Sandbox;
import io.github.zpacert.sandbox.SandboxOptions;
import io.github.zpacert.sandbox.SeenRequest;
import io.github.zpacert.sandbox.Unlicensed;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When the other side does not do its part: exit codes 13, 14 and 15, and the plain 1. */
class FailureTest {

  @TempDir
  private Path directory;

  private Site site(UnaryOperator<SandboxOptions.Builder> options) throws Exception {
    return Site.in(directory, options);
  }

  private static List<String> lines(List<SeenRequest> requests) {
    return requests.stream().map(SeenRequest::toString).toList();
  }

  @Test
  void aRefusedSignInIsNotTriedAgain() throws Exception {
    try (Site site = site(o -> o.credentials("zpacert", "right"))) {
      site.project().add("portal").tenant("cloud", "production").tenant("vanityDomain", "acme");
      site.cli().with("ZSCALER_CLIENT_ID", "zpacert").with("ZSCALER_CLIENT_SECRET", "mistaken");
      Transcript transcript = site.transcript();

      transcript.run("plan").expect(ExitCode.UNAUTHORIZED);
      assertEquals(List.of("POST /oauth2/v1/token 400"), lines(site.zpa().requests()));
      transcript.run("apply", "--auto-approve").expect(ExitCode.UNAUTHORIZED);
      assertEquals(2, site.zpa().requests().size());

      site.cli().with("ZSCALER_CLIENT_SECRET", "right");
      site.run("plan").expect(ExitCode.SUCCESS);
      transcript.assertGolden("failure-sign-in");
    }
  }

  @Test
  void aRefusedLegacySignInIsNotTriedAgain() throws Exception {
    try (Site site = site(o -> o.credentials("zpacert", "right"))) {
      site.project().add("portal").tenant("cloud", "production").tenant("auth", "legacy");
      site.cli()
          .with("ZPACERT_BASE_URL", site.zpa().legacyBaseUrl().toString())
          .without("ZPACERT_TOKEN_URL")
          .with("ZPA_CLIENT_ID", "zpacert")
          .with("ZPA_CLIENT_SECRET", "mistaken");
      Transcript transcript = site.transcript();

      transcript.run("plan").expect(ExitCode.UNAUTHORIZED);
      assertEquals(1, site.zpa().requests().size());

      site.cli().with("ZPA_CLIENT_SECRET", "right");
      site.run("apply", "--auto-approve").expect(ExitCode.SUCCESS);
      transcript.assertGolden("failure-legacy-sign-in");
    }
  }

  @Test
  void missingCredentialsAreToldWithTheirNames() throws Exception {
    try (Site site = site(o -> o)) {
      site.project().add("portal").tenant("cloud", "production").tenant("vanityDomain", "acme");
      Transcript transcript = site.transcript();

      transcript.run("plan").expect(ExitCode.UNAUTHORIZED);
      site.project().tenant("auth", "legacy");
      transcript.run("plan").expect(ExitCode.UNAUTHORIZED);

      assertEquals(List.of(), site.zpa().requests());
      transcript.assertGolden("failure-no-credentials");
    }
  }

  @Test
  void nobodyListens() throws Exception {
    try (Site site = site(o -> o)) {
      site.project().add("portal");
      site.zpa().close();
      Transcript transcript = site.transcript();

      transcript.run("plan").expect(ExitCode.UNREACHABLE);
      transcript.run("apply", "--auto-approve", "--json").expect(ExitCode.UNREACHABLE);

      // how long a person would have waited
      assertTrue(site.cli().time().instant().isBefore(Instant.parse("2026-06-01T12:10:00Z")));
      transcript.assertGolden("failure-nobody-listens");
    }
  }

  @Test
  void thePatienceWithAThrottlingServerEnds() throws Exception {
    try (Site site = site(o -> o.faults(faults("429=1")))) {
      site.project().add("portal");
      Transcript transcript = site.transcript();

      transcript.run("plan").expect(ExitCode.UNREACHABLE);

      transcript.assertGolden("failure-throttled");
    }
  }

  private static Faults faults(String text) {
    try {
      return Faults.parse(text);
    } catch (Exception e) {
      throw new IllegalArgumentException(e);
    }
  }

  @Test
  void oneOfTwoCreatesIsRefused() throws Exception {
    try (Site site = site(o -> o.certificateLimit(1))) {
      site.project().add("first", "second");
      Transcript transcript = site.transcript();

      transcript.run("apply", "--auto-approve").expect(ExitCode.PARTIAL);
      transcript.run("state", "list");
      transcript.run("apply", "--auto-approve", "--json").expect(ExitCode.ERROR);
      transcript.run("plan", "--detailed-exitcode").expect(ExitCode.CHANGES);

      transcript.assertGolden("failure-partial");
    }
  }

  @Test
  void deletesWaitUntilAllElseIsDone() throws Exception {
    try (Site site = site(o -> o.certificateLimit(1))) {
      site.project().add("old");
      site.applied();
      site.project().add("new").drop("old");
      Transcript transcript = site.transcript();

      transcript.run("apply", "--auto-approve").expect(ExitCode.ERROR);

      assertEquals("old", site.live().get(0).name().text());
      transcript.assertGolden("failure-deletes-wait");
    }
  }

  @Test
  void anOldCertificateThatIsStillInUseStopsItsReplace() throws Exception {
    Unlicensed hidden = Unlicensed.parse("application=403");
    try (Site site = site(o -> o.unlicensed(hidden))) {
      site.project().add("portal", "wiki");
      site.applied();
      String old = site.id("portal");
      String intranet = site.zpa().addApplication("0", segmentShowing(old));
      site.project().renew("portal").renew("wiki");
      Transcript transcript = site.transcript();

      transcript.run("apply", "--auto-approve").expect(ExitCode.PARTIAL);
      transcript.run("plan").expect(ExitCode.SUCCESS);
      assertEquals(3, site.live().size());
      transcript.note("what used it now uses the new one");
      String successor = site.live().stream()
          .filter(l -> l.name().text().startsWith("portal.zpacert-"))
          .findFirst()
          .orElseThrow()
          .id();
      site.zpa().replaceObject(intranet, site.zpa().object(intranet).replace(old, successor));
      transcript.run("apply", "--auto-approve").expect(ExitCode.SUCCESS);
      transcript.run("plan", "--detailed-exitcode").expect(ExitCode.SUCCESS);

      assertEquals(2, site.live().size());
      transcript.assertGolden("failure-referenced");
    }
  }

  private static String segmentShowing(String certificateId) {
    return "{\"name\":\"Intranet\",\"clientlessApps\":[{\"domain\":\"portal.example.com\","
        + "\"certificateId\":\"" + certificateId + "\"}]}";
  }

  @Test
  void aLostAnswerIsSettledByLooking() throws Exception {
    try (Site site = site(o -> o)) {
      site.project().add("portal");
      site.zpa()
          .failNext("lost-reply", r -> r.method().equals("POST") && !r.path().endsWith("/token"));

      site.run("apply", "--auto-approve").expect(ExitCode.SUCCESS);

      assertEquals(1, site.live().size());
      assertEquals(1, site.writes());
    }
  }

  @Test
  void aStateThatCannotBeSavedIsRescued() throws Exception {
    try (Site site = site(o -> o)) {
      site.project().add("portal");
      Path state = directory.resolve("zpacert.state.json");
      site.cli().typing("yes\n", () -> Files.createDirectories(state.resolve("in the way")));
      Transcript transcript = site.transcript();

      transcript.note("while a person thinks, a folder takes the state's place");
      transcript.run("apply").expect(ExitCode.ERROR);

      assertEquals(List.of(), site.live());
      transcript.assertGolden("failure-state");
    }
  }

  @Test
  void aStateThatCannotBeSavedAfterAWriteIsRescued() throws Exception {
    Path state = directory.resolve("zpacert.state.json");
    // the clock of the sandbox is asked when it has made the object
    AtomicBoolean isInTheWay = new AtomicBoolean();
    try (Site site = site(o -> o.latency(Duration.ofMillis(1)).pause(pause -> {
      if (Files.exists(state) && isInTheWay.compareAndSet(false, true)) {
        replaceByFolder(state);
      }
    }))) {
      site.project().add("portal");
      Transcript transcript = site.transcript();

      transcript.note("a folder takes the state's place while the upload is under way");
      transcript.run("apply", "--auto-approve").expect(ExitCode.PARTIAL);
      assertEquals(1, site.live().size());
      Files.delete(state.resolve("in the way"));
      Files.delete(state);
      transcript.note("the folder goes away again");
      transcript.run("state", "push", "errored.zpacert.state.json").expect(ExitCode.SUCCESS);
      transcript.run("plan", "--detailed-exitcode").expect(ExitCode.SUCCESS);

      transcript.assertGolden("failure-rescue");
    }
  }

  private static void replaceByFolder(Path state) {
    try {
      Files.delete(state);
      Files.createDirectories(state.resolve("in the way"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void theSandboxOfAnotherRunIsBusy() throws Exception {
    Project project = new Project(directory).add("portal");
    SandboxOptions options =
        SandboxOptions.builder().store(project.file(".zpacert/sandbox.json")).build();
    Files.createDirectories(project.file(".zpacert"));
    try (Sandbox busy = Sandbox.start(options)) {
      Transcript transcript = new Transcript(new Cli(directory).inStandingTime(), directory);

      transcript.run("plan").expect(ExitCode.ERROR);

      assertEquals(List.of(), busy.requests());
      transcript.assertGolden("failure-sandbox-busy");
    }
  }

  @Test
  void faultsOfTheEmbeddedSandboxAreChecked() throws Exception {
    new Project(directory).add("portal");
    Transcript transcript = new Transcript(
        new Cli(directory).inStandingTime().with("ZPACERT_SANDBOX_FAULT", "429=lots"), directory);
    transcript.run("plan").expect(ExitCode.ERROR);

    Transcript latency = new Transcript(
        new Cli(directory).inStandingTime().with("ZPACERT_SANDBOX_LATENCY", "slow"), directory);
    latency.run("plan").expect(ExitCode.ERROR);

    Transcript without = new Transcript(
        new Cli(directory).inStandingTime().with("ZPACERT_SANDBOX_WITHOUT", "portals"), directory);
    without.run("plan").expect(ExitCode.ERROR);

    transcript.assertGolden("failure-fault");
    latency.assertGolden("failure-latency");
    without.assertGolden("failure-without");
  }
}
