package io.github.zpacert.cli;

import static io.github.zpacert.cli.PipelineFiles.at;
import static io.github.zpacert.cli.PipelineFiles.commands;
import static io.github.zpacert.cli.PipelineFiles.jenkinsScripts;
import static io.github.zpacert.cli.PipelineFiles.list;
import static io.github.zpacert.cli.PipelineFiles.map;
import static io.github.zpacert.cli.PipelineFiles.scripts;
import static io.github.zpacert.cli.PipelineFiles.text;
import static io.github.zpacert.cli.PipelineFiles.yaml;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.codehaus.groovy.control.CompilationUnit;
import org.codehaus.groovy.control.Phases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The samples for pipelines are made as their README says; PipelineSamplesIT runs what is in them. */
class PipelineSamplesTest {

  private static final String GITHUB = "github/.github/workflows/";
  private static final String ACTION = "github/.github/actions/zpacert/action.yml";
  private static final Pattern PINNED = Pattern.compile("[\\w./-]+@[0-9a-f]{40}|\\./[\\w./-]+");
  private static final Set<String> TLS_KEYS = Set.of("PORTAL_TLS_KEY", "SHOP_TLS_KEY");

  @TempDir
  Path directory;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "README.md",
        GITHUB + "plan.yml",
        GITHUB + "apply.yml",
        GITHUB + "drift.yml",
        "gitlab/.gitlab-ci.yml",
        "jenkins/Jenkinsfile",
        "azure/azure-pipelines.yml",
        "systemd/zpacert-drift.service",
        "acme/hand-off.sh"
      })
  void namesOnlyCommandsThatTheProgramUnderstands(String file) throws Exception {
    List<List<String>> commands = commands(commandText(file));

    assertFalse(commands.isEmpty(), file);
    for (List<String> command : commands) {
      assertDoesNotThrow(
          () -> Commands.commandLine(Cli.idle(), false).parseArgs(command.toArray(String[]::new)),
          () -> file + ": " + command);
    }
  }

  private static String commandText(String file) throws Exception {
    if (file.endsWith(".yml")) {
      return String.join("\n", scripts(yaml(file)));
    }
    if (file.endsWith("Jenkinsfile")) {
      return String.join("\n", jenkinsScripts());
    }
    String marks = file.endsWith(".md") ? "\\$ zpacert .*" : "(ExecStart=| *zpacert |  2\\) ).*";
    return text(file).lines().filter(l -> l.matches(marks)).collect(Collectors.joining("\n"));
  }

  @Test
  void theCommandsOfTheReadmeWork() throws Exception {
    new Project(directory).evidence("{}").add("shop.example.com");
    SshKeyFile.in(directory, "alice");
    Cli cli = new Cli(directory);
    cli.run("plan", "--out", "zpacert.plan").expect(ExitCode.SUCCESS);
    List<List<String>> commands = commands(commandText("README.md"));

    for (List<String> command : commands) {
      String[] args = command.stream()
          .map(a -> a.equals("~/.ssh/id_ed25519") ? "alice.key" : a)
          .toArray(String[]::new);
      cli.run(args).expect(ExitCode.SUCCESS);
    }

    assertEquals(
        List.of("show", "approve", "apply", "evidence", "evidence", "lock", "plan"),
        commands.stream().map(c -> c.get(0)).toList());
    cli.run("drift").expect(ExitCode.SUCCESS);
  }

  @ParameterizedTest
  @ValueSource(strings = {GITHUB + "plan.yml", GITHUB + "apply.yml", GITHUB + "drift.yml"})
  void workflowsOfGitHubTakeNoMoreThanTheyNeed(String file) throws Exception {
    Object workflow = yaml(file);

    assertEquals(Map.of("contents", "read"), at(workflow, "permissions"));
    for (Object job : map(at(workflow, "jobs")).values()) {
      assertTrue((int) at(job, "timeout-minutes") <= 60);
      assertTrue(at(job, "environment").toString().startsWith("zpa-"));
      assertEquals("ubuntu-24.04", at(job, "runs-on"));
      for (Object step : list(at(job, "steps"))) {
        assertIsPinned(step);
        assertFalse(
            map(step).containsKey("run") && map(step).get("run").toString().contains("${{"),
            "a script holds what others may have written");
      }
    }
  }

  @Test
  void theActionOfGitHubIsPinnedToo() throws Exception {
    Object action = yaml(ACTION);

    assertEquals("composite", at(action, "runs", "using"));
    list(at(action, "runs", "steps")).forEach(PipelineSamplesTest::assertIsPinned);
  }

  private static void assertIsPinned(Object step) {
    Object uses = map(step).get("uses");
    assertTrue(
        uses == null || PINNED.matcher(uses.toString()).matches(), () -> "not pinned: " + uses);
    if (uses != null && uses.toString().startsWith("actions/checkout@")) {
      assertEquals(false, at(step, "with", "persist-credentials"));
    }
  }

  @Test
  void onlyTheJobThatAppliesHasKeys() throws Exception {
    assertEquals(Set.of(), namesIn(at(yaml(GITHUB + "plan.yml"), "jobs")));
    assertEquals(Set.of(), namesIn(at(yaml(GITHUB + "drift.yml"), "jobs")));
    assertEquals(Set.of(), namesIn(at(yaml(GITHUB + "apply.yml"), "jobs", "plan")));
    assertEquals(TLS_KEYS, namesIn(at(yaml(GITHUB + "apply.yml"), "jobs", "apply")));
    assertEquals(Set.of(), namesIn(at(yaml("azure/azure-pipelines.yml"), "stages", 0)));
    assertEquals(TLS_KEYS, namesIn(at(yaml("azure/azure-pipelines.yml"), "stages", 1)));
    assertEquals(Set.of(), namesIn(at(yaml("azure/azure-pipelines.yml"), "stages", 2)));
    String[] stages = text("jenkins/Jenkinsfile").split("stage\\('");
    assertEquals(
        List.of(Set.of(), Set.of(), Set.of(), TLS_KEYS, Set.of()),
        List.of(stages).stream().map(PipelineSamplesTest::namesIn).toList());
  }

  private static Set<String> namesIn(Object node) {
    return TLS_KEYS.stream().filter(node.toString()::contains).collect(Collectors.toSet());
  }

  @Test
  void everyJobOfGitLabIsInAStageAndReportsWhatItWrites() throws Exception {
    Map<String, Object> file = map(yaml("gitlab/.gitlab-ci.yml"));
    List<Object> stages = list(file.get("stages"));
    List<Object> used = new ArrayList<>();
    for (Object entry : file.values()) {
      if (entry instanceof Map<?, ?> job && job.containsKey("stage")) {
        used.add(job.get("stage"));
        String script = String.join("\n", scripts(job));
        assertFalse(script.isBlank());
        Object reports = map(map(job).getOrDefault("artifacts", Map.of())).get("reports");
        if (reports != null) {
          map(reports).values().forEach(f -> assertTrue(script.contains("=" + f), () -> "no " + f));
        }
      }
    }

    assertEquals(stages, used);
    assertEquals("plan.gitlab.json", at(file, "plan", "artifacts", "reports", "terraform"));
    assertEquals("manual", at(file, "apply", "rules", 0, "when"));
    assertEquals(17, at(file, "drift", "allow_failure", "exit_codes"));
    assertFalse(at(file, "apply").toString().contains("interruptible=true"));
  }

  @Test
  void theFileOfJenkinsIsGroovy() throws Exception {
    CompilationUnit unit = new CompilationUnit();
    unit.addSource("Jenkinsfile", text("jenkins/Jenkinsfile"));

    unit.compile(Phases.CONVERSION);
    assertEquals(6, jenkinsScripts().size(), jenkinsScripts()::toString);
  }

  @Test
  void azureAppliesMainAloneAfterTheChecksOfAnEnvironment() throws Exception {
    Object apply = at(yaml("azure/azure-pipelines.yml"), "stages", 1);

    assertTrue(at(apply, "condition").toString().contains("'refs/heads/main'"));
    assertEquals("zpa-production", at(apply, "jobs", 0, "environment"));
    assertTrue(map(at(apply, "jobs", 0)).containsKey("deployment"));
  }

  @Test
  void theUnitOfSystemdHasFewRightsAndNoSecretInItsEnvironment() throws Exception {
    String unit = text("systemd/zpacert-drift.service");

    for (String line : List.of(
        "Type=oneshot",
        "DynamicUser=yes",
        "ProtectSystem=strict",
        "NoNewPrivileges=yes",
        "CapabilityBoundingSet=",
        "SuccessExitStatus=17",
        "LoadCredential=client-secret:/etc/zpacert/secrets/client-secret",
        "Environment=ZSCALER_CLIENT_SECRET_FILE=%d/client-secret")) {
      assertTrue(unit.lines().anyMatch(line::equals), () -> "no " + line);
    }
    // the JVM's compiler writes what it executes
    assertTrue(unit.lines().noneMatch(l -> l.startsWith("MemoryDenyWriteExecute=")));
    assertTrue(text("systemd/zpacert-drift.timer").contains("\nWantedBy=timers.target\n"));
  }

  @Test
  void theJobOfKubernetesHasFewRightsAndItsSecretsAsFiles() throws Exception {
    Object job = yaml("kubernetes/cronjob.yaml");
    Object pod = at(job, "spec", "jobTemplate", "spec", "template", "spec");
    Object container = at(pod, "containers", 0);

    assertEquals("batch/v1", at(job, "apiVersion"));
    assertEquals("Forbid", at(job, "spec", "concurrencyPolicy"));
    assertEquals("Never", at(pod, "restartPolicy"));
    assertEquals(false, at(pod, "automountServiceAccountToken"));
    assertEquals(true, at(pod, "securityContext", "runAsNonRoot"));
    assertEquals(true, at(container, "securityContext", "readOnlyRootFilesystem"));
    assertEquals(false, at(container, "securityContext", "allowPrivilegeEscalation"));
    assertEquals(List.of("ALL"), at(container, "securityContext", "capabilities", "drop"));
    Set<Object> mounted = list(at(container, "volumeMounts")).stream()
        .map(m -> at(m, "name"))
        .collect(Collectors.toSet());
    assertEquals(
        list(at(pod, "volumes")).stream().map(v -> at(v, "name")).collect(Collectors.toSet()),
        mounted);
    list(at(container, "env"))
        .forEach(v -> assertTrue(at(v, "name").toString().endsWith("_FILE")
            || !at(v, "name").toString().matches(".*(SECRET|CLIENT_ID|CONN_STR).*")));
    String[] args =
        list(at(container, "args")).stream().map(Object::toString).toArray(String[]::new);
    assertDoesNotThrow(() -> Commands.commandLine(Cli.idle(), false).parseArgs(args));
  }

  @Test
  void theJobOfKubernetesTriesAgainOnlyWhatMayPassByItself() throws Exception {
    Object codes = at(
        yaml("kubernetes/cronjob.yaml"),
        "spec",
        "jobTemplate",
        "spec",
        "podFailurePolicy",
        "rules",
        0,
        "onExitCodes",
        "values");

    for (ExitCode code : ExitCode.values()) {
      boolean passes = Set.of(
              ExitCode.SUCCESS,
              ExitCode.LOCKED,
              ExitCode.STALE_PLAN,
              ExitCode.UNREACHABLE,
              ExitCode.PARTIAL,
              ExitCode.INTERRUPTED)
          .contains(code);
      assertEquals(!passes, list(codes).contains(code.number), code::toString);
    }
  }
}
