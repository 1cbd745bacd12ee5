package io.github.zpacert.cli;

import com.google.common.base.Ascii;
import com.google.common.base.Strings;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.diag.Suggestion;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Words what is wrong with a command line. */
final class Misuse {

  private Misuse() {}

  static Problem of(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched
        && !unmatched.getUnmatched().isEmpty()) {
      return unknown(e.getCommandLine(), unmatched.getUnmatched().get(0));
    }
    if (e instanceof MissingParameterException missing && missing.getMissing().size() == 1) {
      return missing(missing.getMissing().get(0));
    }
    ArgSpec arg = e.getArgSpec();
    String value = e.getValue();
    return arg == null || value == null
        ? Problem.error(Strings.nullToEmpty(e.getMessage()))
        : Problem.error(name(arg) + " is \"" + value + "\", expected " + expected(arg));
  }

  private static Problem unknown(CommandLine command, String word) {
    Problem problem = Problem.error(unknownWord(command, word));
    return Suggestion.forWord(word, words(command)).map(problem::withHint).orElse(problem);
  }

  private static String unknownWord(CommandLine command, String word) {
    if (word.startsWith("-")) {
      return "there is no option \"" + word + "\"";
    }
    return command.getSubcommands().isEmpty()
        ? "\"" + word + "\" is one argument too many"
        : "there is no command \"" + word + "\"";
  }

  /** Returns every word that a command line may hold at this place. */
  private static List<String> words(CommandLine at) {
    Stream<String> options = at.getCommandSpec().options().stream().map(OptionSpec::longestName);
    return Stream.concat(options, at.getSubcommands().keySet().stream()).toList();
  }

  private static Problem missing(ArgSpec arg) {
    return Problem.error(
        arg.isOption()
            ? name(arg) + " needs a value: " + arg.paramLabel()
            : arg.paramLabel() + " is missing");
  }

  private static String name(ArgSpec arg) {
    return arg instanceof OptionSpec option ? option.longestName() : arg.paramLabel();
  }

  private static String expected(ArgSpec arg) {
    Class<?> type = arg.type();
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .map(c -> Ascii.toLowerCase(c.toString()))
          .collect(Collectors.joining(", "));
    }
    if (type == Duration.class) {
      return DurationConverter.EXPECTED;
    }
    if (type == Instant.class) {
      return TimeConverter.EXPECTED;
    }
    return type == boolean.class ? "true or false" : "a number";
  }
}
