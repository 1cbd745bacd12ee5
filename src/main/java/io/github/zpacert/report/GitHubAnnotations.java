package io.github.zpacert.report;

import io.github.zpacert.diag.Position;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a run has found, as GitHub's workflow commands: each is shown beside its line of the file. */
public final class GitHubAnnotations {

  /** What GitHub shows of each level in one step. */
  private static final int SHOWN = 10;

  private static final String NOTE = "notice";

  private GitHubAnnotations() {}

  /** Returns a line for each finding, errors first, no more of each level than GitHub shows. */
  public static String of(Report report) {
    return Stream.of("error", "warning", NOTE)
        .flatMap(level ->
            Finding.of(report).stream().filter(f -> f.level(NOTE).equals(level)).limit(SHOWN))
        .map(f -> line(f) + "\n")
        .collect(Collectors.joining());
  }

  private static String line(Finding finding) {
    return "::" + finding.level(NOTE) + " " + place(finding.at()) + ",title="
        + property(finding.rule().id()) + "::" + data(finding.message());
  }

  private static String place(Position at) {
    String file = "file=" + property(Printable.of(at.file()));
    return at.line() == 0 ? file : file + ",line=" + at.line() + ",col=" + at.column();
  }

  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }

  private static String data(String text) {
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }
}
