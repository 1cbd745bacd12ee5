package io.github.zpacert.cli;

import static io.github.zpacert.cli.PipelineFiles.at;
import static io.github.zpacert.cli.PipelineFiles.list;
import static io.github.zpacert.cli.PipelineFiles.map;
import static io.github.zpacert.cli.PipelineFiles.scripts;
import static io.github.zpacert.cli.PipelineFiles.yaml;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.zpacert.Programs;
import io.github.zpacert.material.TestCertificates;
import io.github.zpacert.state.TerraformServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The samples for pipelines, script by script, as the services would run them, against the embedded ZPA. */
class PipelineSamplesIT {

  private static final String ADDED = "Apply complete! Resources: 2 added, 0 changed, 0 destroyed.";
  private static final String NAME = "portal.example.com";
  private static final String WORKFLOWS = "github/.github/workflows/";

  @TempDir
  Path directory;

  private Runner runner;
  private String portalKey;
  private String shopKey;

  @BeforeEach
  void begin() throws Exception {
    Assumptions.assumeTrue(Programs.has("git"), "git is not installed");
    runner = new Runner(directory).withCheckout();
    portalKey = runner.chain(NAME, TestCertificates.selfSigned(NAME));
    shopKey = runner.chain("shop.example.com", TestCertificates.selfSigned("shop.example.com"));
  }

  @Test
  void gitHubPlansReviewsAppliesAndLooksForDrift() throws Exception {
    List<String> bash = List.of("bash", "-e");
    Path outputs = directory.resolve("outputs");
    Path summary = directory.resolve("summary");
    runner
        .program("gh", "")
        .program("docker", "")
        .with("GITHUB_ACTIONS", "true")
        .with("GITHUB_WORKSPACE", runner.checkout().toString())
        .with("GITHUB_REPOSITORY", "example/certificates")
        .with("GITHUB_OUTPUT", outputs.toString())
        .with("GITHUB_STEP_SUMMARY", summary.toString())
        .with("GITHUB_PATH", directory.resolve("path").toString())
        .with("RUNNER_TEMP", directory.resolve("runner temp").toString())
        .with("NUMBER", "7");
    runner.job(bash, scripts(yaml("github/.github/actions/zpacert/action.yml")));
    String path = Files.readString(directory.resolve("path")).strip();
    runner.with("PATH", path + ":" + directory.resolve("bin") + ":" + System.getenv("PATH"));

    runner.job(bash, scripts(at(yaml(WORKFLOWS + "plan.yml"), "jobs", "plan")));
    assertTrue(Files.readString(runner.file("plan.md")).startsWith("### zpacert: Plan: 2 to add"));
    assertTrue(Files.readString(summary).contains("Plan: 2 to add"));
    assertTrue(Files.exists(runner.file("plan.sarif")));
    assertTrue(runner
        .calls()
        .contains("gh pr comment 7 --repo example/certificates --edit-last --create-if-none"
            + " --body-file plan.md\n"));

    Object apply = at(yaml(WORKFLOWS + "apply.yml"), "jobs");
    runner.job(bash, scripts(at(apply, "plan")));
    assertEquals("changes=true\n", Files.readString(outputs));
    assertTrue(runner.calls().contains("test --parser json --policy policy zpacert.plan\n"));
    withKeys();
    runner.with("CHANGE", "CHG0012345").with("EMERGENCY", "a key has leaked");
    assertTrue(runner.job(bash, scripts(at(apply, "apply"))).contains(ADDED));
    assertTrue(Files.readString(runner.file("zpacert.evidence.jsonl"))
        .contains("\"change\":\"CHG0012345\",\"emergency\":\"a key has leaked\""));
    withoutKeys();
    runner.job(bash, scripts(at(apply, "plan")));
    assertEquals("changes=true\nchanges=false\n", Files.readString(outputs));

    String drift = scripts(at(yaml(WORKFLOWS + "drift.yml"), "jobs", "drift")).get(0);
    runner.run(bash, drift).expect(ExitCode.SUCCESS);
    Path config = runner.file("zpacert.yaml");
    Files.writeString(config, Files.readString(config).replace("Customer portal", "Portal"));
    runner.run(bash, drift).expect(ExitCode.CHANGES);
  }

