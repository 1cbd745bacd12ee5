package io.github.zpacert.cli;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.diag.Suggestion;
import io.github.zpacert.model.Code;
import io.github.zpacert.report.ExplainJson;
import io.github.zpacert.report.ExplainText;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
    name = "explain",
    description = "Tell what a code of a warning or a refusal means, and what to do about it.")
final class ExplainCommand implements Callable<Integer> {

  private final Context context;

  @Parameters(
      arity = "0..1",
      paramLabel = "CODE",
      description = "The word in brackets behind a message, like lost-san. Default: list them all.")
  private @Nullable String word;

  ExplainCommand(Context context) {
    this.context = context;
  }

  @Override
  public Integer call() throws CommandException {
    Console console = context.console();
    if (word == null) {
      List<Code> all = Arrays.asList(Code.values());
      console.document(console.isJson() ? ExplainJson.of(all) : ExplainText.table());
    } else {
      Code code = code(word);
      console.document(
          console.isJson() ? ExplainJson.of(ImmutableList.of(code)) : ExplainText.of(code));
    }
    return ExitCode.SUCCESS.number;
  }

  /** One of the user's own rules is explained by what all of them have in common. */
  private static Code code(String word) throws CommandException {
    String known = word.startsWith(Code.RULE + ":") ? Code.RULE.word() : word;
    return Code.of(known).orElseThrow(() -> unknown(word));
  }

  private static CommandException unknown(String word) {
    List<String> words = Arrays.stream(Code.values()).map(Code::word).toList();
    return new CommandException(
        ExitCode.USAGE,
        Problem.error("there is no code \"" + word + "\"")
            .withHint(Suggestion.forWord(word, words).orElse("\"zpacert explain\" lists them")));
  }
}
