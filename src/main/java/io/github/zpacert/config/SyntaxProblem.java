package io.github.zpacert.config;

import com.google.common.base.Strings;
import io.github.zpacert.diag.Position;
import io.github.zpacert.diag.Problem;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;

/** The parser's complaints in our words: never a class name, never a piece of the file beyond a character. */
final class SyntaxProblem {

  private SyntaxProblem() {}

  /** Returns the place of a mark: the parser counts from 0, people and editors from 1. */
  static Position position(String file, Mark mark) {
    return new Position(file, mark.getLine() + 1, mark.getColumn() + 1);
  }

  /**
   * Returns what the parser stumbled over.
   *
   * @param last where the parser was when all was well, for complaints without a place
   */
  static Problem of(RuntimeException complaint, String file, Position last) {
    if (complaint instanceof MarkedYamlEngineException marked) {
      return marked(marked, marked.getProblemMark().map(m -> position(file, m)).orElse(last));
    }
    if (complaint instanceof YamlVersionException) {
      return Problem.error(last, "not a version of YAML that can be read").withHint("use YAML 1.2");
    }
    return Problem.error(last, "not valid YAML after this place");
  }

  private static Problem marked(MarkedYamlEngineException complaint, Position at) {
    String said = Strings.nullToEmpty(complaint.getProblem());
    String context = Strings.nullToEmpty(complaint.getContext());
    Problem found = Problem.error(
        at, "not valid YAML: " + plain(said) + (context.isEmpty() ? "" : ", " + context));
    return hint(said).map(found::withHint).orElse(found);
  }

  // without the advice about indentation, which fits tabs only, and the numbers of characters
  private static String plain(String said) {
    return said.replace("character '\\t(TAB)'", "a tab")
        .replaceAll("\\. \\(Do not use .*|\\([0-9]+\\)", "")
        .replaceAll("\\p{Cntrl}", " ")
        .strip();
  }

  private static Optional<String> hint(String said) {
    if (said.contains("TAB")) {
      return Optional.of("indent with blanks, not with tabs");
    }
    if (said.contains("cannot start any token")) {
      return Optional.of("put the value in quotes");
    }
    if (said.contains("mapping values are not allowed")) {
      return Optional.of("check the indentation, or put a value that holds \": \" in quotes");
    }
    return Optional.empty();
  }
}
