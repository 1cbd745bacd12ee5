package io.github.zpacert.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** {@code zpacert sandbox} as the server of pipelines that are written for the real ZPA. */
class SandboxServerIT {

  private static final String PRODUCTION = "cloud: production";
  private static final String NO_CHANGES = "No changes. Your certificates match the configuration.";

  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @TempDir
  Path directory;

  @Test
  void servesApplyAndPlanByOneApi() throws Exception {
    PracticeFolder.of(directory, PRODUCTION, PracticeFolder.hosts(2));
    try (Running sandbox = new Launcher(directory).start("sandbox", "--port", "0")) {
      Launcher launcher = new Launcher(directory).with(exports(sandbox));

      Outcome apply = launcher.run("apply", "--auto-approve", "--log-level=debug");
      Outcome plan = launcher.run("plan", "--detailed-exitcode");

      assertEquals(
          "Apply complete! Resources: 2 added, 0 changed, 0 destroyed.",
          apply.expect(ExitCode.SUCCESS).lastLine());
      assertTrue(apply.err().contains("POST /oauth2/v1/token 200"), apply.err());
      assertTrue(apply.err().contains("/zpa/mgmtconfig/v1/admin/"), apply.err());
      assertEquals(NO_CHANGES, plan.expect(ExitCode.SUCCESS).lastLine());
    }
  }

  @Test
  void servesTheLegacyApiOfACloudThatHasTheDeprecatedListsOnly() throws Exception {
    PracticeFolder.of(directory, PRODUCTION, PracticeFolder.hosts(2));
    try (Running sandbox =
        new Launcher(directory).start("sandbox", "--port=0", "--clientless-only")) {
      Map<String, String> exports = exports(sandbox);
      String base = exports.get("ZPACERT_BASE_URL").replaceFirst("/zpa$", "");
      Cli cli = new Cli(directory)
          .with("ZSCALER_USE_LEGACY_CLIENT", "true")
          .with("ZPA_CLIENT_ID", "any")
          .with("ZPA_CLIENT_SECRET", "any")
          .with("ZPA_CUSTOMER_ID", exports.get("ZPA_CUSTOMER_ID"))
          .with("ZPACERT_BASE_URL", base);

      Outcome apply = cli.run("apply", "--auto-approve", "--log-level=debug");
      Outcome drift = cli.run("drift");

      assertEquals(
          "Apply complete! Resources: 2 added, 0 changed, 0 destroyed.",
          apply.expect(ExitCode.SUCCESS).lastLine());
      assertTrue(apply.err().contains("POST /signin 200"), apply.err());
      assertTrue(apply.err().contains("/clientlessCertificate/issued"), apply.err());
      assertFalse(apply.err().contains("/oauth2/"), apply.err());
      drift.expect(ExitCode.SUCCESS);
    }
  }

  @Test
  void isBorneThroughItsFaultsWithoutADuplicate() throws Exception {
    String[] hosts = PracticeFolder.hosts(20);
    PracticeFolder.of(directory, PRODUCTION, hosts);
    try (Running sandbox = new Launcher(directory)
        .start(
            "sandbox",
            "--no-rate-limit",
            "--fault",
            "429=0.1,reset=0.05,lost-reply=0.02",
            "--latency",
            "5ms")) {
      Cli cli = new Cli(directory);
      exports(sandbox).forEach(cli::with);

      // one run bears three resets of one upload, and chance may bring four
      Outcome apply = cli.run("apply", "--auto-approve", "--parallelism=8");
      for (int run = 2; run <= 3 && apply.code() != ExitCode.SUCCESS.number; run++) {
        apply = cli.run("apply", "--auto-approve", "--parallelism=8");
      }
      Outcome list = cli.run("list", "--json");

      apply.expect(ExitCode.SUCCESS);
      assertEquals(List.of(hosts).stream().sorted().toList(), names(list));
      assertEquals(NO_CHANGES, cli.run("plan").lastLine());
    }
  }

  @Test
  void canBeATenantThatHasNotBoughtEverything() throws Exception {
    try (Running sandbox = new Launcher(directory)
        .start("sandbox", "--without", "pra-portal=403", "--without=user-portal")) {
      Map<String, String> exports = exports(sandbox);
      String base = exports.get("ZPACERT_BASE_URL") + "/mgmtconfig/v1/admin/customers/"
          + exports.get("ZPA_CUSTOMER_ID");
      String token = token(exports.get("ZPACERT_TOKEN_URL"));

      assertEquals(200, status(base + "/application", token));
      assertEquals(403, status(base + "/praPortal", token));
      assertEquals(404, status(base + "/userPortal", token));
    }
  }

  private static String token(String url) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url))
        .header("content-type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString("grant_type=client_credentials&client_id=any"
            + "&client_secret=any&audience=https://api.zscaler.com"))
        .build();
    String body = HTTP.send(request, BodyHandlers.ofString()).body();
    return JsonMapper.shared().readTree(body).path("access_token").stringValue();
  }

  private static int status(String url, String token) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(url))
        .header("authorization", "Bearer " + token)
        .build();
    return HTTP.send(request, BodyHandlers.discarding()).statusCode();
  }

  private Map<String, String> exports(Running sandbox) throws Exception {
    return ShellExport.of(sandbox.awaitOut("Ctrl-C ends it."), directory);
  }

  private static List<String> names(Outcome list) {
    return JsonMapper.shared().readTree(list.expect(ExitCode.SUCCESS).out()).values().stream()
        .map(c -> c.path("name").stringValue())
        .sorted()
        .toList();
  }
}
