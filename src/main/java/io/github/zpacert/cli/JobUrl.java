package io.github.zpacert.cli;

import java.util.Map;
import java.util.Optional;

/** Where the pipeline's job that runs us can be watched, by the variables that such systems set. Pure. */
final class JobUrl {

  private JobUrl() {}

  /** Returns the address of a job of GitLab, Jenkins, GitHub or Azure DevOps; empty elsewhere. */
  static Optional<String> of(Map<String, String> environment) {
    return Optional.<String>empty()
        .or(() -> joined(environment, "CI_JOB_URL"))
        .or(() -> joined(environment, "BUILD_URL"))
        .or(() -> joined(
            environment,
            "GITHUB_SERVER_URL",
            "/",
            "GITHUB_REPOSITORY",
            "/actions/runs/",
            "GITHUB_RUN_ID"))
        .or(() -> joined(
            environment,
            "SYSTEM_COLLECTIONURI",
            "",
            "SYSTEM_TEAMPROJECT",
            "/_build/results?buildId=",
            "BUILD_BUILDID"))
        .map(url -> url.replace(" ", "%20"));
  }

  /** Joins variables, which stand first and then in every second place, with the texts between them. */
  private static Optional<String> joined(Map<String, String> environment, String... parts) {
    StringBuilder url = new StringBuilder();
    for (int i = 0; i < parts.length; i++) {
      String part = i % 2 == 0 ? environment.getOrDefault(parts[i], "") : parts[i];
      if (i % 2 == 0 && part.isBlank()) {
        return Optional.empty();
      }
      url.append(part);
    }
    return Optional.of(url.toString());
  }
}
