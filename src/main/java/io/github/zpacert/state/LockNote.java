package io.github.zpacert.state;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a lock says beyond Terraform's other six facts. Travels as text in the seventh, {@code Info}, since servers check
 * those keys and pass no other on: {@code job=https://ci.example.com/7 plan=sha256:3f2a}.
 *
 * @param jobUrl where the run can be watched
 * @param planDigest of the saved plan that is applied
 */
public record LockNote(Optional<String> jobUrl, Optional<String> planDigest) {

  public static final LockNote EMPTY = new LockNote(Optional.empty(), Optional.empty());

  private static final Pattern JOB = Pattern.compile("(?:^|\\s)job=(\\S+)");
  private static final Pattern PLAN = Pattern.compile("(?:^|\\s)plan=(\\S+)");

  /** Finds the note in the text of anybody's lock. */
  public static LockNote read(String info) {
    return new LockNote(find(JOB, info), find(PLAN, info));
  }

  public String text() {
    return Stream.of(jobUrl.map(url -> "job=" + url), planDigest.map(d -> "plan=" + d))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(" "));
  }

  private static Optional<String> find(Pattern pattern, String info) {
    Matcher matcher = pattern.matcher(info);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
