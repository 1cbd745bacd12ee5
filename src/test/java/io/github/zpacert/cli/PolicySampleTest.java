package io.github.zpacert.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.zpacert.Programs;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The Rego policy over plans that the program has saved. Nothing in Maven's repository reads Rego: where neither conftest
 * nor OPA is installed, these are skipped, and say so.
 */
class PolicySampleTest {

  private static final String POLICY =
      Path.of("samples/pipelines/policy").toAbsolutePath().toString();

  @TempDir
  Path directory;

  private Project project;
  private Cli cli;

  @BeforeEach
  void begin() throws Exception {
    project = new Project(directory);
    cli = new Cli(directory).with("ZPACERT_COMMIT", "4f2a");
  }

  @Test
  void conftestTakesAnOrdinaryPlan() throws Exception {
    Instant now = Instant.now();
    project.add("shop.example.com").set("shop.example.com", "description", "Shop");
    project.material(
        "shop.example.com",
        project
            .certificate("shop.example.com")
            .validFrom(now)
            .validUntil(now.plus(Duration.ofDays(90)))
            .selfSigned());

    Programs.Result result = conftest();

    assertEquals(0, result.code(), result::out);
    assertTrue(result.out().contains("0 failures"), result::out);
  }

  @Test
  void conftestRefusesWhatThePolicyForbids() throws Exception {
    project.add("portal.example.com").set("portal.example.com", "description", "Portal");
    cli.run("apply", "--auto-approve").expect(ExitCode.SUCCESS);
    project.drop("portal.example.com").add("shop.example.com");

    Programs.Result result = conftest();

    assertEquals(1, result.code(), result::out);
    assertTrue(
        result.out().contains("Default/portal.example.com: must not be deleted"), result::out);
    assertTrue(
        result.out().contains("Default/shop.example.com: says nothing of what it is for"),
        result::out);
  }

  @Test
  void opaSaysTheSame() throws Exception {
    assumeTrue(Programs.has("opa"), "opa is not installed");
    project.add("shop.example.com");
    savePlan();

    Programs.Result result = Programs.attempt(
        directory,
        "",
        "opa",
        "eval",
        "--fail-defined",
        "--data",
        POLICY + "/zpacert.rego",
        "--input",
        "zpacert.plan",
        "data.main.deny[_]");

    assertEquals(1, result.code(), result::out);
    assertTrue(result.out().contains("says nothing of what it is for"), result::out);
  }

  @Test
  void thePolicyPassesItsOwnTests() throws Exception {
    assumeTrue(Programs.has("conftest"), "conftest is not installed");

    Programs.run(directory, "", "conftest", "verify", "--policy", POLICY);
  }

  private Programs.Result conftest() throws Exception {
    assumeTrue(Programs.has("conftest"), "conftest is not installed");
    savePlan();
    return Programs.attempt(
        directory, "", "conftest", "test", "--parser", "json", "--policy", POLICY, "zpacert.plan");
  }

  private void savePlan() {
    cli.run("plan", "--out", "zpacert.plan").expect(ExitCode.SUCCESS);
  }
}
