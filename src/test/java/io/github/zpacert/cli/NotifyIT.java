package io.github.zpacert.cli;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.ok;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The packaged program on a schedule: nothing, a change behind its back, the same accepted, only expiry. */
class NotifyIT {

  @RegisterExtension
  private final WireMockExtension server = WireMockExtension.newInstance()
      .options(WireMockConfiguration.wireMockConfig().dynamicPort())
      .build();

  @TempDir
  private Path directory;

  @Test
  void tellsAChannelOfEachFactAndOfNothingElse() throws Exception {
    server.stubFor(post("/secret")
        .inScenario("busy")
        .willReturn(aResponse().withStatus(429).withHeader("Retry-After", "0"))
        .willSetStateTo("free"));
    server.stubFor(
        post("/secret").inScenario("busy").whenScenarioStateIs("free").willReturn(ok()));
    try (Site site = Site.in(directory)) {
      site.project().add("portal", "wiki");
      site.applied();
      Launcher launcher = new Launcher(directory)
          .with("ZPACERT_BASE_URL", site.zpa().oneApiBaseUrl().toString())
          .with("ZPACERT_TOKEN_URL", site.zpa().tokenUrl().toString())
          .with("SLACK_WEBHOOK", "http://localhost:" + server.getPort() + "/secret");

      drift(launcher, ExitCode.SUCCESS);
      assertEquals(0, posts());

      site.edit("portal", "portal", "by hand");
      drift(launcher, ExitCode.CHANGES);
      assertEquals(2, posts());
      assertTrue(
          told()
              .contains("Default/portal: description \\\"\\\" -&gt; \\\"by hand\\\", by "
                  + "216196257332210623, at 2026-06-01T12:01:00Z"),
          told());

      site.project().accept("{address: Default/portal, reason: CHG1, until: " + inAMonth() + "}");
      Outcome accepted = drift(launcher, ExitCode.SUCCESS);
      assertTrue(accepted.out().contains("accepted until " + inAMonth()), accepted.out());
      assertEquals(2, posts());

      drift(launcher, ExitCode.EXPIRING, "--expiring-in", "9999d");
      assertEquals(3, posts());
      assertTrue(told().contains("*Expiring (2)*") && !told().contains("by hand"), told());
    }
  }

  private static Outcome drift(Launcher launcher, ExitCode code, String... more) throws Exception {
    String[] args = new String[more.length + 3];
    args[0] = "drift";
    args[1] = "--notify";
    args[2] = "slack=env:SLACK_WEBHOOK";
    System.arraycopy(more, 0, args, 3, more.length);
    Outcome outcome = launcher.run(args).expect(code);
    assertFalse((outcome.out() + outcome.err()).contains("/secret"), outcome::toString);
    return outcome;
  }

  private int posts() {
    return server.getAllServeEvents().size();
  }

  /** Returns what was posted last. */
  private String told() {
    return server.getAllServeEvents().get(0).getRequest().getBodyAsString();
  }

  private static LocalDate inAMonth() {
    return LocalDate.now(ZoneOffset.UTC).plusDays(30);
  }
}
