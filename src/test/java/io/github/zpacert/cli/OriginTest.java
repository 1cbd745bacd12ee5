package io.github.zpacert.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.zpacert.Programs;
import io.github.zpacert.model.Made;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OriginTest {

  @TempDir
  private Path directory;

  @Test
  void isUnknownWhereNobodyTellsIt() {
    assertEquals(Made.UNKNOWN, Origin.of(Map.of(), directory));
  }

  @Test
  void isWhatGitHubActionsTells() {
    Made made = of(
        "GITHUB_ACTIONS", "true",
        "GITHUB_ACTOR", "dora",
        "GITHUB_SHA", "c0ffee",
        "GITHUB_SERVER_URL", "https://github.com",
        "GITHUB_REPOSITORY", "acme/certs",
        "GITHUB_RUN_ID", "17");

    assertEquals(made("dora", "", "c0ffee", "https://github.com/acme/certs/actions/runs/17"), made);
  }

  @Test
  void isWhatGitLabTells() {
    Made made = of(
        "GITLAB_CI", "true",
        "GITLAB_USER_LOGIN", "dora",
        "GITLAB_USER_EMAIL", "dora@example.com",
        "CI_COMMIT_SHA", "c0ffee",
        "CI_JOB_URL", "https://gitlab.example.com/acme/certs/-/jobs/17");

    assertEquals(
        made(
            "dora",
            "dora@example.com",
            "c0ffee",
            "https://gitlab.example.com/acme/certs/-/jobs/17"),
        made);
  }

  @Test
  void isWhatJenkinsTells() {
    Made made = of(
        "JENKINS_URL", "https://jenkins.example.com/",
        "CHANGE_AUTHOR", "dora",
        "CHANGE_AUTHOR_EMAIL", "dora@example.com",
        "GIT_COMMIT", "c0ffee",
        "BUILD_URL", "https://jenkins.example.com/job/certs/17/");

    assertEquals(
        made("dora", "dora@example.com", "c0ffee", "https://jenkins.example.com/job/certs/17/"),
        made);
  }

  @Test
  void isWhatAzureDevOpsTells() {
    Made made = of(
        "TF_BUILD", "True",
        "BUILD_REQUESTEDFOR", "Dora",
        "BUILD_REQUESTEDFOREMAIL", "dora@example.com",
        "BUILD_SOURCEVERSION", "c0ffee",
        "SYSTEM_COLLECTIONURI", "https://dev.azure.com/acme/",
        "SYSTEM_TEAMPROJECT", "Edge Team",
        "BUILD_BUILDID", "17");

    assertEquals(
        made(
            "Dora",
            "dora@example.com",
            "c0ffee",
            "https://dev.azure.com/acme/Edge%20Team/_build/results?buildId=17"),
        made);
  }

  @Test
  void isWhatOurOwnVariablesTellBeforeAnyOther() {
    Made made = of(
        "GITLAB_CI", "true",
        "GITLAB_USER_LOGIN", "robot",
        "CI_COMMIT_SHA", "c0ffee",
        "ZPACERT_ACTOR", "dora",
        "ZPACERT_ACTOR_EMAIL", "dora@example.com",
        "ZPACERT_COMMIT", "f00d",
        "ZPACERT_JOB_URL", "https://ci.example.com/17");

    assertEquals(made("dora", "dora@example.com", "f00d", "https://ci.example.com/17"), made);
  }

  @Test
  void isNotWhatTheVariablesOfAnAbsentCiTell() {
    assertEquals(Made.UNKNOWN, of("GITHUB_ACTOR", "dora", "BUILD_URL", "https://x.example.com"));
  }

  @Test
  void namesTheCommitOfTheCheckoutAndWhetherItIsWhatIsThere() throws Exception {
    git("init", "-q");
    Files.writeString(directory.resolve("zpacert.yaml"), "version: 1\n");
    git("add", ".");
    git("-c", "user.name=d", "-c", "user.email=d@example.com", "commit", "-qm", "One");
    Files.writeString(directory.resolve("it.plan"), "not tracked");

    Made clean = Origin.of(Map.of(), directory);
    Files.writeString(directory.resolve("zpacert.yaml"), "version: 2\n");
    Made dirty = Origin.of(Map.of(), directory);

    assertEquals(40, clean.commit().orElseThrow().length());
    assertEquals(Optional.of(false), clean.dirty());
    assertEquals(clean.commit(), dirty.commit());
    assertEquals(Optional.of(true), dirty.dirty());
  }

  private void git(String... args) throws Exception {
    Assumptions.assumeTrue(Programs.has("git"), "git is not installed");
    Programs.run(directory, "", "git", args);
  }

  private Made of(String... variables) {
    Map<String, String> environment = new HashMap<>();
    for (int i = 0; i < variables.length; i += 2) {
      environment.put(variables[i], variables[i + 1]);
    }
    return Origin.of(environment, directory);
  }

  private static Made made(String actor, String email, String commit, String job) {
    return new Made(
        Optional.of(actor),
        Optional.of(email).filter(e -> !e.isEmpty()),
        Optional.of(commit),
        Optional.empty(),
        Optional.of(job));
  }
}
