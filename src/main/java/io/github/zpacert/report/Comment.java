package io.github.zpacert.report;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.diag.Problem;
import java.util.function.Function;

/** A comment of a merge request as it grows. Says what it leaves out, and stops in time for what forges take. */
final class Comment {

  /** GitHub takes 65,536 characters; GitLab, and GitHub's summary of a step, take far more. */
  private static final int ROOM = 60_000;

  /** The share of each list, so that there is always something to unfold. */
  private static final int ROOM_OF_A_LIST = ROOM / 4;

  private final StringBuilder out;

  Comment(String heading) {
    out = new StringBuilder("### ").append(heading).append('\n');
  }

  Comment problems(String heading, ImmutableList<Problem> problems) {
    if (problems.isEmpty() || isFull()) {
      return this;
    }
    int limit = out.length() + ROOM_OF_A_LIST;
    StringBuilder lines = new StringBuilder();
    int shown = 0;
    while (shown < problems.size() && out.length() + lines.length() < limit) {
      lines.append(ProblemText.render(problems.get(shown++), Style.PLAIN));
    }
    out.append("\n**").append(heading).append("**\n\n").append(Markdown.block(lines.toString()));
    return rest(problems.size() - shown, "problem");
  }

  /**
   * Adds a table, if there is anything to stand in it.
   *
   * @param heading empty for none
   * @param columns the names of the columns, separated by bars
   * @param cells of one row, likewise
   */
  <T> Comment table(
      String heading, String columns, ImmutableList<T> rows, Function<T, String> cells) {
    if (rows.isEmpty() || isFull()) {
      return this;
    }
    out.append(heading.isEmpty() ? "" : "\n**" + heading + "**\n");
    out.append("\n| ").append(columns).append(" |\n|");
    out.append("---|".repeat(columns.split("\\|").length)).append('\n');
    int limit = out.length() + ROOM_OF_A_LIST;
    int shown = 0;
    while (shown < rows.size() && out.length() < limit) {
      out.append("| ").append(cells.apply(rows.get(shown++))).append(" |\n");
    }
    return rest(rows.size() - shown, "row");
  }

  /** Adds a block for each that has room in full. */
  <T> Comment details(ImmutableList<T> details, Function<T, String> block) {
    int shown = 0;
    while (shown < details.size()) {
      String next = block.apply(details.get(shown));
      if (out.length() + next.length() > ROOM) {
        break;
      }
      out.append(next);
      shown++;
    }
    return rest(details.size() - shown, "detail");
  }

  private boolean isFull() {
    return out.length() > ROOM - ROOM_OF_A_LIST;
  }

  private Comment rest(int number, String what) {
    if (number > 0) {
      out.append("\n… and ")
          .append(Wording.count(number, "more " + what))
          .append(", left out for the length of this comment.\n");
    }
    return this;
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
