package io.github.zpacert.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.diag.ProblemException;
import io.github.zpacert.diag.Suggestion;
import io.github.zpacert.notify.Webhook;
import io.github.zpacert.report.NoticeKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** Who is to be told of a run. */
final class NotifyOptions {

  private static final String VARIABLE = "env:";
  private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

  /** What is longer may be an address, put where it does not belong. */
  private static final Pattern WORD = Pattern.compile("[A-Za-z]{1,20}");

  @Option(
      names = "--notify",
      paramLabel = "KIND=WHERE",
      description =
          "Tell a webhook of drift, expiry or failure; repeatable. KIND is json, slack or teams; WHERE is"
              + " env:NAME, the variable that holds its URL, or the URL itself, which others on this machine"
              + " can see then")
  private List<String> notify = new ArrayList<>();

  @Option(names = "--notify-always", description = "Tell it also when there is nothing to tell.")
  boolean always;

  /** A notification that is asked for. */
  record Request(NoticeKind kind, Webhook webhook) {}

  /** Returns what is asked for, in the order of the command line. No message repeats an address. */
  ImmutableList<Request> requests(Map<String, String> environment) throws CommandException {
    if (always && notify.isEmpty()) {
      throw misuse(Problem.error("--notify-always needs a --notify"));
    }
    ImmutableList.Builder<Request> requests = ImmutableList.builder();
    for (String request : notify) {
      requests.add(parse(request, environment));
    }
    return requests.build();
  }

  private static Request parse(String request, Map<String, String> environment)
      throws CommandException {
    int equals = request.indexOf('=');
    String word = equals < 0 ? "" : request.substring(0, equals);
    String where = request.substring(equals + 1);
    if (!WORD.matcher(word).matches() || where.isEmpty()) {
      throw misuse(Problem.error("--notify is not KIND=WHERE")
          .withHint("write it like slack=env:SLACK_WEBHOOK"));
    }
    NoticeKind kind = NoticeKind.named(word).orElse(null);
    if (kind == null) {
      throw misuse(Problem.error("there is no notification of kind \"" + word + "\"")
          .withHint(Suggestion.forWord(word, NoticeKind.words())
              .orElseGet(() -> "expected " + String.join(", ", NoticeKind.words()))));
    }
    return new Request(kind, webhook(word, where, environment));
  }

  private static Webhook webhook(String word, String where, Map<String, String> environment)
      throws CommandException {
    try {
      return where.startsWith(VARIABLE)
          ? named(word, where.substring(VARIABLE.length()), environment)
          : Webhook.of("the URL of --notify " + word, where);
    } catch (ProblemException e) {
      throw misuse(e.problems().get(0));
    }
  }

  private static Webhook named(String word, String name, Map<String, String> environment)
      throws ProblemException {
    if (!NAME.matcher(name).matches()) {
      throw new ProblemException(
          Problem.error("--notify " + word + "=env: is not followed by the name of a variable"));
    }
    String direct = environment.getOrDefault(name, "");
    if (!direct.isBlank()) {
      return Webhook.of("the value of " + name, direct);
    }
    String file = environment.getOrDefault(name + "_FILE", "").strip();
    if (file.isEmpty()) {
      throw new ProblemException(Problem.error(
              "--notify " + word + " names the variable \"" + name + "\", which is not set")
          .withHint("set it to the webhook's URL, or " + name + "_FILE to a file that holds it"));
    }
    return Webhook.of("what the file of " + name + "_FILE holds", content(name, file));
  }

  private static String content(String name, String file) throws ProblemException {
    try {
      return Files.readString(Path.of(file), UTF_8);
    } catch (IOException | InvalidPathException e) {
      throw new ProblemException(
          Problem.error("the file that " + name + "_FILE names cannot be read"));
    }
  }

  private static CommandException misuse(Problem problem) {
    return new CommandException(ExitCode.USAGE, problem);
  }
}