  @Test
  void gitHubOnlyWarnsOfWhatExpires() throws Exception {
    portalKey = runner.chain(
        NAME,
        TestCertificates.named(NAME)
            .validUntil(Instant.now().plus(Duration.ofDays(20)))
            .selfSigned());
    runner.installed();
    withKeys();
    runner.run(List.of("sh"), "zpacert apply --auto-approve").expect(ExitCode.SUCCESS);
    withoutKeys();

    String script = scripts(at(yaml(WORKFLOWS + "drift.yml"), "jobs", "drift")).get(0);

    runner.run(List.of("sh"), "zpacert drift").expect(ExitCode.EXPIRING);
    runner.run(List.of("bash", "-e"), script).expect(ExitCode.SUCCESS);
  }

  @Test
  void gitLabKeepsTheStateAndAppliesByHand() throws Exception {
    List<String> bash = List.of("bash", "-eo", "pipefail");
    TerraformServer server = TerraformServer.start();
    String token = Base64.getEncoder().encodeToString("gitlab-ci-token:token".getBytes(UTF_8));
    server.demand("Basic " + token);
    String api = server.address("api/v4").toString();
    Object file = yaml("gitlab/.gitlab-ci.yml");
    String address = api + "/projects/7/terraform/state/zpacert";
    map(at(file, "variables"))
        .forEach((name, value) -> runner.with(
            name,
            value
                .toString()
                .replace("${TF_HTTP_ADDRESS}", address)
                .replace("${CI_API_V4_URL}", api)
                .replace("${CI_PROJECT_ID}", "7")
                .replace("${CI_JOB_TOKEN}", "token")));
    runner
        .program("conftest", "")
        .with("GITLAB_CI", "true")
        .with("CI_PROJECT_DIR", runner.checkout().toString());

    runner.job(bash, scripts(at(file, "zpacert")));
    runner.job(bash, gitLab(file, "plan"));
    assertEquals(
        "{\"create\":2,\"update\":0,\"delete\":0}",
        Files.readString(runner.file("plan.gitlab.json")).replaceAll("\\s", ""));
    runner.job(bash, scripts(at(file, "policy")));
    withKeys();
    assertTrue(runner.job(bash, gitLab(file, "apply")).contains(ADDED));
    withoutKeys();
    runner.job(bash, gitLab(file, "drift"));

    assertEquals("conftest test --parser json --policy policy zpacert.plan", lastCall());
    assertTrue(Files.notExists(runner.file("zpacert.state.json")));
    String lock = "/api/v4/projects/7/terraform/state/zpacert/lock";
    assertTrue(server.log().contains("POST " + lock), server.log()::toString);
    assertTrue(server.log().stream().anyMatch(l -> l.startsWith("DELETE " + lock)));
    assertTrue(Files.readString(runner.file("apply.xml")).contains("<testsuite"));
  }

  private static List<String> gitLab(Object file, String job) {
    return List.of(String.join("\n", scripts(at(file, ".zpacert")))
        + "\n"
        + String.join("\n", scripts(at(file, job))));
  }

  @Test
  void jenkinsPlansAppliesAndLooksForDrift() throws Exception {
    List<String> sh = List.of("sh", "-xe");
    List<String> scripts = PipelineFiles.jenkinsScripts();

    runner.run(sh, scripts.get(0)).expect(ExitCode.SUCCESS);
    runner.run(sh, scripts.get(1)).expect(ExitCode.CHANGES);
    withKeys();
    assertTrue(runner.job(sh, scripts.subList(2, 4)).contains(ADDED));
    withoutKeys();
    runner.run(sh, scripts.get(1)).expect(ExitCode.SUCCESS);
    runner.job(sh, scripts.subList(4, 6));

    assertTrue(Files.exists(runner.file("plan.html")));
    assertTrue(Files.exists(runner.file("drift.html")));
  }

