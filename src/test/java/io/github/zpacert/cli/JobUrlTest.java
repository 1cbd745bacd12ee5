package io.github.zpacert.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobUrlTest {

  @Test
  void findsTheJobOfEverySystem() {
    assertJob(
        "https://gitlab.example.com/t/-/jobs/7",
        Map.of("CI_JOB_URL", "https://gitlab.example.com/t/-/jobs/7"));
    assertJob(
        "https://jenkins.example.com/job/a/7/",
        Map.of("BUILD_URL", "https://jenkins.example.com/job/a/7/"));
    assertJob(
        "https://github.com/acme/certs/actions/runs/7",
        Map.of(
            "GITHUB_SERVER_URL", "https://github.com",
            "GITHUB_REPOSITORY", "acme/certs",
            "GITHUB_RUN_ID", "7"));
    assertJob(
        "https://dev.azure.com/acme/Edge%20Team/_build/results?buildId=7",
        Map.of(
            "SYSTEM_COLLECTIONURI", "https://dev.azure.com/acme/",
            "SYSTEM_TEAMPROJECT", "Edge Team",
            "BUILD_BUILDID", "7"));
  }

  @Test
  void findsNoneOutsideOfAPipeline() {
    assertEquals(Optional.empty(), JobUrl.of(Map.of("GITHUB_SERVER_URL", "https://github.com")));
  }

  private static void assertJob(String url, Map<String, String> environment) {
    assertEquals(Optional.of(url), JobUrl.of(environment));
  }
}
