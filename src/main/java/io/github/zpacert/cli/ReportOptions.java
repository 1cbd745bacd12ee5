package io.github.zpacert.cli;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.diag.Suggestion;
import io.github.zpacert.report.ReportKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/** Which reports a run is to write. */
final class ReportOptions {

  /** The file that stands for standard output. */
  static final String STANDARD_OUTPUT = "-";

  @Option(
      names = "--report",
      paramLabel = "KIND=FILE",
      description =
          "Write a report; repeatable. markdown, html, json, junit, sarif or prometheus; of a plan also gitlab,"
              + " change-request or change-request-json. FILE may be \"-\" once")
  private List<String> reports = new ArrayList<>();

  /** A report that is asked for. */
  record Request(ReportKind kind, String file) {

    boolean isToStandardOutput() {
      return file.equals(STANDARD_OUTPUT);
    }
  }

  /**
   * Returns what is asked for, in the order of the command line.
   *
   * @param command that is to be reported
   */
  ImmutableList<Request> requests(String command) throws CommandException {
    ImmutableList.Builder<Request> requests = ImmutableList.builder();
    Set<String> files = new HashSet<>();
    for (String report : reports) {
      Request request = parse(report);
      if (request.kind().needsPlan() && command.equals("drift")) {
        throw misuse(
            Problem.error("drift has no report of kind \"" + request.kind().word() + "\"")
                .withHint("\"zpacert plan\" has"));
      }
      if (!files.add(request.file())) {
        throw misuse(Problem.error("two reports go to \"" + request.file() + "\""));
      }
      requests.add(request);
    }
    return requests.build();
  }

  private static Request parse(String report) throws CommandException {
    int equals = report.indexOf('=');
    if (equals < 0 || equals == report.length() - 1) {
      throw misuse(Problem.error("--report is \"" + report + "\", expected KIND=FILE"));
    }
    String word = report.substring(0, equals);
    ReportKind kind = ReportKind.named(word).orElse(null);
    if (kind == null) {
      throw misuse(unknown(word));
    }
    return new Request(kind, report.substring(equals + 1));
  }

  private static Problem unknown(String word) {
    return Problem.error("there is no report of kind \"" + word + "\"")
        .withHint(Suggestion.forWord(word, ReportKind.words())
            .orElseGet(() -> "expected " + String.join(", ", ReportKind.words())));
  }

  private static CommandException misuse(Problem problem) {
    return new CommandException(ExitCode.USAGE, problem);
  }
}