  @Test
  void azurePlansAppliesAndLooksForDrift() throws Exception {
    List<String> bash = List.of("bash");
    Object file = yaml("azure/azure-pipelines.yml");
    Path workspace = Files.createDirectories(directory.resolve("workspace/plan"));
    runner
        .with("TF_BUILD", "True")
        .with("PIPELINE_WORKSPACE", workspace.getParent().toString());

    String planned = runner.job(bash, scripts(at(file, "stages", 0)));
    assertTrue(planned.contains("##vso[task.setvariable variable=changes;isOutput=true]yes\n"));
    assertTrue(planned.contains("##vso[task.uploadsummary]" + runner.file("plan.md")));
    Files.move(runner.file("zpacert.plan"), workspace.resolve("zpacert.plan"));
    withKeys();
    assertTrue(runner.job(bash, scripts(at(file, "stages", 1))).contains(ADDED));
    withoutKeys();
    planned = runner.job(bash, scripts(at(file, "stages", 0)));
    assertTrue(planned.contains("##vso[task.setvariable variable=changes;isOutput=true]no\n"));
    runner.job(bash, scripts(at(file, "stages", 2)));
  }

  @Test
  void systemdWritesMetrics() throws Exception {
    String start = PipelineFiles.text("systemd/zpacert-drift.service")
        .lines()
        .filter(l -> l.startsWith("ExecStart="))
        .collect(Collectors.joining())
        .replace("ExecStart=", "")
        .replace("/opt/zpacert/bin/zpacert", Launcher.packaged().toString())
        .replace("/etc/zpacert", runner.checkout().toString())
        .replace("/var/lib/prometheus/node-exporter", directory.toString());

    runner.start(List.of(start.split(" "))).expect(ExitCode.CHANGES);

    assertTrue(Files.readString(directory.resolve("zpacert.prom"))
        .contains("zpacert_drift_certificates{"));
  }

  @Test
  void kubernetesReadsItsMountedFiles() throws Exception {
    Object pod =
        at(yaml("kubernetes/cronjob.yaml"), "spec", "jobTemplate", "spec", "template", "spec");
    Path mounted = Files.createDirectories(directory.resolve("mounted/tls")).getParent();
    for (Object item : list(at(pod, "volumes", 0, "configMap", "items"))) {
      String path = at(item, "path").toString();
      Files.copy(runner.file(path), mounted.resolve(path));
    }
    List<String> command = new ArrayList<>(List.of(Launcher.packaged().toString()));
    list(at(pod, "containers", 0, "args"))
        .forEach(a -> command.add(a.toString().replace("/etc/zpacert", mounted.toString())));

    runner.start(command).expect(ExitCode.CHANGES);
  }

  @Test
  void zpacertIsBuiltFromAWholeCommitAlone() throws Exception {
    List<String> get = List.of("ci/get-zpacert.sh", "zpacert");

    runner.start(get).expect(ExitCode.SUCCESS);
    runner.start(List.of("zpacert/bin/zpacert", "version")).expect(ExitCode.SUCCESS);
    runner.start(get).expect(ExitCode.SUCCESS);
    assertEquals("mvn -B -q -DskipTests package\n", runner.calls());
    Outcome tag = runner.with("ZPACERT_COMMIT", "v0.1.0").start(get).expect(ExitCode.USAGE);
    assertEquals("get-zpacert.sh: ZPACERT_COMMIT must be a whole commit id\n", tag.err());
  }

  private void withKeys() {
    runner.with("PORTAL_TLS_KEY", portalKey).with("SHOP_TLS_KEY", shopKey);
  }

  /** Whoever only plans has none. */
  private void withoutKeys() {
    runner.without("PORTAL_TLS_KEY").without("SHOP_TLS_KEY");
  }

  private String lastCall() throws Exception {
    return runner.calls().lines().reduce("", (first, second) -> second);
  }
}
