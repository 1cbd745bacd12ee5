package io.github.zpacert.report;

import io.github.zpacert.diag.Problem;
import java.util.Collection;
import java.util.stream.Collectors;

/** Problems for a person: {@code Error: zpacert.yaml:12:5: message [code]}, and below it, indented, what to do. */
public final class ProblemText {

  private ProblemText() {}

  /** Returns all of them in the given order, each with its line feed. */
  public static String render(Collection<Problem> problems, Style style) {
    return problems.stream().map(p -> render(p, style)).collect(Collectors.joining());
  }

  public static String render(Problem problem, Style style) {
    return label(problem, style) + " " + place(problem) + Printable.of(problem.message())
        + problem.code().map(c -> " [" + Printable.of(c) + "]").orElse("") + "\n"
        + problem.hint().map(h -> "  " + Printable.of(h) + "\n").orElse("");
  }

  private static String label(Problem problem, Style style) {
    return problem.isError() ? style.red("Error:") : style.yellow("Warning:");
  }

  private static String place(Problem problem) {
    return problem.at().map(p -> Printable.of(p.toString()) + ": ").orElse("");
  }
}
