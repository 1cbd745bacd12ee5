package io.github.zpacert.cli;

import com.google.common.base.Strings;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.zpacert.model.Made;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Who is planning, from what and where, as the CI's variables tell it; git tells what they leave open. */
final class Origin {

  /**
   * The names of one CI's variables, the best first.
   *
   * @param mark set when the run is that CI's
   */
  private record Ci(
      String mark, List<String> actor, List<String> email, List<String> commit, String job) {}

  /** Variables of our own, which win over any CI's. */
  private static final Ci OWN = new Ci(
      "",
      List.of("ZPACERT_ACTOR"),
      List.of("ZPACERT_ACTOR_EMAIL"),
      List.of("ZPACERT_COMMIT"),
      "{ZPACERT_JOB_URL}");

  private static final ImmutableList<Ci> KNOWN = ImmutableList.of(
      new Ci(
          "GITHUB_ACTIONS",
          List.of("GITHUB_ACTOR"),
          List.of(),
          List.of("GITHUB_SHA"),
          "{GITHUB_SERVER_URL}/{GITHUB_REPOSITORY}/actions/runs/{GITHUB_RUN_ID}"),
      new Ci(
          "GITLAB_CI",
          List.of("GITLAB_USER_LOGIN"),
          List.of("GITLAB_USER_EMAIL"),
          List.of("CI_COMMIT_SHA"),
          "{CI_JOB_URL}"),
      new Ci(
          "JENKINS_URL",
          List.of("BUILD_USER_ID", "CHANGE_AUTHOR"),
          List.of("BUILD_USER_EMAIL", "CHANGE_AUTHOR_EMAIL"),
          List.of("GIT_COMMIT"),
          "{BUILD_URL}"),
      new Ci(
          "TF_BUILD",
          List.of("BUILD_REQUESTEDFOR"),
          List.of("BUILD_REQUESTEDFOREMAIL"),
          List.of("BUILD_SOURCEVERSION"),
          "{SYSTEM_COLLECTIONURI}{SYSTEM_TEAMPROJECT}/_build/results?buildId={BUILD_BUILDID}"));

  private final ImmutableMap<String, String> environment;
  private final ImmutableList<Ci> sources;

  private Origin(Map<String, String> environment) {
    this.environment = ImmutableMap.copyOf(environment);
    ImmutableList.Builder<Ci> found = ImmutableList.<Ci>builder().add(OWN);
    KNOWN.stream().filter(ci -> value(ci.mark()).isPresent()).limit(1).forEach(found::add);
    this.sources = found.build();
  }

  /** @param directory where git is asked */
  static Made of(Map<String, String> environment, Path directory) {
    Origin origin = new Origin(environment);
    GitCheckout git = new GitCheckout(directory, environment);
    Optional<String> commit = origin.first(Ci::commit).or(git::commit);
    return new Made(
        origin.first(Ci::actor),
        origin.first(Ci::email),
        commit,
        commit.isPresent() ? git.isDirty() : Optional.empty(),
        origin.job());
  }

  /** Returns where a browser shows the run, if the CI tells it. */
  static Optional<String> job(Map<String, String> environment) {
    return new Origin(environment).job();
  }

  private Optional<String> first(Function<Ci, List<String>> names) {
    return sources.stream()
        .flatMap(ci -> names.apply(ci).stream())
        .flatMap(name -> value(name).stream())
        .findFirst();
  }

  private Optional<String> job() {
    return sources.stream()
        .flatMap(ci -> filled(ci.job()).stream())
        .findFirst()
        // Azure's projects have names with blanks
        .map(url -> url.replace(" ", "%20"));
  }

  /** Returns the text with its variables' values, or nothing when one is not set. */
  private Optional<String> filled(String template) {
    StringBuilder out = new StringBuilder();
    int from = 0;
    for (int open = template.indexOf('{'); open >= 0; open = template.indexOf('{', from)) {
      int close = template.indexOf('}', open);
      Optional<String> value = value(template.substring(open + 1, close));
      if (value.isEmpty()) {
        return Optional.empty();
      }
      out.append(template, from, open).append(value.get());
      from = close + 1;
    }
    return Optional.of(out.append(template.substring(from)).toString());
  }

  private Optional<String> value(String name) {
    return Optional.ofNullable(Strings.emptyToNull(environment.getOrDefault(name, "")));
  }
}
